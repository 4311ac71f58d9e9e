/** A case on its diagrams: the main line, a called part, a part beside; each shows its own place, and only to those who may see the case. */
import { randomUUID } from 'node:crypto';
import { createClock } from '#clock';
import { type Answer, type Api, openApi } from '#test/support/api.ts';
import { type Casework, EPOCH, NOW, openCasework, register } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;
let caseId: string;
const consilium = randomUUID();
const patronage = randomUUID();
const clock = { ...createClock(), now: () => NOW };

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, clock);
  ({ caseId } = await register(casework));
  await runInstance('main', 'case-seven-steps', null);
  await standAt('main', 'afterDecision', 'ACTIVE', 'SUB_PROCESS');
  await addPart(consilium, 'consilium', {
    call_element: 'consilium',
    beside: false,
    started_at: '2026-03-10T10:00:00Z',
  });
  await runInstance('called', 'consilium', null);
  await casework.owner('case_parts').where({ id: consilium }).update({ epoch: EPOCH, instance_key: 'called' });
  await standAt('called', 'openVoting', 'COMPLETED', 'SERVICE_TASK');
  for (const type of ['MULTI_INSTANCE_BODY', 'USER_TASK', 'USER_TASK'])
    await standAt('called', 'castVote', 'ACTIVE', type);
  await addPart(patronage, 'patronage', { state: 'DONE', ended_at: '2026-03-10T11:30:00Z' });
  await casework.owner('case_progress').insert([
    { case_id: caseId, part_id: patronage, seat: 1, step: 7, element_id: 'planVisit', kind: 'JOB' },
    { case_id: caseId, part_id: consilium, seat: 1, step: 5, element_id: 'prepareAgenda', kind: 'TASK' },
  ]);
});

afterAll(async () => {
  await api.close();
  await casework.close();
});

async function addPart(id: string, processId: string, change: object): Promise<void> {
  const part = { id, case_id: caseId, process_id: processId, beside: true, main_line: false, release: 1 };
  await casework.owner('case_parts').insert({ ...part, started_at: '2026-03-10T11:00:00Z', ...change });
}

async function runInstance(key: string, processId: string, partId: string | null): Promise<void> {
  const instance = { epoch: EPOCH, instance_key: key, process_id: processId, release: 1, case_id: caseId };
  await casework.owner('engine_instances').insert({ ...instance, part_id: partId, state: 'ACTIVE', started_at: NOW });
}

async function standAt(key: string, elementId: string, state: string, type: string): Promise<void> {
  const element = { epoch: EPOCH, instance_key: key, element_key: randomUUID(), element_id: elementId };
  await casework.owner('engine_elements').insert({ ...element, element_type: type, state, entered_at: NOW });
}

async function diagram(login: string, query: Record<string, string> = {}): Promise<Answer> {
  return (await api.signIn(login)).call('readCaseDiagram', { params: { caseId }, query });
}

test('without a choice it is the main line, with all processes of the case to choose from', async () => {
  const { body } = await diagram('head');
  expect(body).toMatchObject({
    processId: 'case-seven-steps',
    partId: null,
    tokens: [{ elementId: 'afterDecision', state: 'ACTIVE' }],
    lines: [
      { partId: null, title: 'Семь шагов работы со случаем', state: 'RUNNING', endedAt: null },
      { partId: patronage, title: 'Патронаж', beside: true, state: 'DONE' },
      { partId: consilium, title: 'Консилиум', beside: false, state: 'RUNNING' },
    ],
  });
});

test('a called part shows its own diagram; many open votes are one place', async () => {
  const { body } = await diagram('head', { partId: consilium });
  expect(body).toMatchObject({
    processId: 'consilium',
    tokens: [{ elementId: 'castVote', state: 'ACTIVE' }],
    visited: ['openVoting', 'prepareAgenda'],
    flows: expect.arrayContaining(['prepareAgendaToOpenVoting', 'openVotingToCastVote']),
  });
  expect(body.xml).toContain('id="castVote"');
});

test('a part that is over shows the way it went', async () => {
  const { body } = await diagram('head', { partId: patronage });
  expect(body).toMatchObject({ processId: 'patronage', tokens: [], visited: ['planVisit'] });
});

test('a part that is not of this case is not found, and nothing is shown to a stranger', async () => {
  expect((await diagram('head', { partId: randomUUID() })).status).toBe(404);
  expect((await diagram('curator2', { partId: consilium })).status).toBe(404);
  expect((await diagram('head', { partId: 'consilium' })).status).toBe(400);
});
