/** What the engine has not raised within two seconds of its time, the watchdog raises, once. */
import { createClock } from '#clock';
import { createLog } from '#log';
import { writeOffset } from '#store/clock-store.ts';
import { overlookedDeadlines } from '#store/deadlines-store.ts';
import { until } from '#test/engine/until.ts';
import { type Casework, commands, openCasework, register } from '#test/support/casework.ts';
import { startWatchdog } from '#watchdog/watch-deadlines.ts';

const graceMs = 2_000;
let casework: Casework;
let db: Casework['owner'];
const clock = createClock();
let stop: (() => Promise<void>) | undefined;

beforeAll(async () => {
  casework = await openCasework();
  db = casework.open('seven_watchdog');
});

afterEach(async () => {
  await stop?.();
  stop = undefined;
  await casework.owner('deadlines').update({ state: 'CANCELLED' });
});

afterAll(() => casework.close());

const watch = (): void => {
  const watchdog = startWatchdog({ db, clock, log: createLog('silent') });
  stop = () => watchdog.stop();
};

/** A clock that falls due so many milliseconds from the present business time. */
async function deadlineDueIn(ms: number): Promise<{ id: string; caseId: string; dueAt: number }> {
  const { caseId } = await register(casework);
  const dueAt = Date.parse(clock.now()) + ms;
  const at = new Date(dueAt).toISOString();
  const [row] = await casework
    .owner('deadlines')
    .where({ case_id: caseId })
    .update({ due_at: at, warn_at: null, next_wake_at: at })
    .returning('id');
  return { id: row.id, caseId, dueAt };
}
const alarms = (id: string) => casework.owner('alarms').where({ deadline_id: id });

it('raises what was overlooked, not before the two seconds of the engine, and reminds the engine', async () => {
  const { id, caseId, dueAt } = await deadlineDueIn(500);
  watch();

  const [alarm] = await until(async () => {
    const rows = await alarms(id);
    return rows.length > 0 && rows;
  });

  expect(alarm).toMatchObject({ kind: 'ESCALATION', level: 1, raised_by: 'WATCHDOG' });
  expect(Date.parse(alarm.raised_at) - dueAt).toBeGreaterThanOrEqual(graceMs);
  await until(async () => (await commands(casework, caseId)).some(({ type }) => type === 'deadlineChanged'));
});

it('raises each rung once, however many watchdogs there are', async () => {
  const { id } = await deadlineDueIn(-3_600_000);
  watch();
  const first = stop;
  watch();

  await until(async () => (await alarms(id)).length >= 2);
  await until(async () => (await overlookedDeadlines(db, 0)).length === 0);
  await first?.();

  expect(await alarms(id).orderBy('level').pluck('level')).toEqual([1, 2]);
  expect(await casework.owner('deadlines').where({ id }).first('raised_level')).toEqual({ raised_level: 2 });
});

it('is held up by no row that cannot be worked', async () => {
  const broken = await deadlineDueIn(-7_200_000);
  await casework.owner('deadlines').where({ id: broken.id }).update({ rules_version: 99 });
  const fine = await deadlineDueIn(-3_600_000);
  watch();
  await until(async () => (await alarms(fine.id)).length > 0);
  expect(await alarms(broken.id)).toEqual([]);
});

it('leaves paused and ended clocks alone', async () => {
  const paused = await deadlineDueIn(-3_600_000);
  await casework.owner('deadlines').where({ id: paused.id }).update({ state: 'PAUSED' });
  expect(await overlookedDeadlines(db, 0)).toEqual([]);
});

it('a jump of the clock gives the engine its two seconds before anything counts as overlooked', async () => {
  const { id } = await deadlineDueIn(86_400_000);
  const jumped = Date.now();
  await writeOffset(db, 90_000_000);
  try {
    expect(await overlookedDeadlines(db, graceMs)).toEqual([]);
    await until(async () => (await overlookedDeadlines(db, graceMs)).includes(id));
    expect(Date.now() - jumped).toBeGreaterThanOrEqual(graceMs - 50);
  } finally {
    await writeOffset(db, 0);
  }
});
