/** Step 3: what the team found at the family's home, or that nobody opened. */
import { randomUUID } from 'node:crypto';
import { visitMade } from '#domain/case-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { FieldVisitSubmission } from '#generated/form-types.ts';
import { insertFact } from '#store/case-facts-store.ts';
import type { Transaction } from '#store/database.ts';
import { describeFamily, mergeChildren, mergeParents } from '#store/families-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';

export async function recordFieldVisit(
  trx: Transaction,
  { owner, now, submissionId }: FormContext,
  data: FieldVisitSubmission,
): Promise<EngineVariables> {
  const childSeen = data.childSeen === 'YES';
  await insertFact(
    trx,
    'field_visits',
    { id: randomUUID(), caseId: owner.id, submissionId },
    {
      arrived_at: data.arrivedAt,
      result: data.visitResult,
      child_seen: data.childSeen ? childSeen : null,
      child_seen_alone: data.childSeenAlone ? data.childSeenAlone === 'YES' : null,
      act: data,
    },
  );
  if (data.visitResult === 'VISITED') {
    await describeFamily(trx, owner.familyId, '', data.address ?? '');
    await mergeChildren(trx, owner.familyId, data.children ?? []);
    await mergeParents(trx, owner.familyId, data.parents ?? []);
  }
  const seen = visitMade(data.visitResult, owner.urgency ?? '', childSeen, now);
  await changeClocks(trx, owner, seen, now);
  return {};
}
