/** The task list and what a person does with a task, over HTTP. */
import { createClock } from '#clock';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { type Answer, type Api, type Client, openApi } from '#test/support/api.ts';
import { acceptedCase, addTask, type Casework, idOf, openCasework, register } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;
let duty: Client;
let curator: Client;
let head: Client;

/** Facts of the forms lie in March: the clock of the application says so too. */
const clock = { ...createClock(), now: () => '2026-03-10T12:00:00.000Z' };

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, clock);
  [duty, curator, head] = await Promise.all([api.signIn('duty'), api.signIn('curator'), api.signIn('head')]);
});

afterAll(async () => {
  await api.close();
  await casework.close();
});

const list = async (client: Client, query: Record<string, string>): Promise<Answer> =>
  client.call('listTasks', { query });
const search = (client: Client, words: string): Promise<Answer> =>
  client.call('searchTasks', { body: { list: 'group', search: words } });
const idsIn = ({ body }: Answer): string[] => body.items.map(({ id }: { id: string }) => id);

async function signalTask(assignee?: string): Promise<{ taskId: string; caseId: string; number: string }> {
  const { caseId, caseNumber } = await register(casework);
  const more = assignee ? { assignee: idOf(casework, assignee) } : {};
  return { taskId: await addTask(casework, caseId, 'receiveSignal', more), caseId, number: caseNumber };
}
const visitTask = async (): Promise<string> => addTask(casework, (await acceptedCase(casework)).caseId, 'fieldVisit');
const mine = (taskId: string, client = duty) => client.call('readTask', { params: { taskId } });

describe('the list', () => {
  it('mine, my group’s and overdue hold what they say', async () => {
    const group = await signalTask();
    const own = await signalTask('duty');
    const visit = await visitTask();

    expect(idsIn(await list(duty, { list: 'mine' }))).toEqual([own.taskId]);
    expect(idsIn(await list(duty, { list: 'group' }))).toEqual([group.taskId]);
    const overdue = await list(duty, { list: 'overdue' });
    expect(idsIn(overdue).sort()).toEqual([group.taskId, own.taskId].sort());
    expect(overdue.body.counts).toEqual({ mine: 1, group: 1, overdue: 2 });
    expect(overdue.body.items[0]).toMatchObject({
      title: '1. Приём сообщения',
      step: 1,
      familyName: 'Примеровы',
      dueRule: 'T1',
      overdue: true,
      role: 'dutyOfficer',
    });
    expect(idsIn(await list(curator, { list: 'mine' }))).toContain(visit);
    expect(idsIn(await list(curator, { list: 'group' }))).toEqual([]);
  });

  it('is narrowed by step and by words, whatever the case and the «ё»', async () => {
    const { caseId, taskId, number } = await signalTask();
    const { family_id: id } = await casework.owner('cases').where({ id: caseId }).first('family_id');
    await casework.owner('families').where({ id }).update({ name: 'Берёзины' });
    for (const words of ['берез', 'БЕРЁЗ', number]) {
      expect(idsIn(await search(duty, words))).toEqual([taskId]);
    }
    expect(idsIn(await search(duty, '%'))).toEqual([]);
    expect(idsIn(await list(duty, { list: 'group', step: '3' }))).toEqual([]);
  });

  it('shows a task of an unknown case to nobody', async () => {
    const { taskId } = await signalTask();
    await casework.owner('tasks').where({ id: taskId }).update({ case_id: null, centre_id: null });
    expect(idsIn(await list(head, { list: 'overdue' }))).not.toContain(taskId);
    expect((await mine(taskId, head)).status).toBe(404);
  });
});

describe('a task', () => {
  it('comes with its form, what is known, and why it cannot be filled yet', async () => {
    const { taskId } = await signalTask();
    const { body } = await mine(taskId);
    expect(body).toMatchObject({
      state: 'OPEN',
      claimable: true,
      editable: false,
      readOnlyReason: 'Чтобы заполнить форму, возьмите задачу себе',
      form: { id: 'receiveSignal' },
      data: { familyName: 'Примеровы', reporter: 'Классный руководитель' },
    });
  });

  it('is claimed, seen as mine by me and as taken by others, and given back', async () => {
    const { taskId } = await signalTask();
    const params = { taskId };
    expect((await duty.call('claimTask', { params })).body).toMatchObject({ mine: true });
    expect((await mine(taskId)).body).toMatchObject({ editable: true, claimable: false });
    expect((await mine(taskId, head)).body).toMatchObject({
      editable: false,
      readOnlyReason: 'Задачу выполняет другой специалист',
    });
    expect(await head.call('claimTask', { params })).toMatchObject({ status: 409, body: { code: 'TASK_NOT_YOURS' } });
    expect((await duty.call('unclaimTask', { params })).body).toMatchObject({ mine: false, assignee: null });
  });

  it('keeps a draft over what is known, and the list shows that there is one', async () => {
    const taskId = await visitTask();
    const saved = await curator.call('saveDraft', { params: { taskId }, body: { data: { personsSeen: 'Мать' } } });
    expect(saved.body).toEqual({ savedAt: clock.now() });
    const { body } = await mine(taskId, curator);
    expect(body).toMatchObject({ data: { personsSeen: 'Мать', address: 'ул. Садовая, 5' }, draftSavedAt: clock.now() });
    const { body: tasks } = await list(curator, { list: 'mine' });
    expect(tasks.items.find(({ id }: { id: string }) => id === taskId)).toMatchObject({ hasDraft: true });
  });
});

