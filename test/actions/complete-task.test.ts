/** A task is answered once, by one person, and nothing typed is lost. */
import { claimTask, unclaimTask } from '#actions/claim-task.ts';
import { completeTask } from '#actions/complete-task.ts';
import { saveDraft } from '#actions/save-draft.ts';
import { withUser } from '#store/database.ts';
import { findDraft } from '#store/submissions-store.ts';
import { findTask } from '#store/tasks-store.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import {
  acceptedCase,
  addTask,
  as,
  type Casework,
  commands,
  idOf,
  NOW,
  openCasework,
  register,
} from '#test/support/casework.ts';

let casework: Casework;
let caseId: string;

beforeAll(async () => {
  casework = await openCasework();
});

beforeEach(async () => {
  ({ caseId } = await acceptedCase(casework));
});

afterAll(() => casework.close());

const data = VALID.fieldVisit.answers as unknown as Record<string, unknown>;
const variables = { visitResult: 'VISITED' };
const complete = (taskId: string, login = 'curator', answers = data) =>
  as(casework, login, (trx) =>
    completeTask(trx, { taskId, data: answers, variables }, { userId: idOf(casework, login), now: NOW }),
  );
const submissions = () => casework.owner('submissions').where({ case_id: caseId });
const taskRow = (id: string) => casework.owner('tasks').where({ id }).first();
const sent = async (type: string) => (await commands(casework, caseId)).filter((command) => command['type'] === type);

