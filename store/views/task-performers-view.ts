/** Who can do a task: the holders of its role at its centre, with how much they have to do and whether they are absent today. */
import type { Transaction } from '../database.ts';

export type Performer = {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly openTasks: number;
  readonly absent: boolean;
};

/** By name. */
export async function taskPerformersView(
  trx: Transaction,
  place: { readonly centreId: string; readonly role: string },
): Promise<readonly Performer[]> {
  const { rows } = await trx.raw<{ rows: Performer[] }>(
    `SELECT u.id, u.full_name AS name, u.post,
       (SELECT count(*)::int FROM tasks t WHERE t.assignee = u.id AND t.state = 'CREATED' AND t.answered_at IS NULL
         AND t.centre_id = :centreId) AS "openTasks",
       EXISTS (SELECT 1 FROM staff_absences a JOIN centres e ON e.id = :centreId
         WHERE a.user_id = u.id AND a.cancelled_at IS NULL AND post_valid(a.from_day, a.to_day + 1, e.time_zone)) AS absent
     FROM users u WHERE u.id IN (SELECT post_holders(:centreId, :role)) ORDER BY u.full_name, u.id`,
    place,
  );
  return rows;
}
