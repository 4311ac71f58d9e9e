/** Versioned reference data with dates of effect: deadline rules, instruments, routing, regimes, the consilium's rule. */
import type { CaseAccessRules } from '#domain/changeable-rules.ts';
import type { ConsiliumRule } from '#domain/consilium-decision.ts';
import type { DeadlineRule, DeadlineRules } from '#domain/deadline.ts';
import { DomainError } from '#domain/error.ts';
import type { PlanTerms } from '#domain/plan-terms.ts';
import type { PotentialScale } from '#domain/rehab-potential.ts';
import type { RequestLimits } from '#domain/request-limits.ts';
import type { RiskInstrument } from '#domain/risk.ts';
import type { SignInRules } from '#domain/sign-in-rules.ts';
import type { Period } from '#domain/working-days.ts';
import type { Database, Transaction } from './database.ts';

/** Why a body is informed of a fact, and in which words; who is informed of what is the business of the decision tables. */
type NoticeGround = {
  readonly fact: string;
  readonly title: string;
  readonly ground: string;
  readonly text: string;
};
type NoticeGrounds = {
  readonly facts: readonly NoticeGround[];
  readonly kinds: Readonly<Record<'RESULTS' | 'IMMEDIATE', { readonly title: string; readonly opening: string }>>;
  /** Titles of the bodies by the kind of agency. */
  readonly recipients: Readonly<Record<string, string>>;
};

/** What the risk's arithmetic does not need: names of factors and threats for papers, and the scale of potential. */
type NamedInstrument = Omit<RiskInstrument, 'factors'> & {
  readonly instrumentVersion: string;
  readonly factors: readonly (RiskInstrument['factors'][number] & { readonly title: string })[];
  readonly threats: readonly { readonly code: string; readonly title: string }[];
  readonly potential: PotentialScale;
};

/** What each kind of rulebook holds. */
export type RulebookContents = {
  readonly 'deadline-rules': { readonly rules: readonly DeadlineRule[] };
  readonly 'risk-instrument': NamedInstrument;
  readonly 'notice-grounds': NoticeGrounds;
  readonly consilium: ConsiliumRule;
  readonly 'rehab-plan-terms': PlanTerms;
  readonly 'sign-in': SignInRules;
  readonly 'case-access': CaseAccessRules;
  readonly 'request-limits': RequestLimits;
  readonly 'visit-regimes': { readonly regimes: Readonly<Record<string, Period>>; readonly default: string };
};
export type RulebookKind = keyof RulebookContents;
export type Rulebook<K extends RulebookKind> = { readonly version: number; readonly content: RulebookContents[K] };

/** The version of a rulebook in force on a day (`YYYY-MM-DD`); DomainError RULE_MISSING when there is none. */
export async function rulebookOn<K extends RulebookKind>(
  db: Database | Transaction,
  kind: K,
  day: string,
): Promise<Rulebook<K>> {
  const row = await inForceOn(db, kind, day).first('version', 'content');
  if (!row) throw new DomainError('RULE_MISSING');
  return { version: row.version as number, content: row.content as RulebookContents[K] };
}

/** Whether any version of a rulebook is in force on a day: a day that a person typed may lie before all of them. */
export async function isRuledOn(db: Transaction, kind: RulebookKind, day: string): Promise<boolean> {
  return (await inForceOn(db, kind, day).first('version')) !== undefined;
}

const inForceOn = (db: Database | Transaction, kind: RulebookKind, day: string) =>
  db('rulebooks')
    .where({ kind })
    .where('valid_from', '<=', day)
    .where((open) => void open.whereNull('valid_to').orWhere('valid_to', '>', day))
    .orderBy('version', 'desc');

/** A given version, as a running deadline or a finished form keeps it. */
export async function rulebookVersion<K extends RulebookKind>(
  db: Database | Transaction,
  kind: K,
  version: number,
): Promise<Rulebook<K>> {
  const row = await db('rulebooks').where({ kind, version }).first('version', 'content');
  if (!row) throw new DomainError('RULE_MISSING');
  return { version: row.version as number, content: row.content as RulebookContents[K] };
}

/** Deadline rules by their code. */
export function rulesByCode(content: RulebookContents['deadline-rules']): DeadlineRules {
  return Object.fromEntries(content.rules.map((rule) => [rule.code, rule]));
}
