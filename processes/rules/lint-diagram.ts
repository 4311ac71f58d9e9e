/**
 * One diagram against everything we hold it to: bpmnlint's recommended rules, what Zeebe 8.5 can run (`.bpmnlintrc`),
 * and our own rules. Node only; the browser hands plugin.ts to its own linter.
 */
import bpmnlint from 'bpmnlint';
import type { Config, Resolver } from 'bpmnlint';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';
import { BpmnModdle } from 'bpmn-moddle';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ownRules, ownRuleSettings, pluginPackage } from './plugin.ts';

export type Finding = { readonly rule: string; readonly element: string; readonly message: string };

const zeebe: unknown = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json');
const shared = JSON.parse(readFileSync(new URL('../../.bpmnlintrc', import.meta.url), 'utf8')) as Config;
const installed = new NodeResolver();

const resolver: Resolver = {
  resolveRule: (packageName, ruleName) =>
    packageName === pluginPackage ? ownRules[ruleName] : installed.resolveRule(packageName, ruleName),
  resolveConfig: (packageName, configName) => installed.resolveConfig(packageName, configName),
};

/** Findings of all rules, those of the reader included; with `rules` given, of these alone. */
export async function lintDiagram(xml: string, rules?: Config['rules']): Promise<readonly Finding[]> {
  const { rootElement, warnings } = await new BpmnModdle({ zeebe }).fromXML(xml);
  const config = rules ? { rules } : { ...shared, rules: { ...shared.rules, ...ownRuleSettings } };
  const reports = await new bpmnlint.Linter({ config, resolver }).lint(rootElement);
  const findings = Object.entries(reports).flatMap(([rule, found]) =>
    found.map(({ id, message }) => ({ rule, element: id ?? '', message })),
  );
  return [...warnings.map(({ message }) => ({ rule: 'readable', element: '', message })), ...findings];
}
