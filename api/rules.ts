/** Rules that the administrator of the installation keeps; other administrators and managers read them. */
import type { Router } from 'express';
import { addRules, type NewRules, previewRules, withdrawRules } from '#actions/change-rules.ts';
import type { RuleKind } from '#domain/changeable-rules.ts';
import type { Transaction } from '#store/database.ts';
import type { SignedInPerson } from '#store/people-store.ts';
import { keepsRules, rulesToday } from '#store/rule-versions-store.ts';
import { ruleVersions } from '#store/views/rules-view.ts';
import { keeperOf } from './keeper.ts';
import { operate, requireAccess, type Tools } from './operate.ts';
import * as contract from './rules-schemas.ts';

export function rulesRoutes(router: Router, tools: Tools & { readonly demo: boolean }): void {
  operate(router, tools, contract.readRules, ({ params: { kind }, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'Rules');
      if (kind === 'sign-in') return { kind, ...(await versionsOf(trx, kind)) };
      if (kind === 'case-access') return { kind, ...(await versionsOf(trx, kind)) };
      return { kind, ...(await versionsOf(trx, kind)) };
    }),
  );

  operate(router, tools, contract.previewRules, ({ body, look }) =>
    look(async (trx, person) => {
      keeperOfRules(person);
      return previewRules(trx, body, tools.demo);
    }),
  );

  operate(router, tools, contract.addRules, ({ body, transact }) =>
    transact(async (trx, person) => ({ version: await addRules(trx, body satisfies NewRules, keeperOfRules(person)) })),
  );

  operate(router, tools, contract.withdrawRules, async ({ params, transact }) => {
    await transact((trx, person) => withdrawRules(trx, params, keeperOfRules(person)));
  });
}

async function versionsOf<K extends RuleKind>(trx: Transaction, kind: K) {
  const today = await rulesToday(trx);
  const versions = (await ruleVersions(trx, kind, today)).map((version) => mutable(version));
  return { today, mayChange: await keepsRules(trx), versions };
}

/** The schemas of answers know no readonly arrays. */
function mutable<T>(value: T): Mutable<T> {
  return value as Mutable<T>;
}
type Mutable<T> = T extends readonly (infer Item)[]
  ? Item[]
  : T extends object
    ? { -readonly [Name in keyof T]: Mutable<T[Name]> }
    : T;

function keeperOfRules(person: SignedInPerson) {
  requireAccess(person, 'change', 'Rules');
  return keeperOf(person, ['administrator']);
}
