/** Giving tasks to others over HTTP: who may, to whom, what the engine and the audit are told, and what a manager sees of a task. */
import { createClock } from '#clock';
import { type Api, type Client, openApi } from '#test/support/api.ts';
import { acceptedCase, addTask, type Casework, idOf, openCasework, register } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;
let caseId: string;
let number: string;
let taskId: string;
const clients: Record<string, Client> = {};
const clock = { ...createClock(), now: () => '2026-03-10T12:00:00.000Z' };

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, clock);
  for (const login of ['head', 'head2', 'manager', 'curator', 'curator2', 'duty']) {
    clients[login] = await api.signIn(login);
  }
  ({ caseId, caseNumber: number } = await acceptedCase(casework));
});
beforeEach(async () => {
  await casework.owner('outbox').delete();
  taskId = await addTask(casework, caseId, 'fieldVisit');
});
afterEach(() => casework.owner('tasks').delete());
afterAll(async () => {
  await api.close();
  await casework.close();
});

const call = (login: string, operation: string, asked = {}) => (clients[login] as Client).call(operation, asked);
const pass = (login: string, to: string | null, id = taskId) =>
  call(login, 'passTaskOn', { params: { taskId: id }, body: { userId: to && idOf(casework, to) } });
const idsIn = async (login: string, list: string) => {
  const { body } = await call(login, 'listTasks', { query: { list } });
  return body.items.map(({ id }: { id: string }) => id);
};

it.each(['head', 'manager'])('%s gives the task of a curator to another one', async (login) => {
  const { status, body } = await pass(login, 'curator2');
  expect({ status, body }).toMatchObject({ status: 200, body: { assignee: { id: idOf(casework, 'curator2') } } });
  expect(await idsIn('curator2', 'mine')).toEqual([taskId]);
  expect(await idsIn('curator', 'mine')).toEqual([]);
  const [{ command }] = await casework.owner('outbox').where({ case_id: caseId });
  expect(command).toMatchObject({ type: 'assignTask', taskId, userId: idOf(casework, 'curator2') });
  const [noted] = await casework.owner('audit_log').where({ action: 'PASS_TASK_ON', subject_id: taskId });
  expect(noted).toMatchObject({
    actor_id: idOf(casework, login),
    case_id: caseId,
    details: { from: idOf(casework, 'curator'), to: idOf(casework, 'curator2') },
  });
});

it('the manager knows the tasks of his centre by the number of the case, and opens and answers none', async () => {
  const { body } = await call('manager', 'listTasks', { query: { list: 'unit' } });
  expect(body.items).toMatchObject([{ id: taskId, caseNumber: number, familyName: null }]);
  const params = { taskId };
  for (const [operation, asked] of [
    ['readTask', { params }],
    ['claimTask', { params }],
    ['saveDraft', { params, body: { data: { note: 'x' } } }],
    ['completeTask', { params, body: { data: {} } }],
  ] as const) {
    expect(await call('manager', operation, asked)).toMatchObject({ status: 404 });
  }
  const card = await call('manager', 'readCase', { params: { caseId } });
  expect(card.body.openTasks).toMatchObject([{ id: taskId, accessible: false }]);
});

it('the head opens the task from the card of the case', async () => {
  const card = await call('head', 'readCase', { params: { caseId } });
  expect(card.body.openTasks).toMatchObject([{ id: taskId, accessible: true }]);
});

it('shows who could do it, with what each has to do and who is absent', async () => {
  const today = new Date().toISOString().slice(0, 10);
  const absence = { user_id: idOf(casework, 'curator2'), from_day: today, to_day: today, kind: 'SICK' };
  const id = casework.owner.raw('gen_random_uuid()');
  await casework.owner('staff_absences').insert({ id, ...absence, entered_by: idOf(casework, 'head') });
  const { body } = await call('manager', 'listTaskPerformers', { params: { taskId } });
  await casework.owner('staff_absences').delete();
  expect(body).toMatchObject({
    mayReturn: false,
    items: [
      { id: idOf(casework, 'curator'), openTasks: 1, absent: false },
      { id: idOf(casework, 'curator2'), openTasks: 0, absent: true },
    ],
  });
});

it('a task of a group goes back to it', async () => {
  const { caseId: received } = await register(casework);
  const own = await addTask(casework, received, 'receiveSignal', { assignee: idOf(casework, 'duty') });
  expect((await pass('head', null, own)).body.assignee).toBeNull();
  expect(await idsIn('duty', 'group')).toEqual([own]);
});

it.each<[string, string, string | null, number]>([
  ['the curator', 'curator', 'curator2', 403],
  ['the head of another centre', 'head2', 'curator2', 404],
  ['the head, to who is no curator', 'head', 'duty', 422],
  ['the head, to somebody of another centre', 'head', 'head2', 422],
  ['the head, to the group, for curators have none', 'head', null, 422],
])('%s may not give it so', async (_who, login, to, status) => {
  expect(await pass(login, to)).toMatchObject({ status });
  const { assignee } = await casework.owner('tasks').where({ id: taskId }).first('assignee');
  expect(assignee).toBe(idOf(casework, 'curator'));
  expect(await casework.owner('outbox')).toEqual([]);
});

it('neither an answered task nor a vote is given to others', async () => {
  await casework.owner('tasks').where({ id: taskId }).update({ state: 'COMPLETED' });
  expect(await pass('head', 'curator2')).toMatchObject({ status: 409 });
  const vote = await addTask(casework, caseId, 'castVote', { assignee: idOf(casework, 'consilium') });
  expect(await pass('head', 'consilium2', vote)).toMatchObject({ status: 422, body: { errors: [{ path: 'userId' }] } });
});

it('the list of the whole unit is for who answers for it', async () => {
  expect(await idsIn('head', 'unit')).toEqual([taskId]);
  expect(await idsIn('head2', 'unit')).toEqual([]);
  expect(await call('curator', 'listTasks', { query: { list: 'unit' } })).toMatchObject({ status: 403 });
});
