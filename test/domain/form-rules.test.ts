/** Each rule across fields: the answers it lets pass and the field it points at otherwise. */
import { FORM_RULES, checkFormRules } from '#domain/form-rules/catalogue.ts';
import { STEP_CASES } from './step-rule-cases.ts';
import { SUPPORT_CASES } from './support-rule-cases.ts';

const CASES = [...STEP_CASES, ...SUPPORT_CASES];

test.each(CASES)('%s: %j, given %j', (rule, answers, given, paths) => {
  const errors = checkFormRules([rule], answers, { now: '2026-03-10T12:00:00Z', today: '2026-03-10', given });

  expect(errors.map(({ path }) => path)).toEqual(paths);
  for (const { message } of errors) expect(message).not.toMatch(/[A-Za-z]/);
});

test('every rule has a case that passes and one that does not', () => {
  for (const name of Object.keys(FORM_RULES)) {
    const cases = CASES.filter(([rule]) => rule === name);
    expect([name, cases.some(([, , , paths]) => paths.length === 0)]).toEqual([name, true]);
    expect([name, cases.some(([, , , paths]) => paths.length > 0)]).toEqual([name, true]);
  }
});

test.each(Object.keys(FORM_RULES))('%s bears answers of any kind', (rule) => {
  const context = { now: '2026-03-10T12:00:00Z', today: '2026-03-10', given: {} };
  for (const odd of [null, 7, 'text', [], {}, [null], [7]]) {
    const keys = ['children', 'members', 'notices', 'safety', 'measures', 'results', 'receivedAt', 'visitedOn'];
    expect(() => checkFormRules([rule], Object.fromEntries(keys.map((key) => [key, odd])), context)).not.toThrow();
  }
});

test('an unknown rule is a fault of the form', () => {
  const context = { now: '2026-03-10T12:00:00Z', today: '2026-03-10', given: {} };
  expect(() => checkFormRules(['constructor'], {}, context)).toThrow(RangeError);
});
