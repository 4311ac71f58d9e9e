/** The consilium: an agenda, votes of all members in any order, the decision that follows, and its signed protocol. */
import { closeVoting } from '#actions/close-voting.ts';
import { evaluateDecision } from '#actions/evaluate-decision.ts';
import type { JobContext } from '#actions/job-context.ts';
import { openVoting } from '#actions/open-voting.ts';
import type { Vote } from '#domain/consilium-decision.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { FormSubmissions } from '#generated/form-types.ts';
import { findCase, lockCase } from '#store/cases-store.ts';
import { withdrawAgenda } from '#store/consilium-store.ts';
import type { Transaction } from '#store/database.ts';
import { lockOpenDeadlines } from '#store/deadlines-store.ts';
import { findPart } from '#store/parts-store.ts';
import { consiliumOfCaseView } from '#store/views/consilium-view.ts';
import { formFactsView } from '#store/views/form-facts-view.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import {
  acceptedCase,
  addPart,
  answer,
  as,
  type Casework,
  clocks,
  commands,
  idOf,
  NOW,
  openCasework,
} from '#test/support/casework.ts';

let casework: Casework;
let caseId: string;
let partId: string;

beforeAll(async () => {
  casework = await openCasework();
});

beforeEach(async () => {
  ({ caseId } = await acceptedCase(casework));
  const change = { step: 5, risk_level: 'MEDIUM', safety: 'SAFE', recommendation: 'OPEN_CASE' };
  await casework.owner('cases').where({ id: caseId }).update(change);
  await casework.owner('deadline_events').delete();
  await casework.owner('deadlines').where({ case_id: caseId }).delete();
  partId = await addPart(casework, caseId, 'consilium', { variables: { agenda: 'CASE' } });
});

afterAll(() => casework.close());

type Login = 'consilium' | 'consilium2' | 'consilium3';
const logins: readonly Login[] = ['consilium', 'consilium2', 'consilium3'];
const row = (table: string) => casework.owner(table).where({ case_id: caseId }).first();
const place = <Id extends keyof FormSubmissions>(formId: Id, login: string) => ({ caseId, formId, login, partId });

const agenda = (change: Partial<FormSubmissions['prepareAgenda']> = {}, members: readonly Login[] = logins) =>
  answer(casework, place('prepareAgenda', 'head'), {
    ...VALID.prepareAgenda.answers,
    members: members.map((login) => idOf(casework, login)),
    ...change,
  });

const vote = (login: string, cast: Vote, dissent = '') =>
  answer(casework, place('castVote', login), { vote: cast, comment: '', dissent });

async function job(action: (trx: Transaction, context: JobContext) => Promise<EngineVariables>) {
  return casework.worker.transaction(async (trx) => {
    const owner = await lockCase(trx, caseId);
    const part = await findPart(trx, partId);
    if (!owner || !part) throw new Error('the case or its part is gone');
    return action(trx, { owner, part, elementId: '', headers: {}, variables: part.variables, now: NOW });
  });
}

const facts = (formId: string) =>
  casework.owner.transaction(async (trx) => {
    const owner = await findCase(trx, caseId);
    return owner && formFactsView(trx, formId, owner, partId);
  });

async function decided(votes: Partial<Record<Login, Vote>>) {
  await agenda();
  await job(openVoting);
  for (const [login, cast] of Object.entries(votes)) await vote(login, cast);
  return job(evaluateDecision);
}

describe('an agenda', () => {
  it('is opened with the assessment, the members of the centre and the recommended decision', async () => {
    const known = await facts('prepareAgenda');
    expect(known).toMatchObject({
      computedRisk: 'MEDIUM',
      agenda: 'CASE',
      proposedDecision: 'OPEN_CASE',
      earlierRounds: [],
    });
    expect(known?.['members']).toEqual(expect.arrayContaining(logins.map((login) => idOf(casework, login))));
  });

  it('asks each member once and starts the time for voting', async () => {
    await agenda();
    const { voters, votingRound } = await job(openVoting);
    expect(votingRound).toBe(1);
    expect(voters).toHaveLength(3);
    expect(await clocks(casework, caseId)).toEqual({ RUNNING: ['T24'] });
    expect(await casework.owner('deadlines').where({ case_id: caseId }).first('part_id')).toEqual({ part_id: partId });
  });

  it('takes nobody who is no member, and no decision that the question does not have', async () => {
    await expect(agenda({ members: [idOf(casework, 'head'), idOf(casework, 'consilium')] })).rejects.toMatchObject({
      fields: [{ path: 'members' }],
    });
    await expect(agenda({ proposedDecision: 'APPROVE_PLAN' })).rejects.toMatchObject({
      fields: [{ path: 'proposedDecision' }],
    });
  });
});

describe('a vote', () => {
  it('is cast once', async () => {
    await agenda();
    await vote('consilium', 'FOR');
    await expect(vote('consilium', 'AGAINST')).rejects.toMatchObject({ code: 'TASK_ALREADY_DONE' });
    await expect(vote('head', 'FOR')).rejects.toMatchObject({ code: 'TASK_ALREADY_DONE' });
  });

  it('asked again, the voting leaves out who has voted', async () => {
    await agenda();
    await vote('consilium2', 'FOR');
    const { voters } = await job(openVoting);
    expect([...(voters as string[])].sort()).toEqual(
      ['consilium', 'consilium3'].map((login) => idOf(casework, login)).sort(),
    );
  });

  it('comes too late when the voting was withdrawn', async () => {
    await agenda();
    await vote('consilium', 'FOR');
    await casework.worker.transaction((trx) => withdrawAgenda(trx, partId, 'Новые обстоятельства', NOW));
    await expect(vote('consilium2', 'FOR')).rejects.toMatchObject({ code: 'TASK_CANCELED' });
    expect(await row('consilium_agendas')).toMatchObject({
      state: 'WITHDRAWN',
      withdrawn_reason: 'Новые обстоятельства',
    });
    expect(await casework.owner('consilium_votes').where({ case_id: caseId, withdrawn_reason: null })).toEqual([]);
  });
});

