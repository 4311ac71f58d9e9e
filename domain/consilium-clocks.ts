/**
 * Clocks of the consilium and of informing the bodies: which event starts and stops which. They belong to the parts that work on
 * them; what a decision means for the road after it, support-clocks.ts says. T21, T22, T24, T25 and T30 are our own design.
 */
import type { ClockChange } from './case-clocks.ts';

/** The members were asked to vote: the voting closes by itself when its time is over. */
export const votingOpened = (at: string): ClockChange => ({ start: [{ rule: 'T24', at }], stop: [] });

/** The votes were counted without a decision: the question stays open. */
export const votingEnded: ClockChange = { start: [], stop: ['T24'] };

/** A decision was adopted (part `consilium`): the question was considered, its protocol is to be signed. */
export const decisionAdopted = (at: string): ClockChange => ({
  start: [{ rule: 'T30', at }],
  stop: ['T24', 'T21'],
});

export const protocolSigned: ClockChange = { start: [], stop: ['T30'] };

/** Informing began: the bodies are to hear of the results within the time that runs from the decision. */
export const informingBegun = (decidedAt: string): ClockChange => ({
  start: [{ rule: 'T22', at: decidedAt }],
  stop: [],
});

/** The bodies were informed; those who were written to are to answer. */
export const noticesSent = (sent: number, at: string): ClockChange => ({
  start: sent > 0 ? [{ rule: 'T25', at }] : [],
  stop: ['T22'],
});

/** Every body has answered, or it is known why it will not. */
export const receiptsIn: ClockChange = { start: [], stop: ['T25'] };

/** The bodies know of the danger. */
export const immediatelyInformed: ClockChange = { start: [], stop: ['T2'] };
