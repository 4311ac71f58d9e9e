/**
 * What a changed production calendar makes of an open deadline: counted anew from its start, its pauses given back again.
 * A moment that a person set and a date that the duty has of its own stay; only the warning before them may move.
 */
import { type Deadline, type DeadlineRule, nextMove, schedule, warnMoment } from './deadline.ts';
import { isBefore, type Place } from './working-days.ts';

/** How the due moment came about: counted by the rule, a date of the duty's own (a planned visit), set by a person. */
export type DueSource = 'RULE' | 'OWN' | 'PERSON';
export type OpenDeadline = Deadline & {
  readonly dueSource: DueSource;
  /** What its pauses that are over lasted together. */
  readonly pausedMs: number;
  readonly nextWakeAt: string | null;
};
export type Recounted = Pick<Deadline, 'id' | 'dueAt' | 'warnAt' | 'warnedAt' | 'raisedLevel'> & {
  readonly nextWakeAt: string | null;
};

/**
 * Null when nothing moves. What was warned of or raised by the former moment is raised anew by the new one; a moment that only
 * comes back after all was told of already and keeps silent (unique index on `deadline_events`).
 */
export function recount(deadline: OpenDeadline, rule: DeadlineRule, now: string, place: Place): Recounted | null {
  const dueAt = dueByCalendar(deadline, rule, place);
  const moved = !sameMoment(dueAt, deadline.dueAt);
  const changed = {
    id: deadline.id,
    dueAt,
    warnAt: warnMoment(rule, deadline.startedAt, dueAt, place),
    warnedAt: moved ? null : deadline.warnedAt,
    raisedLevel: moved && isBefore(now, dueAt) ? 0 : deadline.raisedLevel,
  };
  const nextWakeAt = wakeAt({ ...deadline, ...changed }, rule, now, place);
  const same = !moved && sameMoment(changed.warnAt, deadline.warnAt) && sameMoment(nextWakeAt, deadline.nextWakeAt);
  return same ? null : { ...changed, nextWakeAt };
}

function dueByCalendar(deadline: OpenDeadline, rule: DeadlineRule, place: Place): string {
  if (deadline.dueSource !== 'RULE') return deadline.dueAt;
  const { dueAt } = schedule(rule, deadline.startedAt, place);
  return new Date(Date.parse(dueAt) + deadline.pausedMs).toISOString();
}

/** When the row wants to be asked next; what is due at once keeps a moment that has passed, so that the watchdog sees it too. */
function wakeAt(deadline: OpenDeadline, rule: DeadlineRule, now: string, place: Place): string | null {
  const move = nextMove(deadline, rule, now, place);
  if (move.action === 'WAIT') return move.wakeAt;
  if (move.action === 'PAUSED' || move.action === 'DONE') return null;
  return deadline.nextWakeAt !== null && isBefore(deadline.nextWakeAt, now) ? deadline.nextWakeAt : now;
}

function sameMoment(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return Date.parse(one) === Date.parse(other);
}
