/**
 * Which clocks an emergency starts and stops. Those of the response belong to its own part of the case; the claim in court
 * belongs to the case, because it must be filed after the response has ended too. Source: domain.md §2.1 (T4, T9–T11).
 */
import type { ClockChange } from './case-clocks.ts';

/** A danger became known: the bodies are told at once. */
export const dangerKnown = (at: string): ClockChange => ({ start: [{ rule: 'T2', at }], stop: [] });

/** An emergency began, or the child is still unsafe: measures within the limit of T9. */
export const emergencyStarted = (at: string): ClockChange => ({ start: [{ rule: 'T9', at }], stop: [] });

/** Measures were taken: a removed child's prosecutor is told at once, any child is seen again. */
export function measuresTaken(removed: boolean, at: string): ClockChange {
  return { start: [{ rule: removed ? 'T10' : 'T4', at }], stop: ['T9'] };
}

/** The removal is recorded: the prosecutor knows and the child is placed; it is seen again where it is now. */
export const removalRecorded = (at: string): ClockChange => ({ start: [{ rule: 'T4', at }], stop: ['T10'] });

/** The claim in court is due from the act of removal. */
export const claimDue = (removedAt: string): ClockChange => ({ start: [{ rule: 'T11', at: removedAt }], stop: [] });

/** The claim was filed. */
export const claimFiled: ClockChange = { start: [], stop: ['T11'] };

/** The child was looked for: seen or not, and safe or not. */
export function safetyChecked(seen: boolean, safe: boolean, at: string): ClockChange {
  return { start: safe ? [] : [{ rule: 'T9', at }], stop: seen ? ['T4'] : [] };
}

/** The emergency is over and the evidence may have changed: a new conclusion on the risk is due. */
export const evidenceRenewed = (at: string): ClockChange => ({ start: [{ rule: 'T8', at }], stop: [] });
