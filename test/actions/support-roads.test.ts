/** Step 7 on the other roads: watch, services, commission, guardianship; each outcome with its facts and clocks. */
import { type FormId, type FormSubmissions } from '#generated/form-types.ts';
import {
  acceptedCase,
  addPart,
  type Casework,
  clocks,
  commands,
  openCasework,
  runClocks,
} from '#test/support/casework.ts';
import { deliverJob } from '#test/support/deliver-job.ts';
import { answerIn, supportedCase } from '#test/support/supported-case.ts';

let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});
afterAll(() => casework.close());

async function caseOn(processId: string): Promise<{ caseId: string; partId: string }> {
  const { caseId } = await acceptedCase(casework);
  await casework.owner('deadline_events').delete();
  await casework.owner('deadlines').where({ case_id: caseId }).delete();
  return { caseId, partId: await addPart(casework, caseId, processId) };
}
const first = (table: string, caseId: string) => casework.owner(table).where({ case_id: caseId }).first();
const answersOf = async (caseId: string) =>
  (await commands(casework, caseId)).filter(({ type }) => type === 'completeTask').map(({ variables }) => variables);

describe('internal watch', () => {
  const watched = async () => {
    const place = await caseOn('internal-watch');
    const job = { type: 'start-watch', elementId: 'startWatch', processId: 'internal-watch' };
    expect(await deliverJob(casework, { ...job, ...place })).toEqual({ type: 'complete', variables: {} });
    return place;
  };

  it('begins with a period and the clock of its review', async () => {
    const { caseId } = await watched();
    expect(await first('watch_periods', caseId)).toMatchObject({ started_on: '2026-03-10', ended_on: null });
    expect(await clocks(casework, caseId)).toEqual({ RUNNING: ['T26'] });
  });

  it.each(['CONTINUE', 'REVIEW'] as const)(
    'a visit that ends in %s is kept and ends its clock',
    async (watchResult) => {
      const place = await watched();
      await runClocks(casework, place.caseId, ['T18']);
      await answerIn(casework, { ...place, formId: 'watchVisit', login: 'curator' }, { watchResult });
      const visit = { purpose: 'WATCH', part_id: place.partId, outcome: watchResult, child_seen: true };
      expect(await first('home_visits', place.caseId)).toMatchObject(visit);
      expect(await clocks(casework, place.caseId)).toEqual({ DONE: ['T18'], RUNNING: ['T26'] });
    },
  );

  it('a threat at a visit starts the emergency beside the case', async () => {
    const place = await watched();
    const threat = { newThreat: 'YES', newThreats: 'Вернулся отчим, угрожает' } as const;
    await answerIn(casework, { ...place, formId: 'watchVisit', login: 'curator' }, threat);
    expect(await first('home_visits', place.caseId)).toMatchObject({ outcome: 'NEW_THREAT' });
    expect(await first('emergencies', place.caseId)).toMatchObject({
      source: 'VISIT',
      reason: 'Вернулся отчим, угрожает',
    });
  });

  it.each([
    ['CONTINUE', { DONE: ['T26'], RUNNING: ['T26'] }, 2],
    ['CLOSE', { DONE: ['T26'] }, 1],
    ['OPEN_CASE', { DONE: ['T26'], RUNNING: ['T16', 'T28'] }, 1],
  ] as const)('a review with %s leaves the clocks %j', async (watchOutcome, expected, periods) => {
    const place = await watched();
    await answerIn(casework, { ...place, formId: 'watchReview', login: 'head' }, { watchOutcome });
    const ended = { outcome: watchOutcome, ended_on: '2026-03-10', grounds: 'Семья справляется сама' };
    const rows = await casework.owner('watch_periods').where({ case_id: place.caseId });
    expect(rows).toHaveLength(periods);
    expect(rows.find(({ outcome }) => outcome)).toMatchObject(ended);
    expect(await clocks(casework, place.caseId)).toEqual(expected);
  });
});

describe('services', () => {
  const referred = async () => {
    const place = await caseOn('social-services');
    await runClocks(casework, place.caseId, ['T33']);
    await answerIn(casework, { ...place, formId: 'referToServices', login: 'curator' });
    return place;
  };

  it('a referral is kept and counts recognition and programme', async () => {
    const { caseId } = await referred();
    expect(await first('service_referrals', caseId)).toMatchObject({
      services: ['PSYCHOLOGICAL'],
      applied_on: '2026-03-10',
    });
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T33'], RUNNING: ['T12', 'T13'] });
  });

  it.each([
    [
      'WAIT',
      { recognisedOn: '2026-03-10', programmeOn: null, programmeNumber: '' },
      { DONE: ['T12', 'T33'], RUNNING: ['T13'] },
    ],
    ['BEGUN', { recognisedOn: '2026-03-10', programmeOn: '2026-03-10' }, { DONE: ['T12', 'T13', 'T33'] }],
    ['REFUSED_BY_FAMILY', { refusalReason: 'Передумали' }, { DONE: ['T12', 'T13', 'T33'] }],
    ['REFUSED_BY_PROVIDER', { refusalReason: 'Нет мест' }, { DONE: ['T12', 'T13', 'T33'] }],
  ] as const)('%s is kept', async (servicesOutcome, news, expected) => {
    const place = await referred();
    await answerIn(casework, { ...place, formId: 'confirmServices', login: 'curator' }, { servicesOutcome, ...news });
    expect(await first('service_referrals', place.caseId)).toMatchObject({ outcome: servicesOutcome });
    expect(await clocks(casework, place.caseId)).toEqual(expected);
  });
});

