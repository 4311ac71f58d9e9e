/** Step 7: visits of patronage and watch: the card, the plan of the next one, and what forms are opened with. */
import { findCase } from '#store/cases-store.ts';
import { formFactsView } from '#store/views/form-facts-view.ts';
import { addPart, type Casework, clocks, openCasework, runClocks } from '#test/support/casework.ts';
import { deliverJob } from '#test/support/deliver-job.ts';
import { answerIn, type SupportedCase, supportedCase } from '#test/support/supported-case.ts';

let casework: Casework;
let supported: SupportedCase;

beforeAll(async () => {
  casework = await openCasework();
});
beforeEach(async () => {
  supported = await supportedCase(casework);
  await casework.owner('deadline_events').delete();
  await casework.owner('deadlines').where({ case_id: supported.caseId }).delete();
});
afterAll(() => casework.close());

type Visit = Partial<{
  visitedOn: string;
  regime: 'WEEKLY' | 'MONTHLY' | 'QUARTERLY';
  visitOutcome: 'CONTINUE' | 'NEW_THREAT';
}>;

function visit(change: Visit = {}, variables: Record<string, string> = {}) {
  const place = {
    caseId: supported.caseId,
    partId: supported.patronage,
    formId: 'homeVisit',
    login: 'curator',
  } as const;
  return answerIn(casework, place, { regimeReason: 'Так решили', newThreats: '', ...change }, variables);
}

async function plan(headers: Record<string, string>, variables = {}, now?: string) {
  const kind = headers['kind'];
  const elementId = kind === 'AT_ONCE' ? 'planVisitAtOnce' : 'planVisit';
  const delivery = { type: 'plan-visit', elementId, processId: 'patronage', headers, ...(now && { now }) };
  const place = { caseId: supported.caseId, partId: supported.patronage };
  const answered = await deliverJob(casework, { ...delivery, ...place }, variables);
  return answered.type === 'complete' ? answered.variables : answered;
}
const due = async () => {
  const rows = await casework.owner('deadlines').where({ case_id: supported.caseId, rule: 'T18', state: 'RUNNING' });
  return rows.map(({ due_at, part_id }) => [new Date(due_at).toISOString(), part_id]);
};

describe('the card of a visit', () => {
  it.each(['CONTINUE', 'NEW_THREAT'] as const)(
    'with %s is kept in its part and ends the clock',
    async (visitOutcome) => {
      await runClocks(casework, supported.caseId, ['T18']);
      await visit({ visitOutcome }, { visitOutcome });
      const row = {
        purpose: 'PATRONAGE',
        part_id: supported.patronage,
        outcome: visitOutcome,
        kind: 'PLANNED',
        regime: null,
      };
      expect(await casework.owner('home_visits').where({ case_id: supported.caseId }).first()).toMatchObject(row);
      expect(await clocks(casework, supported.caseId)).toEqual({ DONE: ['T18'] });
    },
  );
});

describe('the next visit', () => {
  it.each([
    ['WEEKLY', '2026-03-17'],
    ['MONTHLY', '2026-04-10'],
    ['QUARTERLY', '2026-06-10'],
    ['UNKNOWN', '2026-04-10'],
  ])('by the table’s regime %s is planned for %s', async (visitRegime, nextVisitOn) => {
    expect(await plan({}, { visitRegime })).toMatchObject({ nextVisitOn, weeksOfSupport: 0 });
    expect(await due()).toEqual([[`${nextVisitOn}T21:00:00.000Z`, supported.patronage]]);
  });

  it('counts from the last visit, but never lies in the past', async () => {
    await visit({ visitedOn: '2026-03-08' });
    expect(await plan({}, { visitRegime: 'WEEKLY' })).toMatchObject({ nextVisitOn: '2026-03-15' });
    expect(await plan({}, { visitRegime: 'WEEKLY' }, '2026-04-20T09:00:00Z')).toMatchObject({
      nextVisitOn: '2026-04-20',
      weeksOfSupport: 5,
    });
  });

  it('goes by what people chose, which the engine is told', async () => {
    await visit({ regime: 'QUARTERLY' });
    const chosen = { visitRegime: 'QUARTERLY', regimeChosen: 'QUARTERLY', nextVisitOn: '2026-06-10' };
    expect(await plan({}, { visitRegime: 'WEEKLY' })).toMatchObject(chosen);
    const place = {
      caseId: supported.caseId,
      partId: supported.planPart,
      formId: 'changeRegime',
      login: 'curator',
    } as const;
    await answerIn(casework, place, { regime: 'MONTHLY' });
    expect(await plan({}, { visitRegime: 'WEEKLY' })).toMatchObject({
      regimeChosen: 'MONTHLY',
      nextVisitOn: '2026-04-10',
    });
  });

  it('at once is due today and leaves the regime alone', async () => {
    await plan({}, { visitRegime: 'MONTHLY' });
    expect(await plan({ kind: 'AT_ONCE' })).toEqual({ nextVisitOn: '2026-03-10', weeksOfSupport: 0 });
    expect(await due()).toEqual([['2026-03-10T21:00:00.000Z', supported.patronage]]);
    expect(await clocks(casework, supported.caseId)).toEqual({ CANCELLED: ['T18'], RUNNING: ['T18'] });
  });

  it('of a watch keeps the rhythm of watch', async () => {
    const partId = await addPart(casework, supported.caseId, 'internal-watch');
    const delivery = {
      type: 'plan-visit',
      elementId: 'planVisit',
      processId: 'internal-watch',
      headers: { kind: 'WATCH' },
    };
    const answered = await deliverJob(casework, { ...delivery, caseId: supported.caseId, partId });
    expect(answered).toEqual({ type: 'complete', variables: { nextVisitOn: '2026-04-10', weeksOfSupport: 0 } });
  });
});