describe('completing', () => {
  it('keeps the submission whole, notes the progress, tells the engine and leaves the list', async () => {
    const taskId = await addTask(casework, caseId, 'fieldVisit');

    const done = await complete(taskId);

    expect(done).toEqual({ taskId, caseId, completedAt: NOW });
    expect(await submissions()).toMatchObject([{ task_id: taskId, form_id: 'fieldVisit', form_release: 1, data }]);
    expect(await casework.owner('case_progress').where({ case_id: caseId })).toMatchObject([
      { element_id: 'fieldVisit', step: 3, kind: 'TASK', answer: variables, actor_id: idOf(casework, 'curator') },
    ]);
    expect(await sent('completeTask')).toMatchObject([{ taskId, variables, lane: `case:${caseId}`, state: 'PENDING' }]);
    expect(await taskRow(taskId)).toMatchObject({ state: 'CREATED', answered_by: idOf(casework, 'curator') });
    const audit = await casework.owner('audit_log').where({ subject_id: taskId });
    expect(audit).toMatchObject([{ action: 'COMPLETE_TASK', actor_id: idOf(casework, 'curator'), case_id: caseId }]);
  });

  it('twice has one effect', async () => {
    const taskId = await addTask(casework, caseId, 'fieldVisit');
    await complete(taskId);
    await expect(complete(taskId)).rejects.toMatchObject({ code: 'TASK_ALREADY_DONE', status: 409 });
    expect(await submissions()).toHaveLength(1);
    expect(await sent('completeTask')).toHaveLength(1);
  });

  it('twice at the same moment has one effect', async () => {
    const taskId = await addTask(casework, caseId, 'fieldVisit');
    const both = await Promise.allSettled([complete(taskId), complete(taskId)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await submissions()).toHaveLength(1);
    expect(await casework.owner('field_visits').where({ case_id: caseId })).toHaveLength(1);
  });

  it('a task that the process has left is refused; what was typed stays in the draft', async () => {
    const taskId = await addTask(casework, caseId, 'fieldVisit');
    await as(casework, 'curator', (trx) =>
      saveDraft(trx, { taskId, data }, { userId: idOf(casework, 'curator'), now: NOW }),
    );
    await casework.owner('tasks').where({ id: taskId }).update({ state: 'CANCELED' });
    await expect(complete(taskId)).rejects.toMatchObject({ code: 'TASK_CANCELED', status: 409 });
    expect(await submissions()).toEqual([]);
    expect(await casework.owner('task_drafts').where({ case_id: caseId })).toMatchObject([{ data }]);
  });

  it('somebody else’s task is refused, and an unseen one is not there', async () => {
    const taskId = await addTask(casework, caseId, 'fieldVisit');
    await expect(complete(taskId, 'head')).rejects.toMatchObject({ code: 'TASK_NOT_YOURS' });
    await expect(complete(taskId, 'curator2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(complete(taskId, 'head2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await submissions()).toEqual([]);
  });
});

describe('claiming', () => {
  const claim = (taskId: string, login: string) =>
    as(casework, login, (trx) => claimTask(trx, taskId, { userId: idOf(casework, login), now: NOW }));

  it('is won by one of two people', async () => {
    const { owner } = casework;
    const duty2 = { user_id: idOf(casework, 'psychologist'), role: 'dutyOfficer', centre_id: 'centre-uvarovo' };
    await owner('user_roles').insert(duty2);
    const taskId = await addTask(casework, (await register(casework)).caseId, 'receiveSignal');

    const race = await Promise.allSettled([claim(taskId, 'duty'), claim(taskId, 'psychologist')]);

    await owner('user_roles').where(duty2).delete();
    const winners = race.flatMap((one) => (one.status === 'fulfilled' ? [one.value.assignee] : []));
    const losers = race.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(losers).toEqual(['TASK_NOT_YOURS']);
    expect(await taskRow(taskId)).toMatchObject({ assignee: winners[0] });
  });

  it('waits for the one that was first, on two connections', async () => {
    const taskId = await addTask(casework, (await register(casework)).caseId, 'receiveSignal');
    let second: Promise<unknown> = Promise.resolve();
    await withUser(casework.app, idOf(casework, 'duty'), async (trx) => {
      await claimTask(trx, taskId, { userId: idOf(casework, 'duty'), now: NOW });
      second = claim(taskId, 'head').then(
        () => 'claimed',
        (error: { code: string }) => error.code,
      );
    });
    expect(await second).toBe('TASK_NOT_YOURS');
  });

  it('again changes nothing, and giving back frees the task', async () => {
    const other = await register(casework);
    const taskId = await addTask(casework, other.caseId, 'receiveSignal');
    await claim(taskId, 'duty');
    await claim(taskId, 'duty');
    const types = async () => (await commands(casework, other.caseId)).map(({ type }) => type);
    expect((await types()).filter((type) => type === 'assignTask')).toHaveLength(1);
    await as(casework, 'duty', (trx) => unclaimTask(trx, taskId, { userId: idOf(casework, 'duty'), now: NOW }));
    expect(await taskRow(taskId)).toMatchObject({ assignee: null, claimed_at: null });
    expect(await types()).toContain('unassignTask');
  });

  it('a curator does not give the own case away by giving back its task', async () => {
    const taskId = await addTask(casework, caseId, 'fieldVisit');
    const context = { userId: idOf(casework, 'curator'), now: NOW };
    await expect(as(casework, 'curator', (trx) => unclaimTask(trx, taskId, context))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('a draft', () => {
  const draft = (taskId: string, typed: Record<string, unknown>) =>
    as(casework, 'curator', (trx) =>
      saveDraft(trx, { taskId, data: typed }, { userId: idOf(casework, 'curator'), now: NOW }),
    );
  const draftOf = (taskId: string) =>
    as(casework, 'curator', async (trx) => {
      const task = await findTask(trx, taskId, false);
      return task && findDraft(trx, task, idOf(casework, 'curator'));
    });

  it('is replaced while typing and gone once it is handed in', async () => {
    const taskId = await addTask(casework, caseId, 'fieldVisit');
    await draft(taskId, { personsSeen: 'мать' });
    await draft(taskId, { personsSeen: 'мать и ребёнок' });
    expect(await draftOf(taskId)).toMatchObject({ data: { personsSeen: 'мать и ребёнок' } });
    await complete(taskId);
    expect(await casework.owner('task_drafts').where({ case_id: caseId })).toEqual([]);
  });

  it('is found again in a task that the engine created anew', async () => {
    const before = await addTask(casework, caseId, 'fieldVisit');
    await draft(before, { personsSeen: 'мать' });
    await casework.owner('tasks').where({ id: before }).update({ state: 'CANCELED' });
    const anew = await addTask(casework, caseId, 'fieldVisit');
    expect(await draftOf(anew)).toMatchObject({ data: { personsSeen: 'мать' } });
  });
});

describe('an attention task', () => {
  async function attention(payload: Record<string, unknown>): Promise<string> {
    const place = {
      kind: 'ATTENTION',
      form_id: 'sortOut',
      element_id: 'sortOut',
      role: 'caseCurator',
      case_id: caseId,
    };
    const [row] = await casework
      .owner('tasks')
      .insert({ ...place, centre_id: 'centre-uvarovo', assignee: idOf(casework, 'curator'), payload })
      .returning('id');
    return row.id;
  }
  async function refusedCommand(): Promise<string> {
    const row = { lane: `case:${caseId}`, case_id: caseId, centre_id: 'centre-uvarovo', state: 'REFUSED' };
    const [refused] = await casework
      .owner('outbox')
      .insert({ ...row, command: { type: 'completeTask' } })
      .returning('id');
    return refused.id;
  }

  it.each([
    ['REPEAT', 'PENDING'],
    ['DONE', 'SKIPPED'],
  ])('answered with %s leaves the refused command %s and is complete without the engine', async (resolution, state) => {
    const outboxId = await refusedCommand();
    const taskId = await attention({ outboxId, code: 'NOT_FOUND' });
    await complete(taskId, 'curator', { resolution, note: 'Сделано' });
    expect(await casework.owner('outbox').where({ id: outboxId }).first('state')).toEqual({ state });
    expect(await taskRow(taskId)).toMatchObject({ state: 'COMPLETED' });
    expect(await sent('completeTask')).toMatchObject([{ state }]);
  });

  it('about an attached message touches no command', async () => {
    const taskId = await attention({ code: 'SIGNAL_ATTACHED' });
    await complete(taskId, 'curator', { resolution: 'DONE', note: 'Учтено' });
    expect(await submissions()).toMatchObject([{ form_id: 'sortOut' }]);
    expect(await sent('completeTask')).toEqual([]);
  });
});
