/** The invented people of the scenario fill every form of step 7 so that it passes, whichever outcome they choose. */
import { createFormValidator, type FormValidator } from '#form-runtime/validate-form.ts';
import type { FormId } from '#generated/form-types.ts';
import { fillForm } from '#scenario/answers.ts';
import { formOf } from './read-form.ts';
import { CLOCK, VALID } from './valid-submissions.ts';

const family = {
  name: 'Семья Примеровых',
  mother: 'Примерова Ольга',
  father: null,
  address: 'ул. Садовая, 5',
  school: 'Школа № 3',
  reporter: 'Сосед',
  children: [],
} as unknown as Parameters<typeof fillForm>[2]['family'];

const OUTCOMES: readonly [FormId, string, readonly string[]][] = [
  ['approvePlan', 'planApproval', ['APPROVED']],
  ['approveByCommission', 'commissionApproval', ['APPROVED']],
  ['monitorPlan', 'proposal', ['COMPLETE', 'CONTINUE', 'NEW_PROGRAMME', 'CHANGE_REGIME', 'ESCALATE_KDN', 'TRANSFER']],
  ['closeCase', 'closureDecision', ['CLOSE']],
  ['homeVisit', 'visitOutcome', ['CONTINUE']],
  ['watchVisit', 'watchResult', ['CONTINUE', 'REVIEW']],
  ['watchReview', 'watchOutcome', ['CONTINUE', 'CLOSE', 'OPEN_CASE']],
  ['confirmServices', 'servicesOutcome', ['WAIT', 'BEGUN', 'REFUSED_BY_FAMILY', 'REFUSED_BY_PROVIDER']],
  ['recordResolution', 'resolution', ['RECOGNISED', 'REFUSED', 'POSTPONED']],
  [
    'recordGuardianshipDecision',
    'guardianshipDecision',
    ['WAIT', 'PROVISIONAL_GUARDIANSHIP', 'CLAIM_IN_COURT', 'NO_MEASURES'],
  ],
];
const simple: readonly FormId[] = [
  'draftPlan',
  'changeRegime',
  'transferCase',
  'referToServices',
  'submitToCommission',
  'submitToGuardianship',
];
const CASES = [
  ...simple.map((form) => [form, {}] as const),
  ...OUTCOMES.flatMap(([form, field, codes]) => codes.map((code) => [form, { [field]: code }] as const)),
];

let validator: FormValidator;
beforeAll(() => {
  validator = createFormValidator({ limitMs: 4_000 });
  return validator.warm();
});
afterAll(() => validator.close());

const kinds = [
  { value: 'SOCIAL_PATRONAGE', label: 'Патронаж' },
  { value: 'BENEFITS_HELP', label: 'Пособия' },
];

test.each(CASES)('%s with %j', async (form, chosen) => {
  const given = { ...VALID[form].given, measureKinds: kinds, appliedOn: '2026-03-10', sentOn: '2026-03-10' };
  const filled = fillForm(form, chosen, { known: given, family, moment: CLOCK, turn: 1 });
  const { errors } = await validator.validate(formOf(form), given, filled, CLOCK);
  expect(errors).toEqual([]);
});
