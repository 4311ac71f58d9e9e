/** Versions of the rules that administrators write: one after another, each from a day on; one that is not in force can be withdrawn. */
import type { ChangeableRules, RuleKind } from '#domain/changeable-rules.ts';
import type { Transaction } from './database.ts';

export type NewRuleVersion = {
  readonly kind: RuleKind;
  readonly version: number;
  readonly content: ChangeableRules[RuleKind];
  /** The first day in force. */
  readonly validFrom: string;
  readonly author: string;
  /** Why: an order, a decision. */
  readonly source: string;
  readonly enteredBy: string;
};

/** The day by which rulebooks are looked up. */
export async function rulesToday(trx: Transaction): Promise<string> {
  const { rows } = await trx.raw<{ rows: { today: string }[] }>(
    "SELECT to_char(business_now(), 'YYYY-MM-DD') AS today",
  );
  return rows[0]?.today ?? '';
}

/** One writer at a time. */
export async function lockRules(trx: Transaction, kind: RuleKind): Promise<void> {
  await trx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [`rules ${kind}`]);
}

/** Whether the transaction's user may write rules. */
export async function keepsRules(trx: Transaction): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { keeps: boolean }[] }>('SELECT app_keeps_rules() AS keeps');
  return rows[0]?.keeps ?? false;
}

/** FORBIDDEN by row-level security for who does not administer the whole installation. */
export async function insertRuleVersion(trx: Transaction, version: NewRuleVersion): Promise<void> {
  await trx('rulebooks').insert({
    kind: version.kind,
    version: version.version,
    content: JSON.stringify(version.content),
    valid_from: version.validFrom,
    author: version.author,
    source: version.source,
    entered_by: version.enteredBy,
    entered_at: trx.raw('business_now()'),
  });
}

/** Takes its days from a version that is not in force yet; answers whether there was one that the person may withdraw. */
export async function withdrawRuleVersion(
  trx: Transaction,
  { kind, version, userId }: { readonly kind: RuleKind; readonly version: number; readonly userId: string },
): Promise<boolean> {
  const taken = { valid_to: trx.raw('valid_from'), withdrawn_by: userId, withdrawn_at: trx.raw('business_now()') };
  return (await trx('rulebooks').where({ kind, version }).whereNull('withdrawn_at').update(taken)) > 0;
}

/** What new ends and roles of sign-in would do at once. */
export async function signInRulesEffect(
  trx: Transaction,
  { sessionIdleMinutes, sessionMinutes }: ChangeableRules['sign-in'],
  roles: readonly string[],
): Promise<{ readonly ending: number; readonly enrolling: number }> {
  const { rows } = await trx.raw<{ rows: { ending: number; enrolling: number }[] }>(
    'SELECT * FROM sign_in_rules_effect(?, ?, ?)',
    [sessionIdleMinutes, sessionMinutes, [...roles]],
  );
  return rows[0] ?? { ending: 0, enrolling: 0 };
}
