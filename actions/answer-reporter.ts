/** Step 1, refused or redirected: the reporter has his answer, or it is known why nobody can be answered (59-FZ art. 12). */
import { randomUUID } from 'node:crypto';
import { reporterAnswered } from '#domain/case-clocks.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { AnswerReporterSubmission } from '#generated/form-types.ts';
import type { Transaction } from '#store/database.ts';
import { insertReporterAnswer } from '#store/reporter-answers-store.ts';
import { changeClocks } from './change-clocks.ts';
import type { FormContext } from './form-context.ts';

type Answer = Pick<
  AnswerReporterSubmission,
  'answerState' | 'answerSentOn' | 'answerWay' | 'answerText' | 'noAnswerReason'
>;

export async function answerReporter(
  trx: Transaction,
  { owner, now, submissionId }: FormContext,
  data: AnswerReporterSubmission,
): Promise<EngineVariables> {
  await insertReporterAnswer(trx, {
    ...reporterAnswerOf(data),
    id: randomUUID(),
    caseId: owner.id,
    submissionId,
    redirectedTo: data.redirectedTo ?? null,
    redirectedOn: data.redirectedOn ?? null,
    redirectedNumber: data.redirectedNumber ?? null,
  });
  await changeClocks(trx, owner, reporterAnswered, now);
  return {};
}

/** What both forms with an answer to the reporter say of it. */
export function reporterAnswerOf(data: Answer) {
  return {
    state: data.answerState,
    sentOn: data.answerSentOn ?? null,
    way: data.answerWay ?? null,
    content: data.answerText ?? '',
    reason: data.noAnswerReason ?? '',
  };
}
