/**
 * Deadlines T1–T23: from a rule and a start to the due moment, and from a row and the present to what must happen next.
 * Limits, warnings and ladders are data (rulebook `deadline-rules`); only the arithmetic lives here. Source: domain.md §2.1.
 */
import type { RoleCode } from './roles.ts';
import { beforeMoment, earliest, endOfPeriod, isBefore, type Period, type Place } from './working-days.ts';

/** A rung of the escalation ladder: how long after the due moment it is raised, and to whom. */
type Rung = { readonly after: Period; readonly role: RoleCode };
export type DeadlineRule = {
  readonly code: string;
  readonly title: string;
  readonly limit: Period;
  readonly warnBefore: Period | null;
  readonly ladder: readonly Rung[];
  readonly source: string;
  /** What the system itself does at the due moment, which then ends the clock: nobody is late (actions/on-due.ts). */
  readonly onDue?: string;
};
/** Rules in force, by code. */
export type DeadlineRules = Readonly<Record<string, DeadlineRule>>;

export type Deadline = {
  readonly id: string;
  readonly rule: string;
  readonly state: 'RUNNING' | 'PAUSED' | 'DONE' | 'CANCELLED';
  readonly startedAt: string;
  readonly dueAt: string;
  readonly warnAt: string | null;
  readonly warnedAt: string | null;
  readonly raisedLevel: number;
};

/** What must happen with a deadline now; `wakeAt` says when to ask again. */
export type NextMove =
  | { readonly action: 'DONE' }
  | { readonly action: 'PAUSED' }
  | { readonly action: 'WARN' }
  | { readonly action: 'ESCALATE'; readonly level: number; readonly role: RoleCode }
  | { readonly action: 'WAIT'; readonly wakeAt: string };

/** After the last rung the row is only asked again, so that a changed row or ladder is noticed. */
const recheck: Period = { unit: 'days', amount: 1 };

/** When a duty that began at `startedAt` falls due and when to warn of it. */
export function schedule(
  rule: DeadlineRule,
  startedAt: string,
  place: Place,
): { dueAt: string; warnAt: string | null } {
  const dueAt = endOfPeriod(startedAt, rule.limit, place);
  return { dueAt, warnAt: warnMoment(rule, startedAt, dueAt, place) };
}

/** The moment to warn before `dueAt`; none if it would lie before the start. */
export function warnMoment(rule: DeadlineRule, startedAt: string, dueAt: string, place: Place): string | null {
  if (!rule.warnBefore) return null;
  const moment = beforeMoment(dueAt, rule.warnBefore, place);
  return isBefore(moment, startedAt) ? startedAt : moment;
}

/**
 * Decides the next move of a deadline at `now`. Lateness never ends a duty: only DONE and CANCELLED rows end. A moment to wait
 * for always lies ahead, even when the warning was overslept: the engine would otherwise ask in circles.
 */
export function nextMove(deadline: Deadline, rule: DeadlineRule, now: string, place: Place): NextMove {
  if (deadline.state === 'DONE' || deadline.state === 'CANCELLED') return { action: 'DONE' };
  if (deadline.state === 'PAUSED') return { action: 'PAUSED' };
  if (warningIsDue(deadline, now)) return { action: 'WARN' };
  const rung = rule.onDue === undefined ? rule.ladder[deadline.raisedLevel] : undefined;
  const rungAt = rule.onDue === undefined ? rung && rungMoment(deadline, rung, place) : deadline.dueAt;
  if (rung && rungAt && !isBefore(now, rungAt)) {
    return { action: 'ESCALATE', level: deadline.raisedLevel + 1, role: rung.role };
  }
  const warnAt = deadline.warnAt && isBefore(now, deadline.warnAt) && !deadline.warnedAt ? deadline.warnAt : null;
  return { action: 'WAIT', wakeAt: earliest(warnAt, rungAt) ?? endOfPeriod(now, recheck, place) };
}

function warningIsDue(deadline: Deadline, now: string): boolean {
  if (!deadline.warnAt || deadline.warnedAt || deadline.raisedLevel > 0) return false;
  return !isBefore(now, deadline.warnAt) && isBefore(now, deadline.dueAt);
}

function rungMoment(deadline: Deadline, rung: Rung, place: Place): string {
  return rung.after.amount === 0 ? deadline.dueAt : endOfPeriod(deadline.dueAt, rung.after, place);
}

/** The due moment after a pause: the time that was left when it was paused is given back. */
export function dueAfterPause(deadline: Deadline, pausedAt: string, now: string): string {
  const paused = Date.parse(now) - Date.parse(pausedAt);
  return new Date(Date.parse(deadline.dueAt) + paused).toISOString();
}
