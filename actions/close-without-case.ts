/** Step 6, no case is opened: the reporter is answered, services are offered if the family wants them, the file goes to the archive. */
import { randomUUID } from 'node:crypto';
import { reporterAnswered } from '#domain/case-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { CloseWithoutCaseSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { insertReporterAnswer } from '#store/reporter-answers-store.ts';
import { reporterAnswerOf } from './answer-reporter.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';
import { refuseDuringEmergency } from './refuse-during-emergency.ts';

/** EMERGENCY_RUNNING: first the child, then the file. */
export async function closeWithoutCase(
  trx: Transaction,
  { owner, now, submissionId }: FormContext,
  data: CloseWithoutCaseSubmission,
): Promise<EngineVariables> {
  await refuseDuringEmergency(trx, owner);
  await insertReporterAnswer(trx, {
    ...reporterAnswerOf(data),
    id: randomUUID(),
    caseId: owner.id,
    submissionId,
    archiveNumber: data.archiveNumber,
    archivedOn: data.archivedOn,
    servicesOffered: data.servicesOffered,
  });
  await changeClocks(trx, owner, reporterAnswered, now);
  return {};
}
