/** Which action belongs to which form. A form without an action of its own is kept whole and moves the process on. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { FormId, FormSubmissions } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import type { FormData } from '#store/submissions-store.ts';
import { answerReporter } from './answer-reporter.ts';
import { assessFamily } from './assess-family.ts';
import { castVote } from './cast-vote.ts';
import { checkSafety } from './check-safety.ts';
import { closeWithoutCase } from './close-without-case.ts';
import { decideSignal } from './decide-signal.ts';
import type { FormContext } from './form-context.ts';
import { formTeam } from './form-team.ts';
import { prepareAgenda } from './prepare-agenda.ts';
import { recordFieldVisit } from './record-field-visit.ts';
import { recordReceipts } from './record-receipts.ts';
import { recordRemoval } from './record-removal.ts';
import { recordUrgentMeasures } from './record-urgent-measures.ts';
import { requestPoliceEntry } from './request-police-entry.ts';
import { sendImmediateNotices } from './send-immediate-notices.ts';
import { sendNotices } from './send-notices.ts';
import { signProtocol } from './sign-protocol.ts';
import { sortOut } from './sort-out.ts';
import { supportFormActions } from './support-form-actions.ts';

type FormAction<Id extends FormId> = (
  trx: Transaction,
  context: FormContext,
  data: FormSubmissions[Id],
) => Promise<EngineVariables>;

const actions: { readonly [Id in FormId]: FormAction<Id> } = {
  receiveSignal: decideSignal,
  answerReporter,
  closeWithoutCase,
  formTeam,
  fieldVisit: recordFieldVisit,
  requestPoliceEntry,
  assess: assessFamily,
  urgentMeasures: recordUrgentMeasures,
  recordRemoval,
  checkSafety,
  prepareAgenda,
  castVote,
  signProtocol,
  sendNotices,
  sendImmediateNotices,
  recordReceipts,
  ...supportFormActions,
  sortOut,
};

/**
 * Runs the action of a form. `data` was validated against the form before; what the action adds for the engine is returned.
 */
export async function runFormAction(
  trx: Transaction,
  formId: string,
  context: FormContext,
  data: FormData,
): Promise<EngineVariables> {
  const action = (actions as Record<string, FormAction<FormId> | undefined>)[formId];
  return action ? action(trx, context, data) : {};
}
