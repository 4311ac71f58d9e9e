/**
 * A new version of the rules of sign-in, of reading cases or of costly requests, from today or a later day; and its withdrawal while
 * it is not in force. Own design, docs/decisions/0025.
 */
import { type ChangeableRules, type RuleKind, ruleFaults } from '#domain/changeable-rules.ts';
import { DomainError } from '#domain/error.ts';
import type { Transaction } from '#store/database.ts';
import { fullNameOf } from '#store/people-store.ts';
import {
  insertRuleVersion,
  keepsRules,
  lockRules,
  rulesToday,
  signInRulesEffect,
  withdrawRuleVersion,
} from '#store/rule-versions-store.ts';
import { ruleVersions } from '#store/views/rules-view.ts';
import { type Keeper, noteAdministration } from './note-administration.ts';

export type NewRules<K extends RuleKind = RuleKind> = {
  readonly kind: K;
  readonly content: ChangeableRules[K];
  readonly validFrom: string;
  readonly source: string;
  /** The version in force that the person saw. */
  readonly basedOn: number;
};
export type RulesEffect = { readonly ending: number; readonly enrolling: number };

/** INVALID_INPUT, FORBIDDEN, RULES_CHANGED, RULES_PLANNED. Answers the number of the version. */
export async function addRules(trx: Transaction, rules: NewRules, keeper: Keeper): Promise<number> {
  const { kind, validFrom, source, content, basedOn } = rules;
  await holdToKeepers(trx);
  await lockRules(trx, kind);
  const today = await rulesToday(trx);
  const versions = await ruleVersions(trx, kind, today);
  refuseFaults(rules, today);
  if (versions.find(({ state }) => state === 'IN_FORCE')?.version !== basedOn) throw new DomainError('RULES_CHANGED');
  if (versions.some(({ state }) => state === 'PLANNED')) throw new DomainError('RULES_PLANNED');
  const version = Math.max(...versions.map((known) => known.version)) + 1;
  const author = (await fullNameOf(trx, keeper.userId)) ?? '';
  await insertRuleVersion(trx, { kind, version, content, validFrom, source, author, enteredBy: keeper.userId });
  await note(trx, keeper, { action: 'CHANGE_RULES', subject: `${kind}-${version}`, details: { validFrom } });
  return version;
}

/** NOT_FOUND, RULES_IN_FORCE, FORBIDDEN. */
export async function withdrawRules(
  trx: Transaction,
  { kind, version }: { readonly kind: RuleKind; readonly version: number },
  keeper: Keeper,
): Promise<void> {
  await holdToKeepers(trx);
  await lockRules(trx, kind);
  const found = (await ruleVersions(trx, kind, await rulesToday(trx))).find((known) => known.version === version);
  if (!found || found.state === 'WITHDRAWN') throw new DomainError('NOT_FOUND');
  if (found.state !== 'PLANNED') throw new DomainError('RULES_IN_FORCE');
  if (!(await withdrawRuleVersion(trx, { kind, version, userId: keeper.userId }))) throw new DomainError('FORBIDDEN');
  await note(trx, keeper, { action: 'WITHDRAW_RULES', subject: `${kind}-${version}` });
}

/** What the rules would do at once, before they are confirmed; INVALID_INPUT, FORBIDDEN. Nothing is changed. */
export async function previewRules(
  trx: Transaction,
  rules: Pick<NewRules, 'kind' | 'content'>,
  demo: boolean,
): Promise<RulesEffect> {
  await holdToKeepers(trx);
  const faults = ruleFaults(rules.kind, rules.content);
  if (faults.length > 0) throw new DomainError('INVALID_INPUT', { fields: faults });
  if (rules.kind !== 'sign-in') return { ending: 0, enrolling: 0 };
  const content = rules.content as ChangeableRules['sign-in'];
  return signInRulesEffect(trx, content, content.secondFactorRoles[demo ? 'demonstration' : 'real']);
}

async function holdToKeepers(trx: Transaction): Promise<void> {
  if (!(await keepsRules(trx))) throw new DomainError('FORBIDDEN');
}

function refuseFaults({ kind, content, validFrom }: NewRules, today: string): void {
  const early = { path: 'validFrom', message: 'Правила не действуют задним числом: выберите сегодня или позже' };
  const fields = [...ruleFaults(kind, content), ...(validFrom < today ? [early] : [])];
  if (fields.length > 0) throw new DomainError('INVALID_INPUT', { fields });
}

type Noted = { readonly action: string; readonly subject: string; readonly details?: Readonly<Record<string, string>> };

function note(trx: Transaction, keeper: Keeper, { action, subject, details }: Noted): Promise<void> {
  return noteAdministration(trx, keeper, {
    action,
    subjectKind: 'rules',
    subjectId: subject,
    ...(details ? { details } : {}),
  });
}
