/** Posts that people hold for a time at a centre or for a territory; what of them ends is kept. */
import type { RoleCode } from '#domain/roles.ts';
import type { Transaction } from './database.ts';

export type PostPlace = { readonly centreId: string | null; readonly territoryId: string | null };
/** `lastDay` is the last day with the post; null while no end is set. */
export type NewPost = PostPlace & {
  readonly role: RoleCode;
  readonly unitId: string | null;
  readonly agencyId: string | null;
  readonly since: string;
  readonly lastDay: string | null;
};
export type HeldPost = PostPlace & {
  readonly id: string;
  readonly role: RoleCode;
  readonly agencyId: string | null;
  readonly since: string | null;
};

/** The first day without the post. */
const dayAfter = (trx: Transaction, lastDay: string | null) => lastDay && trx.raw('?::date + 1', [lastDay]);

/** FORBIDDEN by row-level security for a place that one does not administer, and for oneself. Answers the id. */
export async function insertPost(trx: Transaction, userId: string, post: NewPost): Promise<string> {
  const [row] = await trx('user_roles')
    .insert({
      user_id: userId,
      role: post.role,
      centre_id: post.centreId,
      territory_id: post.territoryId,
      unit_id: post.unitId,
      agency_id: post.agencyId,
      since: post.since,
      until: dayAfter(trx, post.lastDay),
    })
    .returning('id');
  return row.id as string;
}

/** A post of the person, held or past. */
export async function findPost(trx: Transaction, userId: string, postId: string): Promise<HeldPost | undefined> {
  const row = await trx('user_roles').where({ id: postId, user_id: userId }).first();
  return (
    row && {
      id: row.id,
      role: row.role,
      centreId: row.centre_id,
      territoryId: row.territory_id,
      agencyId: row.agency_id,
      since: row.since,
    }
  );
}

/** Ends the post now, or before it begins; answers whether it was the person's to change. */
export async function endPostNow(trx: Transaction, postId: string): Promise<boolean> {
  const zone = 'coalesce((SELECT e.time_zone FROM centres e WHERE e.id = centre_id), ?)';
  const today = trx.raw(`greatest(since, (business_now() AT TIME ZONE ${zone})::date)`, [defaultZone]);
  return (await trx('user_roles').where({ id: postId }).update({ until: today })) > 0;
}

/** Puts the end of the post on another day, or takes it away; answers whether it was the person's to change. */
export async function setPostEnd(trx: Transaction, postId: string, lastDay: string | null): Promise<boolean> {
  return (
    (await trx('user_roles')
      .where({ id: postId })
      .update({ until: dayAfter(trx, lastDay) })) > 0
  );
}

/** Whether the person has the same post besides, without an end or with one still to come. */
export async function holdsSamePost(
  trx: Transaction,
  userId: string,
  post: PostPlace & { role: RoleCode; agencyId: string | null; id?: string },
): Promise<boolean> {
  const same = { user_id: userId, role: post.role, centre_id: post.centreId, territory_id: post.territoryId };
  const found = await trx('user_roles')
    .where({ ...same, agency_id: post.agencyId })
    .whereRaw('post_open(until)')
    .whereNot({ id: post.id ?? noPost })
    .first('id');
  return found !== undefined;
}

const noPost = '00000000-0000-0000-0000-000000000000';
const defaultZone = 'Europe/Moscow';

/** Where the person is administrator today, by own posts. */
export async function administeredBy(trx: Transaction, userId: string): Promise<readonly PostPlace[]> {
  const rows = await trx('user_roles as r')
    .join('users as u', 'u.id', 'r.user_id')
    .where({ 'r.user_id': userId, 'r.role': 'administrator', 'u.status': 'ACTIVE' })
    .whereRaw('post_open(r.until)')
    .select('r.centre_id', 'r.territory_id');
  return rows.map((row) => ({ centreId: row.centre_id, territoryId: row.territory_id }));
}

/** Whether somebody who can sign in is administrator of the place, without an end in sight. */
export async function isAdministered(trx: Transaction, { centreId, territoryId }: PostPlace): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `SELECT 1 FROM user_roles r JOIN users u ON u.id = r.user_id
     WHERE r.role = 'administrator' AND u.status = 'ACTIVE' AND u.has_password AND r.until IS NULL AND post_valid(r.since, NULL, NULL)
       AND (r.centre_id = :centreId OR r.territory_id IN (SELECT territories_above(coalesce(CAST(:territoryId AS text),
         (SELECT e.territory_id FROM centres e WHERE e.id = :centreId))))) LIMIT 1`,
    { centreId, territoryId },
  );
  return rows.length > 0;
}

/** One change of administrators at a time, so that two do not remove each other. */
export async function lockAdministrators(trx: Transaction): Promise<void> {
  await trx.raw("SELECT pg_advisory_xact_lock(hashtext('administrators'))");
}
