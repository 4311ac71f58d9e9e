/** Only marked fields, and only codes, numbers, yes/no, dates and ids, become variables of the engine. */
import fc from 'fast-check';
import { engineVariables } from '#form-runtime/engine-variables.ts';
import type { FormComponent, FormSchema } from '#form-runtime/form-schema.ts';
import type { FormId } from '#generated/form-types.ts';
import { FORM_FILES, formOf } from './read-form.ts';
import { VALID } from './valid-submissions.ts';
import { NO_FLAGS } from './valid-emergency-submissions.ts';

function formWith(component: Partial<FormComponent>): FormSchema {
  const field = { type: 'radio', id: 'a', key: 'answer', properties: { engineVariable: 'answer' }, ...component };
  return { id: 'form', type: 'default', components: [field] };
}

test.each<[FormId, Record<string, unknown>]>([
  [
    'receiveSignal',
    {
      dangerNow: 'UNKNOWN',
      injury: false,
      childUnder7Unattended: true,
      adultAcuteState: false,
      suspectedAbuse: true,
      ...NO_FLAGS,
      noParentalCare: true,
      signalDecision: 'ACCEPT',
    },
  ],
  ['formTeam', { urgency: 'EMERGENCY', curatorId: VALID.formTeam.answers.curatorId }],
  ['fieldVisit', { visitResult: 'VISITED' }],
  ['requestPoliceEntry', {}],
  ['assess', { dataGapAccepted: false }],
  ['answerReporter', {}],
  ['closeWithoutCase', {}],
  ['urgentMeasures', { removalDecision: 'NOT_REMOVED' }],
  ['recordRemoval', {}],
  ['checkSafety', { safetyNow: 'SAFE_NOW' }],
  ['prepareAgenda', {}],
  ['castVote', {}],
  ['signProtocol', {}],
  ['sendNotices', {}],
  ['sendImmediateNotices', {}],
  ['recordReceipts', {}],
  ['draftPlan', {}],
  ['approvePlan', { planApproval: 'APPROVED' }],
  ['approveByCommission', { commissionApproval: 'APPROVED' }],
  ['monitorPlan', {}],
  ['changeRegime', {}],
  ['transferCase', {}],
  ['homeVisit', { visitOutcome: 'CONTINUE' }],
  ['watchVisit', { watchResult: 'CONTINUE' }],
  ['watchReview', { watchOutcome: 'CLOSE' }],
  ['referToServices', {}],
  ['confirmServices', { servicesOutcome: 'BEGUN' }],
  ['submitToCommission', {}],
  ['recordResolution', { resolution: 'RECOGNISED' }],
  ['submitToGuardianship', {}],
  ['recordGuardianshipDecision', { guardianshipDecision: 'PROVISIONAL_GUARDIANSHIP' }],
  ['closeCase', { closureDecision: 'CLOSE' }],
  ['sortOut', {}],
])('%s brings its marked answers and nothing else', (id, variables) => {
  expect(engineVariables(formOf(id), VALID[id].answers)).toEqual(variables);
});

test('a field that is hidden or empty brings no variable', () => {
  expect(engineVariables(formWith({}), {})).toEqual({});
  expect(engineVariables(formWith({}), { answer: null })).toEqual({});
});

test.each<[string, Partial<FormComponent>, unknown, unknown]>([
  ['a code', {}, 'NO_ACCESS', 'NO_ACCESS'],
  ['a uuid', { type: 'select' }, 'a1b2c3d4-0000-4000-8000-000000000001', 'a1b2c3d4-0000-4000-8000-000000000001'],
  ['a number', { type: 'number' }, 4, 4],
  ['a day', { type: 'datetime' }, '2026-03-10', '2026-03-10'],
  ['a moment', { type: 'datetime' }, '2026-03-10T11:45Z', '2026-03-10T11:45Z'],
  ['no', { type: 'checkbox' }, false, false],
])('%s may enter', (_kind, component, value, expected) => {
  expect(engineVariables(formWith(component), { answer: value })).toEqual({ answer: expected });
});

test.each<[string, Partial<FormComponent>, unknown]>([
  ['a marked text field, even with a code in it', { type: 'textfield' }, 'CODE'],
  ['a marked text area', { type: 'textarea' }, 'YES'],
  ['a name behind a choice', {}, 'Примеров Иван'],
  ['a code of 65 letters', {}, 'A'.repeat(65)],
  ['a list', { type: 'checklist' }, ['K1']],
  ['an object', {}, { label: 'A' }],
  ['a number that is none', { type: 'number' }, Number.NaN],
  ['a text behind a date', { type: 'datetime' }, '2026-03-10 у бабушки'],
  ['a variable with a strange name', { properties: { engineVariable: 'имя ребёнка' } }, 'YES'],
])('%s is refused', (_kind, component, value) => {
  expect(() => engineVariables(formWith(component), { answer: value })).toThrow(RangeError);
});

test('a marked field inside a repeated part is refused', () => {
  const list: FormComponent = { type: 'dynamiclist', id: 'l', path: 'rows', components: formWith({}).components };
  expect(() => engineVariables({ id: 'form', type: 'default', components: [list] }, {})).toThrow(RangeError);
});

test('no text with a space or a letter outside ASCII ever gets through', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('radio', 'select', 'datetime'),
      (text, type) => {
        fc.pre(/[^\x21-\x7e]/.test(text));
        expect(() => engineVariables(formWith({ type }), { answer: text })).toThrow(RangeError);
      },
    ),
  );
});

test('no form of ours marks a restricted field', () => {
  const all = (components: readonly FormComponent[]): readonly FormComponent[] =>
    components.flatMap((component) => [component, ...all(component.components ?? [])]);
  for (const { schema } of FORM_FILES) {
    const both = all(schema.components).filter(({ properties }) => properties?.restricted && properties.engineVariable);
    expect(both).toEqual([]);
  }
});
