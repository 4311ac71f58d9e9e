/** A business time apart from the engine's: told at the two borders, and set before the first case only. */
import { createClock } from '#clock';
import { inBusinessTime } from '#engine/feed/business-time.ts';
import type { EngineRecord } from '#engine/feed/parse.ts';
import { readClockState, startBusinessTime, writeOffset } from '#store/clock-store.ts';
import { deadlinesWithoutTimer } from '#store/deadlines-store.ts';
import { releaseInForce } from '#store/releases-store.ts';
import { type Casework, EPOCH, openCasework, register } from '#test/support/casework.ts';

const tenYearsMs = 3_652 * 86_400_000;

describe('the clock', () => {
  it('tells the engine of moments in its own time, and of the same ones where nothing lies apart', () => {
    const clock = createClock();
    expect(clock.toEngine('2017-03-01T09:00:00+03:00')).toBe('2017-03-01T09:00:00+03:00');
    clock.adopt({ offsetMs: -tenYearsMs, engineShiftMs: tenYearsMs });
    expect(clock.toEngine('2017-03-01T06:00:00.000Z')).toBe('2027-03-01T06:00:00.000Z');
    expect(Math.abs(Date.parse(clock.toEngine(clock.now())) - Date.now())).toBeLessThan(1_000);
  });
});

describe('a record of the engine', () => {
  const record = (valueType: string): EngineRecord => ({
    partitionId: 1,
    position: '7',
    key: '8',
    timestamp: Date.parse('2026-11-23T06:00:00Z'),
    valueType,
    intent: 'CREATED',
    recordType: 'EVENT',
    value: { dueDate: Date.parse('2026-11-23T06:15:00Z'), targetElementId: 'wakeUp' },
  });

  it('reaches the mirror in business time, the due moment of a timer too', () => {
    const { timestamp, value, position } = inBusinessTime(record('TIMER'), tenYearsMs);
    expect(new Date(timestamp).toISOString()).toBe('2016-11-23T06:00:00.000Z');
    expect(new Date(value['dueDate'] as number).toISOString()).toBe('2016-11-23T06:15:00.000Z');
    expect([position, value['targetElementId']]).toEqual(['7', 'wakeUp']);
  });

  it('keeps every other field, and all of them without a shift', () => {
    expect(inBusinessTime(record('JOB'), tenYearsMs).value).toEqual(record('JOB').value);
    expect(inBusinessTime(record('TIMER'), 0)).toEqual(record('TIMER'));
  });
});

describe('the beginning of the business time', () => {
  let casework: Casework;
  beforeAll(async () => {
    casework = await openCasework();
  });
  afterAll(() => casework.close());

  const businessNow = async (): Promise<number> => {
    const { rows } = await casework.app.raw<{ rows: { at: string }[] }>('SELECT business_now() AS at');
    return Date.parse(rows[0]?.at ?? '');
  };

  it('moves to the past while the engine stays, with the releases in force; never once a case exists', async () => {
    const watchdog = casework.open('seven_watchdog');
    await writeOffset(watchdog, 60_000);

    expect(await startBusinessTime(watchdog, '2016-07-01T06:00:00Z')).toBe(true);
    expect(Math.abs((await businessNow()) - Date.parse('2016-07-01T06:00:00Z'))).toBeLessThan(5_000);
    const { offsetMs, engineShiftMs } = await readClockState(watchdog);
    expect(offsetMs + engineShiftMs).toBe(60_000);
    expect((await releaseInForce(casework.owner, '2016-07-01T06:00:00Z'))?.id).toBe(1);

    await register(casework, { receivedAt: '2016-07-01T05:59:00Z' }, { now: '2016-07-01T06:00:00Z' });
    expect(await startBusinessTime(watchdog, '2015-07-01T06:00:00Z')).toBe(false);
    expect(await readClockState(watchdog)).toEqual({ offsetMs, engineShiftMs });
  });

  it('leaves the watchdog to compare rows with timers: business time both, the position of the feed in engine time', async () => {
    const watchdog = casework.open('seven_watchdog');
    const { engineShiftMs } = await readClockState(watchdog);
    const asked_at = '2016-07-01T06:00:00Z';
    const wake = { next_wake_at: '2016-07-01T06:10:00Z', asked_at, epoch: EPOCH };
    const [{ id }] = await casework.owner('deadlines').update(wake).returning('id');
    const heard = (business: string) => ({ record_at: new Date(Date.parse(business) + engineShiftMs).toISOString() });
    const place = { epoch: EPOCH, partition_id: 1, position: 1 };
    await casework.owner('feed_positions').insert({ ...place, ...heard('2016-07-01T06:00:20Z') });
    expect(await deadlinesWithoutTimer(watchdog, 30_000)).toEqual([]);
    await casework.owner('feed_positions').update(heard('2016-07-01T06:00:40Z'));
    expect(await deadlinesWithoutTimer(watchdog, 30_000)).toEqual([id]);

    const instance = { epoch: EPOCH, instance_key: '1' };
    await casework.owner('engine_instances').insert({ ...instance, deadline_id: id, state: 'ACTIVE' });
    const timer = { ...instance, timer_key: '2', element_id: 'wakeUp', due_at: wake.next_wake_at, state: 'CREATED' };
    await casework.owner('engine_timers').insert(timer);
    expect(await deadlinesWithoutTimer(watchdog, 30_000)).toEqual([]);
  });

  it('is set by nobody but the clock of tests', async () => {
    for (const role of ['seven_app', 'seven_worker', 'seven_feed', 'seven_dispatcher'] as const) {
      await expect(startBusinessTime(casework.open(role), '2015-07-01T06:00:00Z')).rejects.toMatchObject({
        code: '42501',
      });
    }
  });
});
