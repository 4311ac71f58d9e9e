/** Plans the next visit by the regime of patronage and starts its clock. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { endOfDay, nextVisitOn } from '#domain/visit-schedule.ts';
import { dayOf } from '#domain/working-days.ts';
import { lastHomeVisit } from '#store/case-facts-store.ts';
import type { Transaction } from '#store/database.ts';
import { placeOf } from '#store/places-store.ts';
import { rulebookOn } from '#store/rulebooks-store.ts';
import { codeOf, type JobContext } from './job-context.ts';
import { startDeadline } from './start-deadline.ts';

export async function planVisit(trx: Transaction, { owner, variables, now }: JobContext): Promise<EngineVariables> {
  const { timeZone } = await placeOf(trx, owner.centreId);
  const today = dayOf(now, timeZone);
  const { content } = await rulebookOn(trx, 'visit-regimes', today);
  const last = await lastHomeVisit(trx, owner.id);
  const regime = last?.regime ?? codeOf(variables, 'visitRegime') ?? content.default;
  const period = content.regimes[regime] ?? content.regimes[content.default];
  if (!period) throw new DomainError('RULE_MISSING');
  const planned = nextVisitOn(last?.visitedOn ?? today, period, today);
  await startDeadline(trx, owner, { rule: 'T18', at: now, dueAt: endOfDay(planned, timeZone) });
  return { nextVisitOn: planned };
}