describe('the commission', () => {
  const submitted = async (parentId?: string, known?: string) => {
    const place = known
      ? { caseId: known, partId: await addPart(casework, known, 'commission-review', parentId ? { parentId } : {}) }
      : await caseOn('commission-review');
    await runClocks(casework, place.caseId, ['T34']);
    await answerIn(casework, { ...place, formId: 'submitToCommission', login: 'secretary' });
    return place;
  };
  const resolve = (place: { caseId: string; partId: string }, change: Partial<FormSubmissions['recordResolution']>) =>
    answerIn(casework, { ...place, formId: 'recordResolution', login: 'secretary' }, change);

  it('gets the package, and its decision is counted', async () => {
    const { caseId } = await submitted();
    expect(await first('commission_submissions', caseId)).toMatchObject({
      contents: ['PRESENTATION', 'ACT', 'RISK_FORM', 'PROTOCOL'],
      outgoing_number: '31',
    });
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T34'], RUNNING: ['T14'] });
  });

  it('recognises the family: it stands on the register and needs an interagency programme', async () => {
    const place = await submitted();
    await resolve(place, {});
    expect(await first('commission_submissions', place.caseId)).toMatchObject({
      resolution: 'RECOGNISED',
      resolution_number: '5',
    });
    const row = await casework.owner('cases').where({ id: place.caseId }).first();
    expect(row).toMatchObject({ register_status: 'SOP', registered_on: '2026-03-10' });
    expect(await clocks(casework, place.caseId)).toEqual({ DONE: ['T14', 'T34'], RUNNING: ['T16', 'T28'] });
    expect((await answersOf(place.caseId)).at(-1)).toEqual({ planKind: 'INTERAGENCY' });
  });

  it('refuses: no register; called from a programme, its monitoring goes on', async () => {
    const { caseId, planPart } = await supportedCase(casework);
    await casework.owner('deadlines').where({ case_id: caseId }).update({ state: 'DONE' });
    const place = await submitted(planPart, caseId);
    await resolve(place, { resolution: 'REFUSED', reason: 'Нет оснований' });
    expect(await casework.owner('cases').where({ id: caseId }).first()).toMatchObject({ register_status: null });
    expect((await clocks(casework, caseId))['RUNNING']).toEqual(['T19']);
    expect((await answersOf(caseId)).at(-1)).toEqual({ planKind: 'CENTRE' });
  });

  it.each([
    ['2026-04-12', '2026-04-12T21:00:00.000Z'],
    ['2026-06-01', '2026-04-24T21:00:00.000Z'],
  ])('puts the sitting off to %s: the clock moves to %s, no further than the extension', async (postponedTo, due) => {
    const place = await submitted();
    await resolve(place, { resolution: 'POSTPONED', postponedTo, reason: 'Нет кворума' });
    const [running] = await casework.owner('deadlines').where({ case_id: place.caseId, rule: 'T14', state: 'RUNNING' });
    expect(new Date(running.due_at).toISOString()).toBe(due);
    expect(await first('commission_submissions', place.caseId)).toMatchObject({ postponed_to: postponedTo });
  });
});

describe('the guardianship authority', () => {
  const asked = async () => {
    const place = await caseOn('guardianship-measures');
    await runClocks(casework, place.caseId, ['T35']);
    await answerIn(casework, { ...place, formId: 'submitToGuardianship', login: 'head' });
    return place;
  };

  it('gets the package, and the survey is counted', async () => {
    const { caseId } = await asked();
    expect(await first('guardianship_submissions', caseId)).toMatchObject({ authority: 'Отдел опеки', decision: null });
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T35'], RUNNING: ['T5'] });
  });

  it.each([
    ['WAIT', null, { DONE: ['T35'], RUNNING: ['T5'] }],
    ['WAIT', '2026-03-10', { DONE: ['T35', 'T5'] }],
    ['PROVISIONAL_GUARDIANSHIP', '2026-03-10', { DONE: ['T35', 'T5'], RUNNING: ['T16', 'T20', 'T28'] }],
    ['CLAIM_IN_COURT', null, { DONE: ['T35', 'T5'], RUNNING: ['T16', 'T28'] }],
    ['NO_MEASURES', null, { DONE: ['T35', 'T5'], RUNNING: ['T16', 'T28'] }],
  ] as const)('%s, surveyed %s, leaves the clocks %j', async (guardianshipDecision, surveyedOn, expected) => {
    const place = await asked();
    const change = { guardianshipDecision, surveyedOn };
    await answerIn(casework, { ...place, formId: 'recordGuardianshipDecision', login: 'head' }, change);
    const kept = { decision: guardianshipDecision, surveyed_on: surveyedOn };
    expect(await first('guardianship_submissions', place.caseId)).toMatchObject(kept);
    expect(await clocks(casework, place.caseId)).toEqual(expected);
  });
});

it.each([
  ['confirmServices', 'social-services', 'curator'],
  ['recordResolution', 'commission-review', 'secretary'],
  ['recordGuardianshipDecision', 'guardianship-measures', 'head'],
] as const)('%s without what it answers is not found', async (formId, processId, login) => {
  const place = await caseOn(processId);
  const orphan = answerIn<FormId>(casework, { ...place, formId, login });
  await expect(orphan).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
