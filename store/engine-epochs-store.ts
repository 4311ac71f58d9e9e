/**
 * Engine epochs: which life of the engine's data a key belongs to. `base_id` is kept in the engine's data folder; when its log was
 * set back (a restore), the same base goes on as `<base>+1`, `<base>+2`, … (docs/architecture.md).
 */
import type { Knex } from 'knex';

export interface EngineEpoch {
  readonly id: string;
  readonly baseId: string;
  readonly current: boolean;
}

/** The epoch that the engine lives in now; undefined before its first record or registration. */
export async function currentEpoch(db: Knex): Promise<EngineEpoch | undefined> {
  const row = await db('engine_epochs').where({ current: true }).first();
  return row && toEpoch(row);
}

/** The newest epoch of this base, current or not. */
export async function findEpoch(db: Knex, baseId: string): Promise<EngineEpoch | undefined> {
  const row = await db('engine_epochs').where({ base_id: baseId }).orderBy('restored', 'desc').first();
  return row && toEpoch(row);
}

/** Makes an unknown base the current epoch and tells everybody; a known one stays as it is. */
export async function registerEpoch(db: Knex, baseId: string): Promise<EngineEpoch> {
  return db.transaction(async (trx) => {
    await lockEpochs(trx);
    return (await findEpoch(trx, baseId)) ?? insertCurrent(trx, baseId, 0);
  });
}

/**
 * The engine's log was set back: its base goes on under the next number. `seen` is the epoch in which this was noticed; when
 * another request has already noticed it, the newer epoch is returned.
 */
export async function registerRestoredEpoch(db: Knex, seen: EngineEpoch): Promise<EngineEpoch> {
  return db.transaction(async (trx) => {
    await lockEpochs(trx);
    const newest = await findEpoch(trx, seen.baseId);
    if (newest && newest.id !== seen.id) return newest;
    const [count] = await trx('engine_epochs').where({ base_id: seen.baseId }).max({ restored: 'restored' });
    return insertCurrent(trx, seen.baseId, Number(count?.restored ?? 0) + 1);
  });
}

const lockEpochs = (trx: Knex.Transaction) =>
  trx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('engine_epochs', 7))`);

async function insertCurrent(trx: Knex.Transaction, baseId: string, restored: number): Promise<EngineEpoch> {
  const id = restored === 0 ? baseId : `${baseId}+${restored}`;
  await trx('engine_epochs').where({ current: true }).update({ current: false });
  await trx('engine_epochs').insert({ id, base_id: baseId, restored, current: true });
  await trx.raw(`SELECT pg_notify('engine_epoch', ?)`, [id]);
  return { id, baseId, current: true };
}

const toEpoch = (row: { id: string; base_id: string; current: boolean }): EngineEpoch => ({
  id: row.id,
  baseId: row.base_id,
  current: row.current,
});
