/** Step 2: the unit head confirms the urgency, names the curator and sends the team out. */
import { randomUUID } from 'node:crypto';
import { teamFormed, urgencyKnown } from '#domain/case-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import type { FormTeamSubmission } from '#generated/form-types.ts';
import { insertFact } from '#store/case-facts-store.ts';
import { updateCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { holdersOf } from '#store/people-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';

export async function formTeam(
  trx: Transaction,
  { owner, now, submissionId }: FormContext,
  data: FormTeamSubmission,
): Promise<EngineVariables> {
  const curators = await holdersOf(trx, owner.centreId, 'caseCurator');
  if (!curators.some(({ id }) => id === data.curatorId)) {
    throw new DomainError('INVALID_INPUT', {
      fields: [{ path: 'curatorId', message: 'Выберите куратора из списка специалистов центра' }],
    });
  }
  await insertFact(
    trx,
    'response_teams',
    { id: randomUUID(), caseId: owner.id, submissionId },
    {
      urgency: data.urgency,
      downgrade_reason: data.downgradeReason || null,
      members: data.members ?? [],
      transport: data.transport ?? '',
      departure_at: data.departureAt || null,
    },
  );
  await updateCase(trx, owner.id, { urgency: data.urgency, curator_id: data.curatorId });
  if (data.urgency !== owner.variables['urgencyProposed']) {
    await changeClocks(trx, owner, urgencyKnown(data.urgency, now), now);
  }
  await changeClocks(trx, owner, teamFormed(data.urgency, now), now);
  return {};
}
