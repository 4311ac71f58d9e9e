/** No road of step 7 comes to its end while an emergency runs, or the assessment after it; what goes on, goes on. docs/emergencies.md */
import type { FormId, FormSubmissions } from '#generated/form-types.ts';
import { acceptedCase, addPart, type Casework, openCasework } from '#test/support/casework.ts';
import { called, emergencyEnds, emergencyOf } from '#test/support/emergency-case.ts';
import { answerIn } from '#test/support/supported-case.ts';

let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});
afterAll(() => casework.close());

/** A case on the road of a process, and how a form of it is answered. */
async function caseOn<Id extends FormId>(processId: string, formId: Id, login: string) {
  const { caseId } = await acceptedCase(casework);
  const partId = await addPart(casework, caseId, processId);
  const submit = (data: Partial<FormSubmissions[Id]>) => answerIn(casework, { caseId, partId, formId, login }, data);
  return { caseId, partId, submit };
}

const refused = { code: 'EMERGENCY_RUNNING', message: expect.stringContaining('сначала завершите') };
const submissions = (caseId: string, form_id: string) =>
  casework.owner('submissions').where({ case_id: caseId, form_id });

it.each([
  ['confirmServices', 'social-services', 'curator', { servicesOutcome: 'BEGUN' }],
  [
    'confirmServices',
    'social-services',
    'curator',
    { servicesOutcome: 'REFUSED_BY_FAMILY', refusalReason: 'Не хотят' },
  ],
  [
    'confirmServices',
    'social-services',
    'curator',
    { servicesOutcome: 'REFUSED_BY_PROVIDER', refusalReason: 'Мест нет' },
  ],
  ['watchReview', 'internal-watch', 'head', { watchOutcome: 'CLOSE' }],
  ['closeCase', 'rehab-plan', 'head', { closureDecision: 'CLOSE' }],
] as const)('%s of %s by %s with %j waits, and nothing of it is kept', async (formId, processId, login, data) => {
  const { caseId, submit } = await caseOn<FormId>(processId, formId, login);
  await emergencyOf(casework, caseId);
  await expect(submit(data)).rejects.toMatchObject(refused);
  expect(await submissions(caseId, formId)).toEqual([]);
});

it('waits for the assessment after the emergency, too', async () => {
  const { caseId, submit } = await caseOn('internal-watch', 'watchReview', 'head');
  await emergencyEnds(casework, caseId, await emergencyOf(casework, caseId));
  await called(casework, caseId, 'reassessment');
  await expect(submit({ watchOutcome: 'CLOSE' })).rejects.toMatchObject(refused);
});

it('services that are waited for are waited for, and watch goes on', async () => {
  const services = await caseOn('social-services', 'confirmServices', 'curator');
  const { caseId, partId } = services;
  await answerIn(casework, { caseId, partId, formId: 'referToServices', login: 'curator' });
  await emergencyOf(casework, caseId);
  await services.submit({
    servicesOutcome: 'WAIT',
    recognisedOn: '2026-03-10',
    programmeOn: null,
    programmeNumber: '',
  });
  expect(await submissions(caseId, 'confirmServices')).toHaveLength(1);

  const watch = await caseOn('internal-watch', 'watchReview', 'head');
  await emergencyOf(casework, watch.caseId);
  await watch.submit({ watchOutcome: 'CONTINUE' });
  expect(await submissions(watch.caseId, 'watchReview')).toHaveLength(1);
});
