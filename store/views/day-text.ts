/** Days as the facts of forms need them: today at a centre, and a day as people write it. */
import type { Transaction } from '../database.ts';

/** The business day (`YYYY-MM-DD`) at the centre. */
export async function todayAt(trx: Transaction, centreId: string): Promise<string> {
  const { rows } = await trx.raw<{ rows: { day: string }[] }>(
    `SELECT to_char(business_now() AT TIME ZONE c.time_zone, 'YYYY-MM-DD') AS day FROM centres c WHERE c.id = ?`,
    [centreId],
  );
  return rows[0]?.day ?? '';
}

/** `2026-03-10` as people write it: 10.03.2026. */
export const dayText = (day: string): string => day.split('-').toReversed().join('.');
