/** How far the feed has been read, per epoch and partition, and the records that could not be read. */
import type { Knex } from 'knex';

export interface FeedPosition {
  readonly position: bigint;
  /** The newest time of a record that was seen, epoch milliseconds of the engine's own time. */
  readonly recordAt: number;
}

/** Reads and locks the position until the end of the transaction, so that a repeated request waits for the first one. */
export async function lockPosition(trx: Knex.Transaction, epoch: string, partitionId: number): Promise<FeedPosition> {
  const { rows } = await trx.raw(
    `INSERT INTO feed_positions AS p (epoch, partition_id, position, record_at) VALUES (?, ?, -1, to_timestamp(0))
     ON CONFLICT (epoch, partition_id) DO UPDATE SET updated_at = now()
     RETURNING p.position, round(extract(epoch FROM p.record_at) * 1000)::text AS at`,
    [epoch, partitionId],
  );
  return { position: BigInt(rows[0].position), recordAt: Number(rows[0].at) };
}

export async function savePosition(
  trx: Knex.Transaction,
  epoch: string,
  partitionId: number,
  { position, recordAt }: FeedPosition,
): Promise<void> {
  await trx('feed_positions')
    .where({ epoch, partition_id: partitionId })
    .update({
      position: position.toString(),
      record_at: trx.raw('to_timestamp(? / 1000.0)', [recordAt]),
      updated_at: trx.fn.now(),
    });
}

export interface SetAsideRecord {
  readonly epoch: string;
  readonly partitionId: number | null;
  readonly position: string | null;
  readonly raw: string;
  readonly errorCode: string;
}

/** Keeps a record that could not be projected, in base64 because it may hold U+0000; the same record is kept once. */
export async function setAside(trx: Knex.Transaction, record: SetAsideRecord): Promise<void> {
  const raw = Buffer.from(record.raw, 'utf8').toString('base64');
  const known = await trx('feed_set_aside').where({ epoch: record.epoch, raw }).first('id');
  if (known) return;
  await trx('feed_set_aside').insert({
    epoch: record.epoch,
    partition_id: record.partitionId,
    position: record.position,
    raw,
    error_code: record.errorCode,
  });
}
