/** Decision tables read from DMN 1.3 XML as plain data, with the words of the screens instead of codes. */
import {
  decisionNames,
  dangerNames,
  nameOf,
  recommendationNames,
  riskNames,
  safetyNames,
  supportLevelNames,
  urgencyNames,
  visitRegimeNames,
} from '#web/labels.ts';
import { noticeRowText } from '#web/notice-labels.ts';

export type DecisionColumn = { readonly title: string; readonly variable: string };
export type DecisionRule = {
  readonly conditions: readonly string[];
  readonly results: readonly string[];
  readonly note: string;
};
export type DecisionTable = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly hitPolicy: string;
  readonly inputs: readonly DecisionColumn[];
  readonly outputs: readonly DecisionColumn[];
  readonly rules: readonly DecisionRule[];
};

/** The word for a cell that asks nothing. */
export const anything = 'любое';

const hitPolicies: Readonly<Record<string, string>> = {
  FIRST: 'Действует первое подошедшее правило сверху.',
  UNIQUE: 'Подходит ровно одно правило.',
  ANY: 'Могут подойти несколько правил с одинаковым ответом.',
  COLLECT: 'Собираются ответы всех подошедших правил.',
};

const namesOfVariable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dangerNow: dangerNames,
  urgency: urgencyNames,
  urgencyProposed: urgencyNames,
  safety: safetyNames,
  riskLevel: riskNames,
  recommendation: recommendationNames,
  decision: decisionNames,
  visitRegime: visitRegimeNames,
  regimeChosen: visitRegimeNames,
  supportLevel: supportLevelNames,
};

/** Every decision table of a parsed DMN document. */
export function decisionTables(document: Document): readonly DecisionTable[] {
  return all(document, 'decision').flatMap((decision) => {
    const [table] = all(decision, 'decisionTable');
    return table ? [tableOf(decision, table)] : [];
  });
}

function tableOf(decision: Element, table: Element): DecisionTable {
  const inputs = own(table, 'input').map((input) => column(input, textOf(own(input, 'inputExpression')[0])));
  const outputs = own(table, 'output').map((output) => column(output, output.getAttribute('name') ?? ''));
  const policy = table.getAttribute('hitPolicy') ?? 'UNIQUE';
  return {
    id: decision.getAttribute('id') ?? '',
    name: decision.getAttribute('name') ?? '',
    description: own(decision, 'description')[0]?.textContent?.trim() ?? '',
    hitPolicy: hitPolicies[policy] ?? policy,
    inputs,
    outputs,
    rules: own(table, 'rule').map((rule) => ({
      conditions: own(rule, 'inputEntry').map((entry, index) => cellText(textOf(entry), inputs[index]?.variable ?? '')),
      results: own(rule, 'outputEntry').map((entry, index) => cellText(textOf(entry), outputs[index]?.variable ?? '')),
      note: own(rule, 'description')[0]?.textContent?.trim() ?? '',
    })),
  };
}

/** What a rule asks, only the columns that it asks for: «Угроза жизни или здоровью: да»; «всегда» when it asks nothing. Pure. */
export function conditionLines(inputs: readonly DecisionColumn[], { conditions }: DecisionRule): readonly string[] {
  const asked = inputs.flatMap(({ title }, index) => {
    const cell = conditions[index] ?? anything;
    return cell === anything ? [] : [`${title}: ${cell}`];
  });
  return asked.length > 0 ? asked : ['всегда'];
}

/** A FEEL cell in words: `"EMERGENCY"` → «Экстренно», `true` → «да», `-` or nothing → «любое»; other expressions as they are. Pure. */
export function cellText(cell: string, variable: string): string {
  if (cell === '' || cell === '-') return anything;
  if (cell === 'true') return 'да';
  if (cell === 'false') return 'нет';
  return cell
    .replaceAll(/"\s*,\s*"/g, '" или "')
    .replaceAll(/"([^"]*)"/g, (_, code: string) => codeText(code, variable))
    .replace(/^not\((.*)\)$/, 'не $1')
    .replace(/^>= /, 'не меньше ')
    .replace(/^< /, 'меньше ');
}

function codeText(code: string, variable: string): string {
  return variable === 'noticeRow' ? noticeRowText(code) : nameOf(namesOfVariable[variable] ?? {}, code);
}

function column(element: Element, variable: string): DecisionColumn {
  return { title: element.getAttribute('label') ?? variable, variable };
}

function textOf(element: Element | undefined): string {
  return (element && own(element, 'text')[0]?.textContent?.trim()) ?? '';
}

function own(parent: Element, name: string): Element[] {
  return [...parent.children].filter((child) => child.localName === name);
}

function all(parent: Document | Element, name: string): Element[] {
  return [...parent.getElementsByTagName('*')].filter((element) => element.localName === name);
}
