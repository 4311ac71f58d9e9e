/** Figures that somebody stated for a period (a report on paper, a register): kept beside the count, never instead of it. */
import type { StatedCode } from '#domain/period-doubts.ts';
import type { Database, Transaction } from './database.ts';

export type StatedFigure = {
  readonly centreId: string;
  /** Null: all territories that the centre serves. */
  readonly territoryId: string | null;
  readonly from: string;
  readonly to: string;
  readonly code: StatedCode;
  readonly value: number;
  /** Where it stands: a report, a letter, a register. */
  readonly source: string;
  readonly statedBy: string | null;
};

/** Keeps a figure; one stated again for the same period and place replaces the earlier one. */
export async function keepStatedFigure(db: Database | Transaction, figure: StatedFigure): Promise<void> {
  await db.raw(
    `INSERT INTO stated_figures (centre_id, territory_id, period_from, period_to, code, value, source, stated_by)
     VALUES (:centreId, :territoryId, :from, :to, :code, :value, :source, :statedBy)
     ON CONFLICT (centre_id, coalesce(territory_id, ''), period_from, period_to, code)
     DO UPDATE SET value = excluded.value, source = excluded.source, stated_by = excluded.stated_by, stated_at = business_now()`,
    { ...figure },
  );
}

type Stated = {
  readonly code: string;
  readonly value: number;
  readonly source: string;
  readonly centreId: string;
  readonly territory: { readonly id: string; readonly name: string } | null;
};

/** Figures stated for this very period about the scope or a part of it. */
export async function statedFiguresOf(
  db: Database | Transaction,
  scope: { from: string; to: string; territoryId?: string | undefined; centreId?: string | undefined },
): Promise<readonly Stated[]> {
  const { from, to, territoryId = null, centreId = null } = scope;
  const { rows } = await db.raw<{ rows: Record<string, string | number | null>[] }>(
    `SELECT s.code, s.value, s.source, s.centre_id, s.territory_id, t.name FROM stated_figures s
     LEFT JOIN territories t ON t.id = s.territory_id
     WHERE s.period_from = :from AND s.period_to = :to AND (CAST(:centreId AS text) IS NULL OR s.centre_id = :centreId)
       AND (CAST(:territoryId AS text) IS NULL OR s.territory_id IN (SELECT territories_below(:territoryId))
         OR (s.territory_id IS NULL AND NOT EXISTS (SELECT 1 FROM centre_territories p WHERE p.centre_id = s.centre_id
           AND p.territory_id NOT IN (SELECT territories_below(:territoryId)))))
     ORDER BY s.code, t.name`,
    { from, to, territoryId, centreId },
  );
  return rows.map((row) => ({
    code: String(row['code']),
    value: Number(row['value']),
    source: String(row['source']),
    centreId: String(row['centre_id']),
    territory: row['territory_id'] ? { id: String(row['territory_id']), name: String(row['name']) } : null,
  }));
}
