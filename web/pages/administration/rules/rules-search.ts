/** Which rules are open, kept in the address; anything wrong counts as nothing. Pure. */
import { type RuleKind, ruleKinds } from '#domain/changeable-rules.ts';

export type RulesSearch = { kind?: RuleKind | undefined };

export function readRulesSearch(raw: Readonly<Record<string, unknown>>): RulesSearch {
  return { kind: ruleKinds.find((kind) => kind === raw.kind) };
}
