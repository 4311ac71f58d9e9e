/** People who use the system: sign-in, posts, and the specialists a case can be given to. */
import type { RoleCode } from '#domain/roles.ts';
import { askPrepared, type Database, type Transaction } from './database.ts';

/** What sign-in needs, by login. */
export async function signInRecord(
  db: Database,
  login: string,
): Promise<{ id: string; passwordHash: string; active: boolean } | undefined> {
  const { rows } = await db.raw<{ rows: { id: string; password_hash: string; status: string }[] }>(
    'SELECT id, password_hash, status FROM sign_in_record(?)',
    [login],
  );
  const row = rows[0];
  return row && { id: row.id, passwordHash: row.password_hash, active: row.status === 'ACTIVE' };
}

/** A territory without a centre gives a post without one; `forUserId` is the absent colleague whose post it is. */
type Post = { readonly role: RoleCode; readonly centreId: string | null; readonly forUserId?: string | null };
export type SignedInPerson = {
  readonly id: string;
  readonly fullName: string;
  readonly post: string;
  readonly centreId: string | null;
  readonly centreName: string | null;
  readonly timeZone: string | null;
  readonly posts: readonly Post[];
};

type PersonRow = {
  readonly id: string;
  readonly full_name: string;
  readonly post: string;
  readonly centre_id: string | null;
  readonly centre_name: string | null;
  readonly time_zone: string | null;
  readonly posts: readonly Post[];
};

const personColumns = 'id, full_name, post, centre_id, centre_name, time_zone, posts';

const toPerson = (row: PersonRow): SignedInPerson => ({
  id: row.id,
  fullName: row.full_name,
  post: row.post,
  centreId: row.centre_id,
  centreName: row.centre_name,
  timeZone: row.time_zone,
  posts: row.posts,
});

/** The transaction's person with posts as they are now; undefined when blocked or gone. */
export async function signedInPerson(trx: Transaction): Promise<SignedInPerson | undefined> {
  const [row] = await askPrepared<PersonRow>(
    trx,
    'signed-in-person',
    `SELECT ${personColumns} FROM signed_in_person()`,
  );
  return row && toPerson(row);
}

/**
 * Runs `work` in one transaction as a person, like `withUser`, and tells it who that is; the person is undefined when blocked or gone.
 * `session` is the digest of the sign-in.
 */
export async function asPerson<T>(
  db: Database,
  { userId, session }: { readonly userId: string; readonly session: string },
  work: (trx: Transaction, person: SignedInPerson | undefined) => Promise<T>,
): Promise<T> {
  return db.transaction(async (trx) => {
    const [row] = await askPrepared<PersonRow>(trx, 'act-as', `SELECT ${personColumns} FROM act_as(?, ?)`, [
      userId,
      session,
    ]);
    return work(trx, row && toPerson(row));
  });
}

/** People who hold a role at a centre today, by name. */
export async function holdersOf(
  trx: Transaction,
  centreId: string,
  role: RoleCode,
): Promise<readonly { id: string; name: string; post: string }[]> {
  const rows = await trx('users as u')
    .whereRaw('u.id IN (SELECT post_holders(?, ?))', [centreId, role])
    .orderBy('u.full_name')
    .select('u.id', 'u.full_name', 'u.post');
  return rows.map((row) => ({ id: row.id, name: row.full_name, post: row.post }));
}

/** What a person is called; null for nobody. */
export async function fullNameOf(trx: Transaction, userId: string | null): Promise<string | null> {
  if (!userId) return null;
  const row = await trx('users').where({ id: userId }).first('full_name');
  return (row?.full_name as string | undefined) ?? null;
}

/** Whether the transaction's user holds the role at the centre now. */
export async function holdsPost(trx: Transaction, centreId: string, role: RoleCode): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { holds: boolean }[] }>('SELECT app_holds(?, ?) AS holds', [centreId, role]);
  return rows[0]?.holds ?? false;
}

/** Whether the transaction's user is this person, or replaces this absent colleague today. */
export async function actsFor(trx: Transaction, userId: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { acts: boolean }[] }>('SELECT app_acts_for(?) AS acts', [userId]);
  return rows[0]?.acts ?? false;
}

/** The absent colleague by whose post alone the transaction's user has a role at a centre; null when the post is his own. */
export async function replacedIn(trx: Transaction, centreId: string, role: string): Promise<string | null> {
  const { rows } = await trx.raw<{ rows: { for_user: string | null }[] }>(
    'SELECT p.for_user FROM app_posts() p WHERE p.centre_id = ? AND p.role = ? ORDER BY p.for_user NULLS FIRST LIMIT 1',
    [centreId, role],
  );
  return rows[0]?.for_user ?? null;
}

/** What a person signs in with. */
export async function loginOf(trx: Transaction, userId: string): Promise<string> {
  const row = await trx('users').where({ id: userId }).first('login');
  return (row?.login as string | undefined) ?? '';
}