describe('forms are opened with what is known', () => {
  const factsOf = (formId: string, partId: string | null): Promise<Record<string, unknown>> =>
    casework.owner.transaction(async (trx) => {
      const owner = await findCase(trx, supported.caseId);
      return owner ? formFactsView(trx, formId, owner, partId) : {};
    });

  it('the visit: the regime and the open measures', async () => {
    await casework
      .owner('case_parts')
      .where({ id: supported.patronage })
      .update({ variables: { visitRegime: 'WEEKLY' } });
    expect(await factsOf('homeVisit', supported.patronage)).toMatchObject({
      currentRegime: 'WEEKLY',
      planLines: 'Клубы и кружки: Мамин клуб (Психолог центра, до 10.06.2026)',
    });
  });

  it('the visit: an emergency one when it was asked for at once', async () => {
    expect(await factsOf('homeVisit', supported.patronage)).toMatchObject({ planned: 'PLANNED' });
    await plan({ kind: 'AT_ONCE' });
    expect(await factsOf('homeVisit', supported.patronage)).toMatchObject({ planned: 'EMERGENCY' });
  });

  it('monitoring: every measure once, the period since the programme began', async () => {
    const facts = await factsOf('monitorPlan', supported.planPart);
    expect(facts).toMatchObject({ periodFrom: '2026-03-10', phase: 'INITIAL', provisionalGuardianship: false });
    const [option] = facts['planMeasures'] as { value: string }[];
    expect(facts['measures']).toMatchObject([{ measureId: option?.value, status: 'PLANNED' }]);
  });

  it('a new programme: what the one before did not finish', async () => {
    const facts = await factsOf('draftPlan', supported.planPart);
    expect(facts).toMatchObject({ planKind: 'CENTRE', goals: 'Дети ухожены и учатся', reaction: 'CALM' });
    expect(facts['measures']).toMatchObject([{ kind: 'CLUBS', dueOn: null }]);
    expect(facts['measureKinds']).toHaveLength(10);
  });

  it('approval and regime: the programme in words, the regime now', async () => {
    expect(await factsOf('approvePlan', supported.planPart)).toMatchObject({
      planTerm: 'с 10.03.2026 по 09.03.2027',
      measureLines: expect.stringContaining('Мамин клуб'),
    });
    await casework
      .owner('case_parts')
      .where({ id: supported.patronage })
      .update({ variables: { visitRegime: 'WEEKLY' } });
    expect(await factsOf('changeRegime', supported.planPart)).toEqual({ currentRegime: 'WEEKLY' });
  });

  it('closing: when each child comes of age; after a transfer the family has moved', async () => {
    expect(await factsOf('closeCase', supported.planPart)).toMatchObject({ comingOfAge: [expect.any(String)] });
    const place = {
      caseId: supported.caseId,
      partId: supported.planPart,
      formId: 'transferCase',
      login: 'head',
    } as const;
    await answerIn(casework, place);
    expect(await factsOf('closeCase', supported.planPart)).toMatchObject({ withResult: 'NO', closingReason: 'MOVED' });
  });

  it('packages: the body of the territory and the papers it asks for', async () => {
    expect(await factsOf('submitToCommission', null)).toMatchObject({
      commission: expect.stringContaining('Комиссия по делам несовершеннолетних'),
      contents: ['PRESENTATION', 'ACT', 'RISK_FORM', 'PROTOCOL'],
    });
    expect(await factsOf('submitToGuardianship', null)).toMatchObject({ authority: expect.stringMatching(/[А-я]/) });
    expect(await factsOf('referToServices', null)).toMatchObject({ provider: expect.stringMatching(/[А-я]/) });
  });
});
