/** Every column that holds sealed bytes: sealing what lies in the open, and sealing anew by the newest key after a rotation. */
import type { Database } from './database.ts';
import { isSealed, isSealedByNewest, type KeyRing, openBytes, sealBytes } from './key-ring.ts';
import { templateContext } from './paper-templates-store.ts';
import { secondFactorContext } from './second-factors-store.ts';

type Row = Readonly<Record<string, unknown>>;
type SealedColumn = {
  readonly table: string;
  readonly keys: readonly string[];
  readonly column: string;
  readonly context: (row: Row) => string;
};

const columns: readonly SealedColumn[] = [
  {
    table: 'paper_templates',
    keys: ['code', 'version'],
    column: 'content',
    context: (row) => templateContext(String(row['code']), Number(row['version'])),
  },
  ...['sealed_secret', 'begun_secret'].map((column) => ({
    table: 'second_factors',
    keys: ['user_id'],
    column,
    context: (row: Row) => secondFactorContext(String(row['user_id'])),
  })),
];

/** Seals what was stored before files were sealed; answers how many. Run as the owner. */
export function sealOpenValues(db: Database, ring: KeyRing): Promise<number> {
  return reseal(db, ring, (bytes) => !isSealed(bytes));
}

/** Seals by the newest key whatever an older one sealed; answers how many. Run as the owner. */
export function sealAnew(db: Database, ring: KeyRing): Promise<number> {
  return reseal(db, ring, (bytes) => !isSealedByNewest(ring, bytes));
}

async function reseal(db: Database, ring: KeyRing, wanted: (bytes: Buffer) => boolean): Promise<number> {
  let count = 0;
  for (const sealed of columns) {
    const { table, keys, column } = sealed;
    const places = await db(table)
      .whereNotNull(column)
      .orderBy([...keys])
      .select<Row[]>([...keys]);
    for (const place of places) count += (await resealRow(db, ring, { sealed, place, wanted })) ? 1 : 0;
  }
  return count;
}

type Place = { readonly sealed: SealedColumn; readonly place: Row; readonly wanted: (bytes: Buffer) => boolean };

/** One row a transaction: a rotation that is interrupted goes on where it stopped. */
function resealRow(db: Database, ring: KeyRing, { sealed, place, wanted }: Place): Promise<boolean> {
  const { table, column, context } = sealed;
  return db.transaction(async (trx) => {
    const row = await trx(table).where(place).forUpdate().first<Row | undefined>(column);
    const bytes = row?.[column] as Buffer | null | undefined;
    if (!bytes || !wanted(bytes)) return false;
    const plain = isSealed(bytes) ? openBytes(ring, bytes, context(place)) : bytes;
    await trx(table)
      .where(place)
      .update({ [column]: sealBytes(ring, plain, context(place)) });
    return true;
  });
}
