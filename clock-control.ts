/**
 * Moves the controlled clock for tests and scenarios: database, application and engine together, from one due moment to the
 * next, waiting each time until what became due has been worked. Never mounted in production.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '#clock';
import type { Dispatcher } from '#engine/dispatcher.ts';
import type { FeedRoutes } from '#engine/feed/server.ts';
import { hasDueWake, nextWake, readClockState, startBusinessTime, writeOffset } from '#store/clock-store.ts';
import type { Database } from '#store/database.ts';

export type ClockControl = {
  /** Moves the business time forward to `to` (ISO instant); a moment in the past changes nothing. */
  advance(to: string): Promise<void>;
  /** Lets the business time begin at a moment of the past; the engine's time stays. False when cases exist already. */
  start(at: string): Promise<boolean>;
  /** Brings the engine's clock to the application's, after the engine was started anew. */
  syncEngine(): Promise<void>;
};

const settleLimitMs = 30_000;
const pollMs = 20;
/** Clocks of one machine drift apart by the duration of a request. */
const toleranceMs = 1_500;
/** An engine that hangs is treated as one that is down. */
const callLimitMs = 5_000;

export type ClockTools = {
  readonly db: Database;
  readonly clock: Clock;
  readonly management: string;
  readonly dispatcher: () => Dispatcher;
};

export function createClockControl(tools: ClockTools): ClockControl {
  const advancing = oneByOne();
  const hand = oneByOne();
  return {
    advance: (to) => advancing(() => advance(tools, hand, to)),
    start: (at) => advancing(() => hand(() => start(tools, at))),
    syncEngine: () => hand(() => syncEngine(tools)),
  };
}

type OneByOne = <T>(work: () => Promise<T>) => Promise<T>;

/** The engine's clock is read and moved by one hand at a time: two would add the same difference twice. */
function oneByOne(): OneByOne {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}

async function advance(tools: ClockTools, hand: OneByOne, to: string): Promise<void> {
  await settle(tools);
  for (;;) {
    const now = tools.clock.now();
    if (Date.parse(now) >= Date.parse(to)) return;
    const stop = (await nextWake(tools.db, now, to)) ?? to;
    await hand(() => jump(tools, Date.parse(stop) - Date.parse(now)));
    await settle(tools);
  }
}

async function jump({ db, clock, management }: ClockTools, byMs: number): Promise<void> {
  const offset = clock.offset() + Math.max(1, byMs);
  await writeOffset(db, offset);
  clock.adopt({ offsetMs: offset, engineShiftMs: clock.engineShift() });
  await addToEngine(management, Math.max(1, byMs));
}

async function start({ db, clock }: ClockTools, at: string): Promise<boolean> {
  const started = await startBusinessTime(db, at);
  if (started) clock.adopt(await readClockState(db));
  return started;
}

/** An engine that is down gets the whole difference when it is back. */
async function addToEngine(management: string, offsetMilli: number): Promise<void> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ offsetMilli }),
    signal: AbortSignal.timeout(callLimitMs),
  };
  await fetch(`${management}/actuator/clock/add`, request).catch(() => undefined);
}

async function syncEngine({ clock, management }: ClockTools): Promise<void> {
  const asked = Date.parse(clock.toEngine(clock.now()));
  const answer = await fetch(`${management}/actuator/clock`, { signal: AbortSignal.timeout(callLimitMs) }).catch(
    () => undefined,
  );
  if (!answer?.ok) return;
  const { epochMilli } = (await answer.json()) as { epochMilli: number };
  const behind = asked - epochMilli;
  if (behind > toleranceMs) await addToEngine(management, behind);
}

/** Waits until nothing due is left unworked; an unreachable engine leaves it to the watchdog. */
async function settle({ db, dispatcher }: ClockTools): Promise<void> {
  const limit = Date.now() + settleLimitMs;
  while (Date.now() < limit) {
    if (!(await hasDueWake(db)) && (await dispatcher().idle())) return;
    await pause(pollMs);
  }
}

/** The doors to the clock on the internal listener: `POST /clock/advance {"to": instant}`, `POST /clock/start {"at": instant}`. */
export function clockRoutes(control: ClockControl, clock: Clock, password: string): FeedRoutes {
  const door = (handle: FeedRoutes[string]['handle']) => ({ user: 'clock', password, handle });
  return {
    'POST /clock/advance': door(async (body) => {
      const { to } = JSON.parse(body.toString('utf8')) as { to: string };
      await control.advance(to);
      return { status: 200, body: { to } };
    }),
    'POST /clock/start': door(async (body) => {
      const { at } = JSON.parse(body.toString('utf8')) as { at: string };
      if (!(Date.parse(at) < Date.parse(clock.now()))) return { status: 400, body: { error: 'NOT_IN_THE_PAST' } };
      if (!(await control.start(at))) return { status: 409, body: { error: 'CASES_EXIST' } };
      return { status: 200, body: { at } };
    }),
  };
}
