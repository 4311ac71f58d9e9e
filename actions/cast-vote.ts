/** Step 5: a member of the consilium votes, once in a round; who replaces an absent member gives that member's vote. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import type { CastVoteSubmission } from '#generated/form-types.ts';
import { lastAgenda, recordVote } from '#store/consilium-store.ts';
import type { Transaction } from '#store/database.ts';
import type { FormContext } from './form-context.ts';
import { partOf } from './part-of.ts';

/** TASK_CANCELED: the voting was closed or withdrawn meanwhile. TASK_ALREADY_DONE: this member has voted. */
export async function castVote(
  trx: Transaction,
  context: FormContext,
  data: CastVoteSubmission,
): Promise<EngineVariables> {
  const { task, now: at } = context;
  const userId = task.assignee ?? context.userId;
  const part = partOf(context);
  const agenda = await lastAgenda(trx, part.id);
  if (agenda?.state !== 'OPEN') throw new DomainError('TASK_CANCELED');
  const vote = { vote: data.vote, dissent: data.dissent ?? '', comment: data.comment, at };
  const cast = await recordVote(trx, { agendaId: agenda.id, userId }, vote);
  if (!cast) throw new DomainError('TASK_ALREADY_DONE');
  return {};
}
