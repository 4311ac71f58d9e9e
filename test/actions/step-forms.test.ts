/** The form of each step writes its facts and moves its clocks; the engine hears of codes and ids only. */
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import {
  acceptedCase,
  answer,
  type Casework,
  clocks,
  commands,
  idOf,
  openCasework,
  runClocks,
} from '#test/support/casework.ts';

let casework: Casework;
let caseId: string;

beforeAll(async () => {
  casework = await openCasework();
});

beforeEach(async () => {
  ({ caseId } = await acceptedCase(casework));
  await casework.owner('deadline_events').delete();
  await casework.owner('deadlines').where({ case_id: caseId }).delete();
});

afterAll(() => casework.close());

const fact = (table: string) => casework.owner(table).where({ case_id: caseId }).first();
const caseNow = () => casework.owner('cases').where({ id: caseId }).first();
const runs = (...rules: string[]) => runClocks(casework, caseId, rules);

describe('step 2, the team', () => {
  const place = () => ({ caseId, formId: 'formTeam', login: 'head' }) as const;
  const team = () => ({ ...VALID.formTeam.answers, curatorId: idOf(casework, 'curator2') });

  it('names the curator and the urgency, and an emergency has departed', async () => {
    await runs('T3');
    const variables = { urgency: 'EMERGENCY', curatorId: idOf(casework, 'curator2') };
    await answer(casework, place(), team(), variables);
    expect(await fact('response_teams')).toMatchObject({ urgency: 'EMERGENCY', members: team().members });
    expect(await caseNow()).toMatchObject({
      curator_id: variables.curatorId,
      urgency: 'EMERGENCY',
      engine_variables: variables,
    });
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T3'], RUNNING: ['T4'] });
  });

  it('lowered from urgent to planned runs under the planned clock', async () => {
    await runs('T4');
    const planned = {
      ...team(),
      urgency: 'PLANNED',
      downgradeReason: 'Ребёнок у бабушки',
    } as const;
    await answer(casework, place(), planned);
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T4'], RUNNING: ['T6'] });
    expect(await fact('response_teams')).toMatchObject({
      downgrade_reason: 'Ребёнок у бабушки',
    });
  });

  it.each(['duty', 'head2'])('takes no curator who is none at this centre (%s)', async (login) => {
    const wrong = { ...team(), curatorId: idOf(casework, login) };
    await expect(answer(casework, place(), wrong)).rejects.toMatchObject({ fields: [{ path: 'curatorId' }] });
  });
});

describe('step 3, the visit', () => {
  const visit = () => ({ caseId, formId: 'fieldVisit', login: 'curator' }) as const;
  const family = async () => ({ family_id: (await caseNow()).family_id as string });

  it('writes the act and the family, ends the response and starts the signing of the act', async () => {
    await runs('T4', 'T6');
    await answer(casework, visit(), VALID.fieldVisit.answers, { visitResult: 'VISITED' });
    expect(await fact('field_visits')).toMatchObject({ result: 'VISITED', child_seen: true, child_seen_alone: true });
    expect(await casework.owner('parents').where(await family())).toMatchObject([{ name: 'Примерова Ольга' }]);
    expect(await casework.owner('children').where(await family())).toMatchObject([
      { name: 'Примеров Иван', birth_date: '2019-09-01', school: 'Детский сад' },
    ]);
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T4', 'T6'], RUNNING: ['T7'] });
  });

  it('made twice does not double the family', async () => {
    await answer(casework, visit(), VALID.fieldVisit.answers);
    await answer(casework, visit(), VALID.fieldVisit.answers);
    expect(await casework.owner('parents').where(await family())).toHaveLength(1);
    expect(await casework.owner('children').where(await family())).toHaveLength(1);
    expect(await casework.owner('field_visits').where({ case_id: caseId })).toHaveLength(2);
  });

  it('without access keeps the response clock going and learns nothing of the family', async () => {
    await runs('T4');
    const { childSeen: _seen, childSeenAlone: _alone, ...rest } = VALID.fieldVisit.answers;
    await answer(casework, visit(), { ...rest, visitResult: 'NO_ACCESS' });
    expect(await clocks(casework, caseId)).toEqual({ RUNNING: ['T4'] });
    expect(await fact('field_visits')).toMatchObject({ result: 'NO_ACCESS', child_seen: null });
    expect(await casework.owner('parents').where(await family())).toEqual([]);
  });

  it('the police, asked for entry, are informed of the danger', async () => {
    await runs('T2');
    await answer(casework, { caseId, formId: 'requestPoliceEntry', login: 'head' }, VALID.requestPoliceEntry.answers);
    expect(await fact('police_requests')).toMatchObject({ requested_at: '2026-03-10T11:00:00.000Z' });
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T2'] });
  });
});

describe('step 4, the assessment', () => {
  it('is kept with the instrument in force; the engine learns its id only', async () => {
    await runs('T7');
    await answer(casework, { caseId, formId: 'assess', login: 'curator' }, VALID.assess.answers);
    const assessment = await fact('assessments');
    expect(assessment).toMatchObject({ instrument_version: 1, act_signed_on: '2026-03-10', safety: null });
    const [completion] = (await commands(casework, caseId)).filter(({ type }) => type === 'completeTask');
    expect(completion?.['variables']).toEqual({ assessmentId: assessment.id });
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T7'] });
  });

  it('urgent measures end the clock of the safety plan, and the child is to be seen', async () => {
    await runs('T9');
    await answer(casework, { caseId, formId: 'urgentMeasures', login: 'head' }, VALID.urgentMeasures.answers);
    expect(await fact('urgent_measures')).toMatchObject({ safety_plan_signed_at: '2026-03-10T11:30:00.000Z' });
    expect(await clocks(casework, caseId)).toEqual({ DONE: ['T9'], RUNNING: ['T4'] });
  });
});
