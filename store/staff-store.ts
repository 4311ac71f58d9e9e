/** People as administrators keep them: added, named, blocked. Their posts: posts-store; their sign-in: people-store. */
import type { Transaction } from './database.ts';

export type NewPerson = {
  readonly id: string;
  readonly login: string;
  readonly fullName: string;
  readonly post: string;
  readonly centreId: string | null;
};

/** FORBIDDEN by row-level security for a centre that one does not administer. */
export async function insertPerson(trx: Transaction, person: NewPerson): Promise<void> {
  const { id, login, fullName, post, centreId } = person;
  await trx('users').insert({ id, login, full_name: fullName, post, centre_id: centreId });
}

export async function isLoginTaken(trx: Transaction, login: string): Promise<boolean> {
  return (await trx('users').where({ login }).first('id')) !== undefined;
}

/** Answers whether the person was there and the transaction's user may change them. */
export async function updatePerson(
  trx: Transaction,
  id: string,
  { fullName, post, status }: { fullName?: string; post?: string; status?: 'ACTIVE' | 'BLOCKED' },
): Promise<boolean> {
  const changed = await trx('users')
    .where({ id })
    .update({ ...(fullName && { full_name: fullName }), ...(post && { post }), ...(status && { status }) });
  return changed > 0;
}

/** Whether the transaction's user administers the person whole: no post of theirs lies beyond. */
export async function administersPerson(trx: Transaction, userId: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { may: boolean }[] }>('SELECT app_administers_person(?) AS may', [userId]);
  return rows[0]?.may ?? false;
}

/** No two people begin to use the system: region, district, centre and administrator; null when somebody is there. */
export async function beginInstallation(
  trx: Transaction,
  setup: { region: string; district: string; centre: object; person: object },
): Promise<string | null> {
  const asked = [setup.region, setup.district, JSON.stringify(setup.centre), JSON.stringify(setup.person)];
  const { rows } = await trx.raw<{ rows: { id: string | null }[] }>(
    'SELECT begin_installation(?, ?, ?, ?) AS id',
    asked,
  );
  return rows[0]?.id ?? null;
}

/** Whether nobody uses the system yet. */
export async function hasNoPeople(trx: Transaction): Promise<boolean> {
  return (await trx('users').first('id')) === undefined;
}
