/** Who acts for the absent head of the unit does the head's deeds in both names, and his own deeds in his own. */
import { createClock } from '#clock';
import { type Api, type Client, openApi } from '#test/support/api.ts';
import { acceptedCase, addTask, type Casework, idOf, openCasework } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;
let acting: Client;
let caseId: string;
const clock = createClock();

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, clock);
  ({ caseId } = await acceptedCase(casework));
  acting = await api.signIn('curator2');
});
afterAll(async () => {
  await api.close();
  await casework.close();
});

async function isAbsent(login: string): Promise<void> {
  const today = clock.now().slice(0, 10);
  const days = { from_day: today, to_day: today, kind: 'SICK', entered_by: idOf(casework, 'admin') };
  await casework.owner('staff_absences').insert({
    ...days,
    id: casework.owner.raw('gen_random_uuid()'),
    user_id: idOf(casework, login),
    acting_user_id: idOf(casework, 'curator2'),
  });
}
const lastRow = (action: string) =>
  casework.owner('audit_log').where({ action, outcome: 'DONE' }).orderBy('id', 'desc').first();

it('a deed of the head stands in both names', async () => {
  await isAbsent('head');
  const taskId = await addTask(casework, caseId, 'fieldVisit', { assignee: idOf(casework, 'curator') });
  const asked = { params: { taskId }, body: { userId: idOf(casework, 'curator2') } };
  expect((await acting.call('passTaskOn', asked)).status).toBeLessThan(300);
  expect(await lastRow('PASS_TASK_ON')).toMatchObject({
    actor_id: idOf(casework, 'curator2'),
    on_behalf_of: idOf(casework, 'head'),
  });
});

it('the own task is answered in the own name', async () => {
  const taskId = await addTask(casework, caseId, 'fieldVisit', { assignee: idOf(casework, 'curator2') });
  expect((await acting.call('readTask', { params: { taskId } })).status).toBe(200);
  expect(await lastRow('READ_TASK')).toMatchObject({ actor_id: idOf(casework, 'curator2'), on_behalf_of: null });
});

it('the head herself stands alone', async () => {
  const head = await api.signIn('head');
  const taskId = await addTask(casework, caseId, 'fieldVisit', { assignee: idOf(casework, 'curator') });
  const asked = { params: { taskId }, body: { userId: idOf(casework, 'curator2') } };
  expect((await head.call('passTaskOn', asked)).status).toBeLessThan(300);
  expect(await lastRow('PASS_TASK_ON')).toMatchObject({ actor_id: idOf(casework, 'head'), on_behalf_of: null });
});
