/** Step 5: the protocol of an adopted decision is signed, with the risk and the facts that the consilium settled. */
import { protocolSigned } from '#domain/consilium-clocks.ts';
import { agendaOf } from '#domain/consilium-decision.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import type { SignProtocolSubmission } from '#generated/form-types.ts';
import { lastProtocolOf, signProtocolRow } from '#store/consilium-store.ts';
import type { Transaction } from '#store/database.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';
import { partOf } from './part-of.ts';

export async function signProtocol(
  trx: Transaction,
  context: FormContext,
  data: SignProtocolSubmission,
): Promise<EngineVariables> {
  const { owner, userId, now } = context;
  const part = partOf(context);
  const protocol = await lastProtocolOf(trx, part.id);
  if (!protocol) throw new DomainError('NOT_FOUND');
  const onCase = agendaOf(part.variables['agenda']) === 'CASE';
  await signProtocolRow(trx, protocol.id, {
    decided_risk: onCase ? (data.decidedRisk ?? null) : null,
    divergence_reason: data.divergenceReason || null,
    facts: onCase ? (data.facts ?? []) : null,
    curator_order: data.curatorOrder ?? '',
    chair: data.chair,
    secretary: data.secretary,
    tasks: data.tasks,
    dissent: data.dissent,
    signed_on: data.signedOn,
    signed_by: userId,
  });
  await changeClocks(trx, owner, protocolSigned, now, part.id);
  return {};
}
