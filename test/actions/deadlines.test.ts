/** A deadline is warned of once and escalated rung by rung once, whoever notices it; people pause, resume and move it. */
import { askDeadline, raiseIfDue } from '#actions/advance-deadline.ts';
import { moveDeadline, pauseDeadline, resumeDeadline } from '#actions/change-deadline.ts';
import { endDeadlines } from '#actions/end-deadlines.ts';
import { lockCase } from '#store/cases-store.ts';
import { acceptedCase, as, type Casework, commands, idOf, openCasework, register } from '#test/support/casework.ts';

let casework: Casework;
let caseId: string;
let deadlineId: string;

/** T1 of a message received at 11:58: due at 12:13, warned of at 12:08, the manager's rung half an hour after. */
const warnAt = '2026-03-10T12:08:00.000Z';
const dueAt = '2026-03-10T12:13:00.000Z';
const managersAt = '2026-03-10T12:43:00.000Z';

beforeAll(async () => {
  casework = await openCasework();
});

beforeEach(async () => {
  ({ caseId } = await register(casework));
  ({ id: deadlineId } = await casework.owner('deadlines').where({ case_id: caseId, rule: 'T1' }).first('id'));
});

afterAll(() => casework.close());

const raise = (now: string, by: 'ENGINE' | 'WATCHDOG' = 'ENGINE') =>
  (by === 'ENGINE' ? casework.worker : watchdog()).transaction((trx) => raiseIfDue(trx, { deadlineId, now, by }));
let watching: Casework['owner'] | undefined;
const watchdog = () => (watching ??= casework.open('seven_watchdog'));
const row = () => casework.owner('deadlines').where({ id: deadlineId }).first();
const alarms = () => casework.owner('alarms').where({ deadline_id: deadlineId }).orderBy('level');
const events = async (kinds = ['WARNED', 'ESCALATED']) =>
  casework.owner('deadline_events').where({ deadline_id: deadlineId }).whereIn('kind', kinds).orderBy('id');
const reminders = async () =>
  (await commands(casework, caseId)).filter(({ type }) => type === 'deadlineChanged').length;

describe('the warning', () => {
  it('is raised at its moment, to the head of the unit while there is no curator', async () => {
    expect(await raise('2026-03-10T12:07:59.999Z')).toMatchObject({ action: 'WAIT', wakeAt: warnAt });
    expect(await raise(warnAt)).toEqual({ action: 'WARN' });
    expect(await alarms()).toMatchObject([
      { kind: 'WARNING', level: 0, to_role: 'unitHead', to_user: null, raised_by: 'ENGINE' },
    ]);
    expect(await row()).toMatchObject({ warned_at: warnAt });
  });

  it('goes to the curator of the case', async () => {
    ({ caseId } = await acceptedCase(casework));
    ({ id: deadlineId } = await casework.owner('deadlines').where({ case_id: caseId, rule: 'T1' }).first('id'));
    await raise(warnAt);
    expect(await alarms()).toMatchObject([{ to_role: 'caseCurator', to_user: idOf(casework, 'curator') }]);
  });
});

describe('once and only once', () => {
  it('between the engine and the watchdog at the same moment', async () => {
    await Promise.all([raise(warnAt, 'ENGINE'), raise(warnAt, 'WATCHDOG'), raise(warnAt, 'ENGINE')]);
    expect(await alarms()).toHaveLength(1);
    await Promise.all([raise(dueAt, 'WATCHDOG'), raise(dueAt, 'ENGINE'), raise(dueAt, 'WATCHDOG')]);
    expect(await alarms()).toMatchObject([{ kind: 'WARNING' }, { kind: 'ESCALATION', level: 1, to_role: 'unitHead' }]);
    expect(await events()).toHaveLength(2);
  });

  it('rung by rung up the ladder, then nothing more', async () => {
    for (const now of [warnAt, dueAt, dueAt, managersAt, managersAt, '2026-03-20T12:00:00Z']) await raise(now);
    expect((await alarms()).map(({ level, to_role: role }) => [level, role])).toEqual([
      [0, 'unitHead'],
      [1, 'unitHead'],
      [2, 'manager'],
    ]);
    expect(await row()).toMatchObject({ state: 'RUNNING', raised_level: 2 });
  });

  it('and never for a duty that was done meanwhile', async () => {
    await casework.worker.transaction(async (trx) => {
      const owner = await lockCase(trx, caseId);
      if (owner) await endDeadlines(trx, owner, { rules: ['T1'], at: '2026-03-10T12:05:00Z', how: 'DONE' });
    });
    expect(await raise(dueAt)).toEqual({ action: 'DONE' });
    expect(await alarms()).toEqual([]);
    expect(await row()).toMatchObject({ state: 'DONE', done_late: false, next_wake_at: null });
  });
});