describe('completing', () => {
  const complete = (taskId: string, data: unknown, key?: string, client = curator) =>
    client.call('completeTask', { params: { taskId }, body: { data }, ...(key ? { key } : {}) });

  it('answers with errors of all fields at once, in Russian, each at its path, and keeps nothing', async () => {
    const taskId = await visitTask();
    const wrong = {
      ...VALID.fieldVisit.answers,
      arrivedAt: '2026-03-11T10:30Z',
      personsSeen: '',
      parents: [{ name: '' }],
    };
    const { status, body } = await complete(taskId, wrong);
    expect([status, body.code]).toEqual([422, 'INVALID_INPUT']);
    const paths = body.errors.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(expect.arrayContaining(['arrivedAt', 'personsSeen', 'parents.0.name']));
    for (const { message } of body.errors) expect(message).toMatch(/^[А-ЯЁ][а-яё]/);
    expect(await casework.owner('submissions').where({ task_id: taskId })).toEqual([]);
  });

  it('passes on errors that only the registry knows, at their fields', async () => {
    const { taskId } = await signalTask('duty');
    const attach = {
      ...VALID.receiveSignal.answers,
      signalDecision: 'ATTACH',
      attachToCaseNumber: '2020-000001',
      decisionReason: 'Та же семья',
    };
    const { status, body } = await complete(taskId, attach, undefined, duty);
    expect([status, body.errors]).toEqual([
      422,
      [{ path: 'attachToCaseNumber', message: 'В вашем центре нет открытого случая с таким номером' }],
    ]);
  });

  it('leaves out what the form does not ask, and moves the process by marked fields only', async () => {
    const taskId = await visitTask();
    const { status, body } = await complete(taskId, { ...VALID.fieldVisit.answers, smuggled: 'x' });
    expect([status, body]).toEqual([200, { taskId, caseId: body.caseId, completedAt: clock.now() }]);
    const submission = await casework.owner('submissions').where({ task_id: taskId }).first('data');
    expect(submission.data).not.toHaveProperty('smuggled');
    const { command } = await casework.owner('outbox').whereRaw("command->>'taskId' = ?", [taskId]).first('command');
    expect(command.variables).toEqual({ visitResult: 'VISITED' });
    expect((await mine(taskId, curator)).body).toMatchObject({ state: 'ANSWERED', editable: false });
    expect(idsIn(await list(curator, { list: 'mine' }))).not.toContain(taskId);
  });

  it('of a task that is done, gone or not theirs is refused', async () => {
    const taskId = await visitTask();
    await complete(taskId, VALID.fieldVisit.answers);
    expect(await complete(taskId, VALID.fieldVisit.answers)).toMatchObject({
      status: 409,
      body: { code: 'TASK_ALREADY_DONE' },
    });
    const gone = await visitTask();
    await casework.owner('tasks').where({ id: gone }).update({ state: 'CANCELED' });
    expect(await complete(gone, VALID.fieldVisit.answers)).toMatchObject({
      status: 409,
      body: { code: 'TASK_CANCELED' },
    });
    const other = await visitTask();
    expect(await complete(other, VALID.fieldVisit.answers, undefined, duty)).toMatchObject({ status: 404 });
  });

  it('without the body that it needs is refused before anything', async () => {
    const taskId = await visitTask();
    expect(await curator.call('completeTask', { params: { taskId }, body: { data: 'text' } })).toMatchObject({
      status: 400,
      body: { code: 'MALFORMED', errors: [{ path: 'data', message: 'Недопустимое значение' }] },
    });
    expect(await curator.call('completeTask', { params: { taskId: 'no-id' }, body: { data: {} } })).toMatchObject({
      status: 400,
    });
  });
});
