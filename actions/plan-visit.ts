/**
 * Plans the next visit and starts its clock: by the regime of patronage, at once, or by the rhythm of watch (header `kind`).
 * A regime that people chose goes before that of the decision table. A visit of patronage waits while an emergency runs.
 * Source: domain.md §3 «Patronage».
 */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { endOfDay, nextVisitOn, wholeWeeks } from '#domain/visit-schedule.ts';
import { dayOf } from '#domain/working-days.ts';
import type { Transaction } from '#store/database.ts';
import { placeOf } from '#store/places-store.ts';
import { rulebookOn } from '#store/rulebooks-store.ts';
import { chosenRegime, lastVisitOf } from '#store/support-visits-store.ts';
import { endDeadlines } from './end-deadlines.ts';
import { heldAtOnce } from './hold-visits.ts';
import { codeOf, type JobContext } from './job-context.ts';
import { startDeadline } from './start-deadline.ts';

export async function planVisit(trx: Transaction, context: JobContext): Promise<EngineVariables> {
  const { owner, part, headers, now } = context;
  const { timeZone } = await placeOf(trx, owner.centreId);
  const today = dayOf(now, timeZone);
  const { content } = await rulebookOn(trx, 'visit-regimes', today);
  const kind = headers['kind'];
  const chosen = kind ? undefined : await chosenRegime(trx, owner.id);
  const asked = kind ?? chosen ?? codeOf(context.variables, 'visitRegime');
  const regime = asked && content.regimes[asked] ? asked : content.default;
  const period = content.regimes[regime];
  if (!period) throw new DomainError('RULE_MISSING');
  const since = part ? dayOf(part.startedAt, timeZone) : today;
  const last = part && (await lastVisitOf(trx, part.id));
  const planned = nextVisitOn(kind === 'AT_ONCE' ? today : (last?.visitedOn ?? since), period, today);
  await restartClock(trx, context, endOfDay(planned, timeZone));
  const next = { nextVisitOn: planned, weeksOfSupport: wholeWeeks(since, today) };
  if (kind || !part) return next;
  const visitsHeld = await heldAtOnce(trx, owner, part, now);
  return { ...next, visitRegime: regime, ...(chosen && { regimeChosen: chosen }), visitsHeld };
}

/** A visit that is planned anew (after a halt, at once) counts from its new day. */
async function restartClock(trx: Transaction, { owner, part, now }: JobContext, dueAt: string): Promise<void> {
  const partId = part?.id ?? null;
  await endDeadlines(trx, owner, { rules: ['T18'], at: now, how: 'CANCELLED', partId });
  await startDeadline(trx, owner, { rule: 'T18', at: now, dueAt, partId });
}
