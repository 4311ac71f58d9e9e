/** What hangs in the processes: who sees it, in which words, and who lets the engine try again. */
import { createClock } from '#clock';
import { startDispatcher } from '#engine/dispatcher.ts';
import { createLog } from '#log';
import { scriptedEngine } from '#test/engine/scripted-engine.ts';
import { until } from '#test/engine/until.ts';
import { type Answer, type Api, openApi } from '#test/support/api.ts';
import { acceptedCase, CENTRE, type Casework, EPOCH, NOW, openCasework } from '#test/support/casework.ts';

const INCIDENT = '4503599627370999';
let casework: Casework;
let api: Api;
let caseId: string;

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, { ...createClock(), now: () => NOW });
  ({ caseId } = await acceptedCase(casework));
  const { owner } = casework;
  const place = { epoch: EPOCH, instance_key: '70' };
  const process = { process_id: 'case-seven-steps', release: 1, case_id: caseId, state: 'ACTIVE' };
  await owner('engine_instances').insert({ ...place, ...process });
  const incident = { incident_key: INCIDENT, job_key: '71', element_id: 'scoreRisk', error_type: 'JOB_NO_RETRIES' };
  await owner('engine_incidents').insert({ ...place, ...incident, state: 'CREATED', created_at: NOW });
  const mend = { code: 'RULE_MISSING', epoch: EPOCH, jobKey: '72', jobType: 'score-risk', elementId: 'scoreRisk' };
  const task = { kind: 'ATTENTION', element_id: 'sortOut', form_id: 'sortOut', role: 'unitHead', case_id: caseId };
  await owner('tasks').insert({ ...task, centre_id: CENTRE, payload: JSON.stringify(mend) });
});

afterAll(async () => {
  await api.close();
  await casework.close();
});

const listed = async (login: string): Promise<Answer> => (await api.signIn(login)).call('listFailures');

it('the head of the unit sees where a case hangs and why, in plain words', async () => {
  const { number } = await casework.owner('cases').where({ id: caseId }).first('number');
  const { body } = await listed('head');
  expect(body.items).toHaveLength(2);
  const incident = body.items.find(({ kind }: { kind: string }) => kind === 'INCIDENT');
  expect(incident).toMatchObject({ id: INCIDENT, caseId, caseNumber: number, repeatable: false });
  expect(incident.words).toMatch(/не смогла выполнить свою работу/);
  const mend = body.items.find(({ kind }: { kind: string }) => kind === 'MEND');
  expect(mend).toMatchObject({ code: 'RULE_MISSING', repeatable: false, words: expect.stringMatching(/методисту/) });
});

it('the methodologist sees codes only, others nothing', async () => {
  const { body } = await listed('methodist');
  expect(body.items).toMatchObject([
    { caseId: null, caseNumber: null },
    { caseId: null, caseNumber: null },
  ]);
  expect((await listed('curator')).status).toBe(403);
  expect((await listed('head2')).body.items).toEqual([]);
});

it('the administrator sees no content, and lets the engine try again', async () => {
  const administrator = await api.signIn('admin');
  const { body } = await administrator.call('listFailures');
  expect(body.items).toMatchObject([{ caseId: null }, { caseId: null }]);
  const head = await api.signIn('head');
  const params = { incidentKey: INCIDENT };
  expect((await head.call('repeatFailure', { params })).status).toBe(403);
  expect((await administrator.call('repeatFailure', { params })).status).toBe(204);
  expect((await administrator.call('repeatFailure', { params: { incidentKey: '1' } })).status).toBe(404);
  const zeebe = scriptedEngine(() => undefined);
  const dispatcher = startDispatcher({ db: casework.open('seven_dispatcher'), zeebe, log: createLog('silent') });
  await until(() => zeebe.sent.find(({ call }) => call === 'resolve'));
  await dispatcher.stop();
  expect(zeebe.sent.filter(({ call }) => call === 'retries' || call === 'resolve')).toEqual([
    { call: 'retries', id: '71' },
    { call: 'resolve', id: INCIDENT },
  ]);
});
