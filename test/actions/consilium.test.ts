/** The consilium: an agenda, votes of all members in any order, and the decision that follows. */
import { closeVoting } from '#actions/close-voting.ts';
import { evaluateDecision } from '#actions/evaluate-decision.ts';
import { openVoting } from '#actions/open-voting.ts';
import type { Vote } from '#domain/consilium-decision.ts';
import { lockCase } from '#store/cases-store.ts';
import { withdrawAgenda } from '#store/consilium-store.ts';
import { lockOpenDeadlines } from '#store/deadlines-store.ts';
import { type Casework, clocks, commands, idOf, NOW, openCasework } from '#test/support/casework.ts';
import { type ConsiliumCase, consiliumCase, type Member, members } from '#test/support/consilium-case.ts';

let casework: Casework;
let caseId: string;
let partId: string;
let agenda: ConsiliumCase['agenda'];
let vote: ConsiliumCase['vote'];
let job: ConsiliumCase['job'];
let row: ConsiliumCase['row'];
let facts: ConsiliumCase['facts'];
let decided: ConsiliumCase['decided'];

beforeAll(async () => {
  casework = await openCasework();
});

beforeEach(async () => {
  ({ caseId, partId, agenda, vote, job, row, facts, decided } = await consiliumCase(casework));
});

afterAll(() => casework.close());

describe('an agenda', () => {
  it('is opened with the assessment, the members of the centre and the recommended decision', async () => {
    const known = await facts('prepareAgenda');
    expect(known).toMatchObject({
      computedRisk: 'MEDIUM',
      agenda: 'CASE',
      proposedDecision: 'OPEN_CASE',
      earlierRounds: [],
    });
    expect(known?.['members']).toEqual(expect.arrayContaining(members.map((login) => idOf(casework, login))));
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
    for (const login of members) await vote(login, 'FOR');
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

  it.each<[string, Partial<Record<Member, Vote>>, string]>([
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
    for (const login of members) await vote(login, 'FOR');
    expect(await job(evaluateDecision)).toMatchObject({ consiliumResult: 'APPROVE_PLAN' });
    expect(await casework.owner('cases').where({ id: caseId }).first('decision')).toEqual({ decision: null });
  });
});
