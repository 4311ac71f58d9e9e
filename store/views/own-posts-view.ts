/** The posts that the transaction's user holds today, where each is, and whom the person replaces until which day. */
import type { RoleCode } from '#domain/roles.ts';
import type { Transaction } from '../database.ts';

export type OwnPost = {
  readonly role: RoleCode;
  /** A centre, or a territory with all its centres. */
  readonly place: string;
  readonly wholeTerritory: boolean;
  readonly agency: string | null;
  /** The absent colleague whose post it is. */
  readonly replaced: string | null;
};
export type Replacing = { readonly name: string; readonly lastDay: string };

/** Own ones first, those of the own centre before others. */
export async function ownPosts(trx: Transaction, userId: string): Promise<readonly OwnPost[]> {
  const { rows } = await trx.raw<{ rows: OwnPost[] }>(
    `SELECT h.role, coalesce(e.name, t.name) AS place, h.territory_id IS NOT NULL AS "wholeTerritory", a.name AS agency,
       r.full_name AS replaced
     FROM app_held_posts() h LEFT JOIN centres e ON e.id = h.centre_id LEFT JOIN territories t ON t.id = h.territory_id
       LEFT JOIN agencies a ON a.id = h.agency_id LEFT JOIN users r ON r.id = h.for_user
     ORDER BY r.full_name NULLS FIRST, h.centre_id IS DISTINCT FROM (SELECT u.centre_id FROM users u WHERE u.id = ?),
       place, h.role`,
    [userId],
  );
  return rows;
}

/** Whom the person replaces today, with the last day of the absence. */
export async function replacedToday(trx: Transaction): Promise<readonly Replacing[]> {
  const { rows } = await trx.raw<{ rows: Replacing[] }>(
    `SELECT u.full_name AS name, max(s.to_day) AS "lastDay" FROM app_replaced() absent JOIN users u ON u.id = absent
       LEFT JOIN centres e ON e.id = u.centre_id
       JOIN staff_absences s ON s.user_id = absent AND s.acting_user_id = app_user_id() AND s.cancelled_at IS NULL
         AND post_valid(s.from_day, s.to_day + 1, e.time_zone)
     GROUP BY u.full_name ORDER BY u.full_name`,
  );
  return rows;
}