describe('the time for voting is over', () => {
  const close = () =>
    casework.open('seven_watchdog').transaction(async (trx) => {
      const owner = await lockCase(trx, caseId);
      const [deadline] = await lockOpenDeadlines(trx, { caseId, partId }, ['T24']);
      if (owner && deadline) await closeVoting(trx, { owner, deadline, now: NOW });
    });

  it('the voting is closed for those who are missing, and the votes cast are counted', async () => {
    await agenda();
    await job(openVoting);
    await vote('consilium', 'FOR');
    await vote('consilium3', 'FOR');
    await close();
    expect(await commands(casework, caseId)).toContainEqual(
      expect.objectContaining({ type: 'tellLine', name: 'voting-closed', correlationKey: partId }),
    );
    await expect(vote('consilium2', 'AGAINST')).rejects.toMatchObject({ code: 'TASK_CANCELED' });
    expect(await job(evaluateDecision)).toMatchObject({ consiliumResult: 'OPEN_CASE' });
  });

  it('nothing is closed that ends by itself', async () => {
    await agenda();
    await job(openVoting);
    for (const login of logins) await vote(login, 'FOR');
    await close();
    expect((await commands(casework, caseId)).filter(({ type }) => type === 'tellLine')).toEqual([]);
  });
});

describe('the decision', () => {
  it('is that of the majority; the case has it, its protocol is to be signed', async () => {
    await casework.owner('cases').where({ id: caseId }).update({ risk_level: 'HIGH' });
    expect(await decided({ consilium: 'FOR', consilium2: 'FOR', consilium3: 'AGAINST' })).toEqual({
      consiliumResult: 'OPEN_CASE',
    });
    expect(await row('consilium_protocols')).toMatchObject({
      members_total: 3,
      members_present: 3,
      votes_for: 2,
      votes_against: 1,
      computed_risk: 'HIGH',
      decision: 'OPEN_CASE',
      part_id: partId,
    });
    expect(await casework.owner('cases').where({ id: caseId }).first('decision')).toEqual({ decision: 'OPEN_CASE' });
    expect(await clocks(casework, caseId)).toMatchObject({
      DONE: ['T24'],
      RUNNING: expect.arrayContaining(['T30', 'T16']),
    });
  });

  it.each<[string, Partial<Record<Login, Vote>>, string]>([
    ['a tie', { consilium: 'FOR', consilium2: 'AGAINST' }, 'NOT_ADOPTED'],
    ['one vote of three', { consilium: 'FOR' }, 'NO_QUORUM'],
  ])('%s decides nothing, and the question may be put again', async (_name, votes, outcome) => {
    expect(await decided(votes)).toMatchObject({ consiliumResult: outcome });
    expect(await casework.owner('cases').where({ id: caseId }).first('decision')).toEqual({ decision: null });
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T24'] });
    expect(await facts('prepareAgenda')).toMatchObject({ earlierRounds: [{ round: 1 }] });
    await agenda();
    expect(await job(openVoting)).toMatchObject({ votingRound: 2, voters: expect.any(Array) });
  });

  it('of a programme does not touch the decision on the case', async () => {
    await casework.owner('case_parts').where({ id: partId }).update({ variables: '{"agenda": "PLAN"}' });
    await agenda({ agenda: 'PLAN', proposedDecision: 'APPROVE_PLAN' });
    for (const login of logins) await vote(login, 'FOR');
    expect(await job(evaluateDecision)).toMatchObject({ consiliumResult: 'APPROVE_PLAN' });
    expect(await casework.owner('cases').where({ id: caseId }).first('decision')).toEqual({ decision: null });
  });
});

describe('the protocol', () => {
  it('is signed with the votes, dissent and the facts that were settled', async () => {
    await agenda();
    await vote('consilium', 'FOR');
    await vote('consilium2', 'AGAINST', 'Нет сведений из школы');
    await vote('consilium3', 'FOR');
    await job(evaluateDecision);
    const known = await facts('signProtocol');
    expect(known).toMatchObject({ consiliumResult: 'OPEN_CASE', decidedRisk: 'MEDIUM', votes: expect.any(Array) });
    expect(known?.['dissent']).toMatch(/Нет сведений из школы/);
    await answer(casework, place('signProtocol', 'head'), VALID.signProtocol.answers);
    expect(await row('consilium_protocols')).toMatchObject({
      decided_risk: 'LOW',
      facts: ['neglectedOrSop'],
      signed_on: '2026-03-10',
      signed_by: idOf(casework, 'head'),
    });
    expect((await clocks(casework, caseId))['DONE']).toContain('T30');
  });
});

describe('the case card', () => {
  const seenBy = (login: string) => as(casework, login, (trx) => consiliumOfCaseView(trx, caseId));

  it('shows the rounds with votes and protocol to those who work on the case, and to nobody else', async () => {
    await decided({ consilium: 'FOR' });
    await agenda();
    await vote('consilium2', 'AGAINST', 'Рано решать');
    expect(await seenBy('head')).toMatchObject([
      {
        round: 2,
        state: 'OPEN',
        decision: null,
        votes: expect.arrayContaining([expect.objectContaining({ dissent: 'Рано решать' })]),
      },
      { round: 1, state: 'CLOSED', decision: 'NO_QUORUM', protocolNumber: expect.any(String) },
    ]);
    for (const login of ['manager', 'curator2', 'head2']) expect(await seenBy(login)).toEqual([]);
  });
});
