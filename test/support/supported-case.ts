/** A case of step 7: a programme drafted, approved and in force, with patronage beside it. */
import type { FormId, FormSubmissions } from '#generated/form-types.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { acceptedCase, addPart, answer, type Casework } from './casework.ts';
import { deliverJob } from './deliver-job.ts';

export type SupportedCase = { readonly caseId: string; readonly planPart: string; readonly patronage: string };

/** An accepted case whose curator drafts the programme now. */
export async function caseToPlan(casework: Casework): Promise<{ caseId: string; planPart: string }> {
  const { caseId } = await acceptedCase(casework);
  await casework.owner('deadline_events').delete();
  await casework.owner('deadlines').where({ case_id: caseId }).delete();
  await casework.owner('cases').where({ id: caseId }).update({ step: 7, risk_level: 'MEDIUM', decision: 'OPEN_CASE' });
  return { caseId, planPart: await addPart(casework, caseId, 'rehab-plan') };
}

/** Answers the form in the part as the person of its role. */
export function answerIn<Id extends FormId>(
  casework: Casework,
  place: { caseId: string; partId: string; formId: Id; login: string; now?: string },
  changes: Partial<FormSubmissions[Id]> = {},
  variables: Record<string, string> = {},
): Promise<string> {
  return answer(casework, place, { ...VALID[place.formId].answers, ...changes }, variables);
}

/** Brings the drafted programme into force. */
export async function activate(casework: Casework, caseId: string, planPart: string): Promise<void> {
  const place = { type: 'activate-plan', elementId: 'activatePlan', processId: 'rehab-plan' };
  const answered = await deliverJob(casework, { ...place, caseId, partId: planPart });
  if (answered.type !== 'complete') throw new Error(JSON.stringify(answered));
}

/** A case with a programme in force; its patronage has begun in the engine. */
export async function supportedCase(casework: Casework): Promise<SupportedCase> {
  const { caseId, planPart } = await caseToPlan(casework);
  await answerIn(casework, { caseId, partId: planPart, formId: 'draftPlan', login: 'curator' });
  await answerIn(casework, { caseId, partId: planPart, formId: 'approvePlan', login: 'head' });
  await activate(casework, caseId, planPart);
  const { epoch } = await casework.owner('case_parts').where({ id: planPart }).first('epoch');
  const [{ id: patronage }] = await casework
    .owner('case_parts')
    .where({ case_id: caseId, process_id: 'patronage' })
    .update({ epoch, instance_key: 'patronage-1' })
    .returning('id');
  return { caseId, planPart, patronage };
}
