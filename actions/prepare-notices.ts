/** Prepares the notices on the results of the work by the routes in force; what is prepared already is not doubled. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { applicableRoutes, type CaseFacts } from '#domain/notice-routing.ts';
import { dayOf } from '#domain/working-days.ts';
import type { Transaction } from '#store/database.ts';
import { agencyFor, insertNotice, noticesOf } from '#store/notices-store.ts';
import { placeOf } from '#store/places-store.ts';
import { rulebookOn } from '#store/rulebooks-store.ts';
import type { JobContext } from './job-context.ts';

export async function prepareNotices(
  trx: Transaction,
  { owner, variables, now }: JobContext,
): Promise<EngineVariables> {
  const { timeZone } = await placeOf(trx, owner.centreId);
  const { content } = await rulebookOn(trx, 'notice-routing', dayOf(now, timeZone));
  const waiting = (await noticesOf(trx, owner.id)).filter(({ sentAt }) => sentAt === null).map(({ fact }) => fact);
  const routes = applicableRoutes(content.routes, variables as CaseFacts).filter(({ fact }) => !waiting.includes(fact));
  for (const route of routes) {
    const agencyId = await agencyFor(trx, owner, route.recipient);
    if (!agencyId) continue;
    await insertNotice(trx, {
      caseId: owner.id,
      agencyId,
      fact: route.fact,
      legalGround: route.ground,
      content: '',
    });
  }
  return {};
}
