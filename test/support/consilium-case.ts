/** A case before its consilium, and what the people and the workers of the consilium do about it. */
import { evaluateDecision } from '#actions/evaluate-decision.ts';
import type { JobContext } from '#actions/job-context.ts';
import { openVoting } from '#actions/open-voting.ts';
import type { Vote } from '#domain/consilium-decision.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { FormSubmissions } from '#generated/form-types.ts';
import { findCase, lockCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { findPart } from '#store/parts-store.ts';
import { formFactsView } from '#store/views/form-facts-view.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { acceptedCase, addPart, answer, type Casework, idOf, NOW } from './casework.ts';

export type Member = 'consilium' | 'consilium2' | 'consilium3';
export const members: readonly Member[] = ['consilium', 'consilium2', 'consilium3'];

export type ConsiliumCase = Awaited<ReturnType<typeof consiliumCase>>;

/** An assessed case whose consilium has been called. */
export async function consiliumCase(casework: Casework) {
  const { caseId } = await acceptedCase(casework);
  const change = { step: 5, risk_level: 'MEDIUM', safety: 'SAFE', recommendation: 'OPEN_CASE' };
  await casework.owner('cases').where({ id: caseId }).update(change);
  await casework.owner('deadline_events').delete();
  await casework.owner('deadlines').where({ case_id: caseId }).delete();
  const partId = await addPart(casework, caseId, 'consilium', { variables: { agenda: 'CASE' } });
  return { caseId, partId, ...deedsOf(casework, caseId, partId) };
}

function deedsOf(casework: Casework, caseId: string, partId: string) {
  const place = <Id extends keyof FormSubmissions>(formId: Id, login: string) => ({ caseId, formId, login, partId });
  const agenda = (change: Partial<FormSubmissions['prepareAgenda']> = {}, asked: readonly Member[] = members) =>
    answer(casework, place('prepareAgenda', 'head'), {
      ...VALID.prepareAgenda.answers,
      members: asked.map((login) => idOf(casework, login)),
      ...change,
    });
  const vote = (login: string, cast: Vote, dissent = '') =>
    answer(casework, place('castVote', login), { vote: cast, comment: '', dissent });
  const job = (action: (trx: Transaction, context: JobContext) => Promise<EngineVariables>) =>
    casework.worker.transaction(async (trx) => {
      const owner = await lockCase(trx, caseId);
      const part = await findPart(trx, partId);
      if (!owner || !part) throw new Error('the case or its part is gone');
      return action(trx, { owner, part, elementId: '', headers: {}, variables: part.variables, now: NOW });
    });
  return {
    place,
    agenda,
    vote,
    job,
    row: (table: string) => casework.owner(table).where({ case_id: caseId }).first(),
    facts: (formId: string) =>
      casework.owner.transaction(async (trx) => {
        const owner = await findCase(trx, caseId);
        return owner && formFactsView(trx, formId, owner, partId);
      }),
    decided: async (votes: Partial<Record<Member, Vote>>) => {
      await agenda();
      await job(openVoting);
      for (const [login, cast] of Object.entries(votes)) await vote(login, cast);
      return job(evaluateDecision);
    },
  };
}
