/** How far the business time is ahead of the machine's: the row that SQL's `business_now()` reads. */
import type { Database } from './database.ts';

/** The offset in milliseconds. */
export async function readOffset(db: Database): Promise<number> {
  const row = await db('clock_state').where({ id: 1 }).first('offset_ms');
  return Number(row?.offset_ms ?? 0);
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
