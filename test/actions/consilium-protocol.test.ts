/** The protocol of the consilium: signed with votes and dissent, numbered by its journal; and the rounds on the case card. */
import { evaluateDecision } from '#actions/evaluate-decision.ts';
import { consiliumOfCaseView } from '#store/views/consilium-view.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { answer, as, type Casework, clocks, idOf, openCasework } from '#test/support/casework.ts';
import { type ConsiliumCase, consiliumCase } from '#test/support/consilium-case.ts';

let casework: Casework;
let caseId: string;
let consilium: ConsiliumCase;

beforeAll(async () => {
  casework = await openCasework();
});

beforeEach(async () => {
  consilium = await consiliumCase(casework);
  ({ caseId } = consilium);
});

afterAll(() => casework.close());

const numberOf = async (code: string): Promise<string> =>
  (await casework.owner('papers').where({ case_id: caseId, code }).first('number')).number;

describe('the protocol', () => {
  it('is signed with the votes, dissent and the facts that were settled', async () => {
    await consilium.agenda();
    await consilium.vote('consilium', 'FOR');
    await consilium.vote('consilium2', 'AGAINST', 'Нет сведений из школы');
    await consilium.vote('consilium3', 'FOR');
    await consilium.job(evaluateDecision);
    const known = await consilium.facts('signProtocol');
    expect(known).toMatchObject({ consiliumResult: 'OPEN_CASE', decidedRisk: 'MEDIUM', votes: expect.any(Array) });
    expect(known?.['dissent']).toMatch(/Нет сведений из школы/);
    await answer(casework, consilium.place('signProtocol', 'head'), VALID.signProtocol.answers);
    expect(await consilium.row('consilium_protocols')).toMatchObject({
      decided_risk: 'LOW',
      facts: ['neglectedOrSop'],
      signed_on: '2026-03-10',
      signed_by: idOf(casework, 'head'),
    });
    expect((await clocks(casework, caseId))['DONE']).toContain('T30');
  });

  it('has one number, that of its paper in the journal, and none before it is signed', async () => {
    const rounds = () => as(casework, 'head', (trx) => consiliumOfCaseView(trx, caseId));
    await consilium.decided({ consilium: 'FOR', consilium2: 'FOR', consilium3: 'FOR' });
    expect(await rounds()).toMatchObject([{ decision: 'OPEN_CASE', protocolNumber: null }]);
    expect(await consilium.facts('signProtocol')).not.toHaveProperty('protocolNumber');
    await answer(casework, consilium.place('signProtocol', 'head'), VALID.signProtocol.answers);
    expect(await rounds()).toMatchObject([{ protocolNumber: await numberOf('consilium-protocol') }]);
  });
});

describe('the case card', () => {
  const seenBy = (login: string) => as(casework, login, (trx) => consiliumOfCaseView(trx, caseId));

  it('shows the rounds with votes and protocol to those who work on the case, and to nobody else', async () => {
    await consilium.decided({ consilium: 'FOR' });
    await consilium.agenda();
    await consilium.vote('consilium2', 'AGAINST', 'Рано решать');
    expect(await seenBy('head')).toMatchObject([
      {
        round: 2,
        state: 'OPEN',
        decision: null,
        votes: expect.arrayContaining([expect.objectContaining({ dissent: 'Рано решать' })]),
      },
      { round: 1, state: 'CLOSED', decision: 'NO_QUORUM', protocolNumber: await numberOf('no-decision-record') },
    ]);
    for (const login of ['manager', 'curator2', 'head2']) expect(await seenBy(login)).toEqual([]);
  });
});
