/** How far the business time is from the machine's and the engine's: the row that SQL's `business_now()` reads. */
import type { Database } from './database.ts';

/** What a clock adopts, in milliseconds. */
export async function readClockState(db: Database): Promise<{ offsetMs: number; engineShiftMs: number }> {
  const row = await db('clock_state').where({ id: 1 }).first('offset_ms', 'engine_shift_ms');
  return { offsetMs: Number(row?.offset_ms ?? 0), engineShiftMs: Number(row?.engine_shift_ms ?? 0) };
}

/** Lets the business time begin at another moment while the engine's stays; false when cases exist already. */
export async function startBusinessTime(db: Database, at: string): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { started: boolean }[] }>('SELECT start_business_time(?) AS started', [at]);
  return rows[0]?.started ?? false;
}

/** Moves the business time; only the watchdog's role may. */
export async function writeOffset(db: Database, offsetMs: number): Promise<void> {
  await db('clock_state')
    .where({ id: 1 })
    .update({ offset_ms: offsetMs, changed_at: db.raw('clock_timestamp()') });
}

/** The next moment at which a running deadline wants to be asked, no later than `until`. */
export async function nextWake(db: Database, after: string, until: string): Promise<string | null> {
  const row = await db('deadlines')
    .where({ state: 'RUNNING' })
    .where('next_wake_at', '>', after)
    .where('next_wake_at', '<=', until)
    .min('next_wake_at as at')
    .first();
  return (row?.at as string | null | undefined) ?? null;
}

/** Whether a running deadline waits for something that is already due. */
export async function hasDueWake(db: Database): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { due: boolean }[] }>(
    "SELECT EXISTS (SELECT 1 FROM deadlines WHERE state = 'RUNNING' AND next_wake_at <= business_now()) AS due",
  );
  return rows[0]?.due ?? false;
}
