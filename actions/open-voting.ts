/** Opens the voting of a consilium: those members are asked who have not voted in this round. */
import { votingOpened } from '#domain/consilium-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { lastAgenda, votesOf } from '#store/consilium-store.ts';
import type { Transaction } from '#store/database.ts';
import { changeClocks } from './change-clocks.ts';
import type { JobContext } from './job-context.ts';
import { partOf } from './part-of.ts';

export async function openVoting(trx: Transaction, context: JobContext): Promise<EngineVariables> {
  const { owner, now } = context;
  const part = partOf(context);
  const agenda = await lastAgenda(trx, part.id);
  if (agenda?.state !== 'OPEN') throw new DomainError('NOT_FOUND');
  const votes = await votesOf(trx, agenda.id);
  if (votes.length === 0) throw new DomainError('NO_MEMBERS');
  const voters = votes.filter(({ vote }) => vote === null).map(({ userId }) => userId);
  await changeClocks(trx, owner, votingOpened(now), now, part.id);
  return { voters, votingRound: agenda.round };
}
