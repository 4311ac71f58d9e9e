/** Every value of every decision that a diagram asks for has a paper: of the form that gives it, or of the consilium's outcome. */
import { readdir, readFile } from 'node:fs/promises';
import { paperOfDecision, papersOfForm } from '#actions/papers-by-form.ts';
import { decisionTitles } from '#domain/consilium-titles.ts';
import type { FormId } from '#generated/form-types.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';

const root = new URL('../../', import.meta.url);
type Field = {
  readonly key?: string;
  readonly values?: readonly { readonly value: string }[];
  readonly properties?: { readonly engineVariable?: string };
  readonly components?: readonly Field[];
};

async function filesOf(folder: string, ending: string): Promise<readonly string[]> {
  const names = (await readdir(new URL(folder, root))).filter((name) => name.endsWith(ending));
  return Promise.all(names.map((name) => readFile(new URL(`${folder}${name}`, root), 'utf8')));
}

const fieldsOf = (fields: readonly Field[] = []): readonly Field[] =>
  fields.flatMap((field) => [field, ...fieldsOf(field.components)]);

/** The variables by which gateways choose a flow. */
const diagrams = await filesOf('processes/', '.bpmn');
const conditions = diagrams.flatMap((xml) => xml.match(/<(?:bpmn:)?conditionExpression[^>]*>[^<]+/g) ?? []);
const decided = new Set(conditions.flatMap((text) => text.match(/\b[a-z]\w+(?=\s*=\s*&?(?:quot;|"))/g) ?? []));

const forms = (await filesOf('forms/', '.form')).map((text) => JSON.parse(text) as Field & { readonly id: FormId });
const values = forms.flatMap(({ id, components }) =>
  fieldsOf(components)
    .filter(({ properties }) => decided.has(properties?.engineVariable ?? ''))
    .flatMap(({ key = '', values: options = [] }) => options.map(({ value }) => [id, key, value] as const)),
);

describe('a decision', () => {
  it('is found in diagrams and forms', () => {
    expect([...decided]).toEqual(
      expect.arrayContaining(['signalDecision', 'visitResult', 'resolution', 'planApproval']),
    );
    expect(values.length).toBeGreaterThan(30);
  });

  it.each(values)('of %s: %s = %s has a paper', (formId, key, value) => {
    expect(papersOfForm(formId, { ...VALID[formId].answers, [key]: value })).not.toEqual([]);
  });

  it('of the consilium has a paper for each outcome: the order of the case, or the protocol', () => {
    const ofProgrammes = ['APPROVE_PLAN', 'RETURN_PLAN', 'COMPLETE', 'CONTINUE', 'NEW_PROGRAMME', 'CHANGE_REGIME'];
    const byProtocol = new Set([...ofProgrammes, 'ESCALATE_KDN', 'TRANSFER']);
    const without = Object.keys(decisionTitles).filter(
      (code) => !byProtocol.has(code) && !Object.hasOwn(paperOfDecision, code),
    );
    expect(without).toEqual([]);
    expect(papersOfForm('signProtocol', VALID.signProtocol.answers)).toContain('consilium-protocol');
  });
});

it('each value that brings another paper brings its own', () => {
  const papers = (formId: FormId, change: object) => papersOfForm(formId, { ...VALID[formId].answers, ...change });
  expect(papers('receiveSignal', { signalDecision: 'ATTACH' })).toEqual(['signal-decision', 'attach-notice']);
  expect(papers('fieldVisit', { visitResult: 'VISITED' })).toEqual(['living-conditions-act']);
  expect(papers('fieldVisit', { visitResult: 'ADDRESS_WRONG' })).toEqual(['no-access-act']);
  expect(papers('approveByCommission', { commissionApproval: 'RETURNED' })).toEqual(['plan-returned']);
  expect(papers('closeCase', { closureDecision: 'RETURN' })).toEqual(['closure-returned']);
  expect(papers('answerReporter', { answerState: 'NOT_SENT', redirectedTo: '' })).toEqual(['no-answer-note']);
});
