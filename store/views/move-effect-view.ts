/** What moving a territory would do to rights: the posts above that gain or lose its centres. */
import type { RoleCode } from '#domain/roles.ts';
import type { Transaction } from '../database.ts';

export type MoveEffect = {
  /** The centres of the territory and of all below it. */
  readonly centres: string[];
  readonly posts: { name: string; role: RoleCode; territory: string; gains: boolean }[];
};
type Move = { readonly territoryId: string; readonly parentId: string; readonly former: string };

export async function moveEffect(trx: Transaction, { territoryId, parentId, former }: Move): Promise<MoveEffect> {
  const { rows: centres } = await trx.raw<{ rows: { name: string }[] }>(
    'SELECT e.name FROM centres e WHERE e.territory_id IN (SELECT territories_below(?)) ORDER BY e.name, e.id',
    [territoryId],
  );
  const { rows: posts } = await trx.raw<{ rows: MoveEffect['posts'] }>(
    `WITH later AS (SELECT territories_above(?) AS id), before AS (SELECT territories_above(?) AS id)
     SELECT u.full_name AS name, r.role, t.name AS territory, r.territory_id IN (SELECT id FROM later) AS gains
     FROM user_roles r JOIN users u ON u.id = r.user_id JOIN territories t ON t.id = r.territory_id
     WHERE u.status = 'ACTIVE' AND post_open(r.until)
       AND (r.territory_id IN (SELECT id FROM later)) <> (r.territory_id IN (SELECT id FROM before))
     ORDER BY gains DESC, u.full_name, t.name, r.role`,
    [parentId, former],
  );
  return { centres: centres.map(({ name }) => name), posts };
}
