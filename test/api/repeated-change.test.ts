/** A change that the browser sends again, over HTTP: one effect and the same answer under the same key. */
import { randomUUID } from 'node:crypto';
import { createClock } from '#clock';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { type Api, type Client, openApi } from '#test/support/api.ts';
import { acceptedCase, addTask, type Casework, idOf, openCasework, register } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;
let duty: Client;
let curator: Client;

/** Facts of the forms lie in March: the clock of the application says so too. */
const clock = { ...createClock(), now: () => '2026-03-10T12:00:00.000Z' };

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, clock);
  [duty, curator] = await Promise.all([api.signIn('duty'), api.signIn('curator')]);
});

afterAll(async () => {
  await api.close();
  await casework.close();
});

const visitTask = async (): Promise<string> => addTask(casework, (await acceptedCase(casework)).caseId, 'fieldVisit');

async function signalTask(assignee: string): Promise<string> {
  const { caseId } = await register(casework);
  return addTask(casework, caseId, 'receiveSignal', { assignee: idOf(casework, assignee) });
}

describe('a repeated change', () => {
  const body = { data: VALID.fieldVisit.answers };

  it('with the same key has one effect and the same answer, also when the task is long done', async () => {
    const taskId = await visitTask();
    const asked = { params: { taskId }, body, key: randomUUID() };
    const first = await curator.call('completeTask', asked);
    const again = await curator.call('completeTask', asked);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(await casework.owner('submissions').where({ task_id: taskId })).toHaveLength(1);
  });

  it('sent five times at once has one effect', async () => {
    const taskId = await visitTask();
    const asked = { params: { taskId }, body, key: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => curator.call('completeTask', asked)));
    for (const one of answers) expect([one.status, one.body]).toEqual([200, answers[0]?.body]);
    expect(await casework.owner('submissions').where({ task_id: taskId })).toHaveLength(1);
  });

  it('with the same key for something else is refused', async () => {
    const taskId = await visitTask();
    const key = randomUUID();
    await curator.call('saveDraft', { params: { taskId }, body: { data: { a: '1' } }, key });
    for (const [operation, asked] of [
      ['saveDraft', { params: { taskId }, body: { data: { a: '2' } }, key }],
      ['completeTask', { params: { taskId }, body, key }],
      ['saveDraft', { params: { taskId: await visitTask() }, body: { data: { a: '1' } }, key }],
    ] as const) {
      expect(await curator.call(operation, asked)).toMatchObject({
        status: 409,
        body: { code: 'IDEMPOTENCY_CONFLICT' },
      });
    }
  });

  it('with a refused first try may be sent again under its key', async () => {
    const taskId = await visitTask();
    const key = randomUUID();
    const wrong = { data: { ...VALID.fieldVisit.answers, personsSeen: '' } };
    expect((await curator.call('completeTask', { params: { taskId }, body: wrong, key })).status).toBe(422);
    expect((await curator.call('completeTask', { params: { taskId }, body, key })).status).toBe(200);
  });

  it("with another person's key is the person's own", async () => {
    const key = randomUUID();
    const one = await visitTask();
    const taskId = await signalTask('duty');
    expect((await curator.call('saveDraft', { params: { taskId: one }, body: { data: {} }, key })).status).toBe(200);
    expect((await duty.call('saveDraft', { params: { taskId }, body: { data: {} }, key })).status).toBe(200);
  });

  it.each([null, 'short', 'with spaces in it'])('without a key (%j) is refused', async (key) => {
    const taskId = await visitTask();
    expect(await curator.call('completeTask', { params: { taskId }, body, key })).toMatchObject({
      status: 400,
      body: { code: 'IDEMPOTENCY_KEY_MISSING' },
    });
  });
});
