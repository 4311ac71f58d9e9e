/** What a report can be held to: the centres and territories that its reader's report counts, territories below one another. */
import type { Transaction } from '../database.ts';

export type ReportPlaces = {
  readonly centres: readonly { readonly id: string; readonly name: string }[];
  /** `depth` below the highest that is offered: 0, 1, … */
  readonly territories: readonly { readonly id: string; readonly name: string; readonly depth: number }[];
};

export async function reportPlacesView(trx: Transaction): Promise<ReportPlaces> {
  const centres = await trx('centres')
    .whereRaw('id IN (SELECT r.centre_id FROM reported_places() r)')
    .orderBy(['name', 'id'])
    .select('id', 'name');
  const { rows } = await trx.raw<{ rows: ReportPlaces['territories'][number][] }>(
    `WITH RECURSIVE offered AS (SELECT t.* FROM territories t WHERE t.id IN (SELECT r.id FROM reported_territories() r)),
       tree AS (
         SELECT o.id, o.name, 0 AS depth, ARRAY[o.name, o.id] AS path FROM offered o
           WHERE o.parent_id IS NULL OR o.parent_id NOT IN (SELECT id FROM offered)
         UNION ALL SELECT o.id, o.name, t.depth + 1, t.path || ARRAY[o.name, o.id] FROM offered o JOIN tree t ON t.id = o.parent_id)
     SELECT id, name, depth FROM tree ORDER BY path`,
  );
  return { centres, territories: rows };
}
