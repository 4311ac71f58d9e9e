/** The versions of a rulebook that administrators write, the newest first, each with what it is today. */
import type { ChangeableRules, RuleKind } from '#domain/changeable-rules.ts';
import type { Transaction } from '../database.ts';

export type RuleVersionState = 'IN_FORCE' | 'PLANNED' | 'PAST' | 'WITHDRAWN';
export type RuleVersion<K extends RuleKind = RuleKind> = {
  readonly version: number;
  readonly validFrom: string;
  readonly state: RuleVersionState;
  readonly author: string;
  readonly source: string;
  readonly enteredAt: string | null;
  readonly content: ChangeableRules[K];
};

/** In force is the newest version of those whose days have come: what `rulebookOn` answers. */
export async function ruleVersions<K extends RuleKind>(
  trx: Transaction,
  kind: K,
  today: string,
): Promise<readonly RuleVersion<K>[]> {
  const rows = await trx('rulebooks')
    .where({ kind })
    .orderBy('version', 'desc')
    .select('version', 'valid_from', 'valid_to', 'author', 'source', 'entered_at', 'content');
  const inForce = rows.find((row) => row.valid_from <= today && (row.valid_to === null || row.valid_to > today));
  return rows.map((row) => ({
    version: row.version as number,
    validFrom: row.valid_from as string,
    state: row === inForce ? 'IN_FORCE' : stateOf(row, today),
    author: row.author as string,
    source: row.source as string,
    enteredAt: row.entered_at as string | null,
    content: row.content as ChangeableRules[K],
  }));
}

function stateOf(row: { valid_from: string; valid_to: string | null }, today: string): RuleVersionState {
  if (row.valid_to !== null && row.valid_to <= row.valid_from) return 'WITHDRAWN';
  return row.valid_from > today ? 'PLANNED' : 'PAST';
}
