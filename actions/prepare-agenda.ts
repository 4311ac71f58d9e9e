/** Step 5: the unit head puts a question to the consilium and names who votes on it. A question that failed is put in a new round. */
import { randomUUID } from 'node:crypto';
import { agendaOf, decidable } from '#domain/consilium-decision.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import type { PrepareAgendaSubmission } from '#generated/form-types.ts';
import { insertAgenda, lastAgenda } from '#store/consilium-store.ts';
import type { Transaction } from '#store/database.ts';
import { holdersOf } from '#store/people-store.ts';
import type { FormContext } from './form-context.ts';
import { partOf } from './part-of.ts';

export async function prepareAgenda(
  trx: Transaction,
  context: FormContext,
  data: PrepareAgendaSubmission,
): Promise<EngineVariables> {
  const { owner, submissionId } = context;
  const part = partOf(context);
  const agenda = agendaOf(part.variables['agenda']);
  const { proposedDecision } = data;
  if (!decidable(agenda, proposedDecision)) throw refused('proposedDecision', 'Такого решения по этому вопросу нет');
  const members = await holdersOf(trx, owner.centreId, 'consiliumMember');
  if (data.members.some((chosen) => !members.some(({ id }) => id === chosen))) {
    throw refused('members', 'Выберите членов консилиума из списка центра');
  }
  const round = ((await lastAgenda(trx, part.id))?.round ?? 0) + 1;
  await insertAgenda(trx, {
    id: randomUUID(),
    caseId: owner.id,
    partId: part.id,
    submissionId,
    round,
    agenda,
    heldOn: data.heldOn,
    question: data.question,
    proposedDecision,
    kind: data.kind,
    place: data.place,
    guests: data.guests ?? [],
    members: data.members,
  });
  return {};
}

function refused(path: string, message: string): DomainError {
  return new DomainError('INVALID_INPUT', { fields: [{ path, message }] });
}