describe('asking', () => {
  const ask = (now: string) => casework.worker.transaction((trx) => askDeadline(trx, deadlineId, now));

  it('notes for the watchdog when the row wants to be asked again, and raises nothing', async () => {
    expect(await ask('2026-03-10T12:00:00Z')).toEqual({ action: 'WAIT', wakeAt: warnAt });
    expect(await ask(dueAt)).toMatchObject({ action: 'ESCALATE', level: 1 });
    expect(await row()).toMatchObject({ next_wake_at: warnAt, raised_level: 0 });
    expect(await alarms()).toEqual([]);
  });

  it('for no deadline at all is refused', async () => {
    deadlineId = '00000000-0000-4000-8000-000000000000';
    await expect(ask(dueAt)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('people', () => {
  const head = (now: string) => ({ userId: idOf(casework, 'head'), now });
  const pause = (now: string, login = 'head') =>
    as(casework, login, (trx) =>
      pauseDeadline(trx, { deadlineId, reason: 'Семья в больнице' }, { userId: idOf(casework, login), now }),
    );
  const resume = (now: string) => as(casework, 'head', (trx) => resumeDeadline(trx, deadlineId, head(now)));
  const move = (to: string, now: string) =>
    as(casework, 'head', (trx) => moveDeadline(trx, { deadlineId, dueAt: to, reason: 'Переезд' }, head(now)));

  it('pause: nothing is raised, whatever the hour; the engine is told', async () => {
    await pause('2026-03-10T12:03:00Z');
    expect(await row()).toMatchObject({ state: 'PAUSED', pause_reason: 'Семья в больнице', next_wake_at: null });
    expect(await raise('2026-03-12T12:00:00Z')).toEqual({ action: 'PAUSED' });
    expect(await alarms()).toEqual([]);
    expect(await reminders()).toBe(1);
  });

  it('pause: by who manages the centre as well, though the case is known to him by its number only', async () => {
    await pause('2026-03-10T12:03:00Z', 'manager');
    expect(await row()).toMatchObject({ state: 'PAUSED', pause_reason: 'Семья в больнице' });
  });

  it('resume: the time that was left is given back, with its warning', async () => {
    await pause('2026-03-10T12:03:00Z');
    await resume('2026-03-10T14:03:00Z');
    expect(await row()).toMatchObject({
      state: 'RUNNING',
      due_at: '2026-03-10T14:13:00.000Z',
      warn_at: '2026-03-10T14:08:00.000Z',
      next_wake_at: '2026-03-10T14:08:00.000Z',
      pause_reason: null,
    });
  });

  it('move: the new moment is warned of and escalated anew, with the reason kept', async () => {
    await raise(warnAt);
    await raise(dueAt);
    await move('2026-03-10T15:00:00Z', '2026-03-10T12:20:00Z');
    expect(await row()).toMatchObject({ raised_level: 0, warned_at: null, extension_reason: 'Переезд' });
    expect(await raise('2026-03-10T14:55:00Z')).toEqual({ action: 'WARN' });
    expect(await raise('2026-03-10T15:00:00Z')).toMatchObject({ action: 'ESCALATE', level: 1 });
    expect(await alarms()).toHaveLength(4);
    const audit = await casework.owner('audit_log').where({ subject_id: deadlineId, action: 'MOVED_DEADLINE' });
    expect(audit).toMatchObject([{ actor_id: idOf(casework, 'head') }]);
  });

  it.each([
    [
      'pausing twice',
      () => pause('2026-03-10T12:04:00Z').then(() => pause('2026-03-10T12:05:00Z')),
      'DEADLINE_NOT_RUNNING',
    ],
    ['resuming what runs', () => resume('2026-03-10T12:04:00Z'), 'DEADLINE_NOT_PAUSED'],
    ['moving into the past', () => move('2026-03-10T12:00:00Z', '2026-03-10T12:04:00Z'), 'INVALID_INPUT'],
    ['the duty officer', () => pause('2026-03-10T12:04:00Z', 'duty'), 'FORBIDDEN'],
    ['the head of another centre', () => pause('2026-03-10T12:04:00Z', 'head2'), 'NOT_FOUND'],
  ])('%s is refused', async (_name, attempt, code) => {
    await expect(attempt()).rejects.toMatchObject({ code });
  });
});
