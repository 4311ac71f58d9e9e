/** The counters beside the task list hold as many tasks as the lists themselves, for whoever looks. */
import { type TaskFilter, taskCountsView, taskListView } from '#store/views/task-list-view.ts';
import {
  acceptedCase,
  addPart,
  addTask,
  as,
  type Casework,
  idOf,
  openCasework,
  runClocks,
} from '#test/support/casework.ts';

const lists = ['mine', 'group', 'overdue'] as const;
let casework: Casework;
let visit: string;
let called: string;
let beside: string;
let elsewhere: string;

beforeAll(async () => {
  casework = await openCasework();
  const { owner } = casework;
  const { caseId } = await acceptedCase(casework);
  elsewhere = (await acceptedCase(casework, 'curator2')).caseId;
  await owner('deadlines').update({ state: 'DONE' });
  await Promise.all([
    runClocks(casework, caseId, ['T4', 'T1', 'T2']),
    runClocks(casework, elsewhere, ['T4', 'T1', 'T2']),
  ]);
  const [upper, other] = await Promise.all(['case', 'monitoring'].map((process) => addPart(casework, caseId, process)));
  const lower = await addPart(casework, caseId, 'support', { parentId: upper });
  visit = await addTask(casework, caseId, 'fieldVisit');
  called = await addTask(casework, caseId, 'fieldVisit', { partId: lower });
  beside = await addTask(casework, caseId, 'fieldVisit', { partId: other });
  await addTask(casework, elsewhere, 'fieldVisit');
  await addTask(casework, elsewhere, 'receiveSignal');
  await addTask(casework, elsewhere, 'requestPoliceEntry', { assignee: idOf(casework, 'head') });
  await addTask(casework, caseId, 'fieldVisit', { state: 'COMPLETED' });
  await owner('deadlines').where({ case_id: caseId }).update({ part_id: upper });
});
afterAll(() => casework.close());

const idsOf = (login: string, list: TaskFilter['list']): Promise<string[]> =>
  as(casework, login, async (trx) => (await taskListView(trx, { list })).map(({ id }) => id));

it.each(['duty', 'curator', 'curator2', 'head', 'secretary', 'consilium', 'manager', 'supervisor', 'head2'])(
  'for %s',
  async (login) => {
    const sizes = Object.fromEntries(
      await Promise.all(lists.map(async (list) => [list, (await idsOf(login, list)).length] as const)),
    );
    expect({ login, ...(await as(casework, login, taskCountsView)) }).toEqual({ login, ...sizes });
  },
);

it('a task is late by the clock of the part that called it, and not by that of another part', async () => {
  const late = await idsOf('curator', 'overdue');
  expect(late).toContain(called);
  expect(late).not.toContain(visit);
  expect(late).not.toContain(beside);
});

it('a colleague’s late tasks are not in a curator’s list, but in that of the head', async () => {
  const { id } = await casework.owner('tasks').where({ case_id: elsewhere, element_id: 'fieldVisit' }).first('id');
  expect(await idsOf('curator', 'overdue')).not.toContain(id);
  expect(await idsOf('head', 'overdue')).toContain(id);
});

it('a clock that stands still makes nothing late', async () => {
  await casework.owner('deadlines').where({ state: 'RUNNING' }).update({ state: 'PAUSED' });
  expect(await idsOf('head', 'overdue')).toEqual([]);
  expect((await as(casework, 'head', taskCountsView)).overdue).toBe(0);
});
