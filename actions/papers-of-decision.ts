/** Papers of what the consilium decided on the case, and of a round that came to no decision: no form brings them about. */
import { type decisionDictionary, noDecisionTags } from '#documents/papers/consilium.ts';
import type { TagsOf } from '#documents/dictionary.ts';
import { decisionTitles } from '#domain/consilium-titles.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { AgendaState } from '#store/consilium-store.ts';
import { lastCaseProtocol, votesOf } from '#store/consilium-store.ts';
import type { Transaction } from '#store/database.ts';
import { issueSheets } from './issue-papers.ts';
import { codeOf, type JobContext } from './job-context.ts';
import { paperOfDecision } from './papers-by-form.ts';
import { lastAnswers } from './papers-of-form.ts';

/** The order or conclusion that follows from the decision on the case; once for each protocol. */
export async function issuePapersOfDecision(trx: Transaction, context: JobContext): Promise<EngineVariables> {
  const { owner, part, variables, now } = context;
  const decision = codeOf(variables, 'decision') ?? owner.decision ?? '';
  if (!isCaseDecision(decision)) return {};
  const protocol = await lastCaseProtocol(trx, owner.id);
  const said = await lastAnswers(trx, { owner, part, release: owner.release }, 'signProtocol');
  const own: TagsOf<typeof decisionDictionary> = { decisionTitle: decisionTitles[decision] };
  const origin = `decision:${protocol?.id ?? `${owner.id}:${decision}`}`;
  const sheet = { code: paperOfDecision[decision], subject: '', tags: { ...said, ...own } };
  await issueSheets(trx, { owner, partId: null, origin, submissionId: null, signerId: null, now }, [sheet]);
  return {};
}

/** The record of a round without a decision: no quorum, or no majority. */
export async function recordNoDecision(
  trx: Transaction,
  { owner, part, now }: Pick<JobContext, 'owner' | 'part' | 'now'>,
  agenda: AgendaState,
  outcome: 'NO_QUORUM' | 'NOT_ADOPTED',
): Promise<void> {
  const proposed = decisionTitles[agenda.proposedDecision];
  const tags = noDecisionTags({ proposed, outcome, votes: await votesOf(trx, agenda.id) });
  const origin = `round:${agenda.id}`;
  const occasion = { owner, partId: part?.id ?? null, origin, submissionId: null, signerId: null, now };
  await issueSheets(trx, occasion, [{ code: paperOfDecision[outcome], subject: '', tags }]);
}

type Decided = keyof typeof paperOfDecision & keyof typeof decisionTitles;
const isCaseDecision = (code: string): code is Decided => Object.hasOwn(paperOfDecision, code);
