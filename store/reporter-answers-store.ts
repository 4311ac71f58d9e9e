/** Answers to those who reported: sent, or why nobody can be answered. */
import type { Transaction } from './database.ts';

export type ReporterAnswer = {
  readonly id: string;
  readonly caseId: string;
  readonly submissionId: string;
  readonly state: 'SENT' | 'NOT_SENT';
  readonly sentOn: string | null;
  readonly way: string | null;
  readonly content: string;
  readonly reason: string;
  readonly redirectedTo?: string | null;
  readonly redirectedOn?: string | null;
  readonly redirectedNumber?: string | null;
  readonly archiveNumber?: string;
  readonly archivedOn?: string;
  readonly servicesOffered?: string;
};

/** Records an answer. */
export async function insertReporterAnswer(trx: Transaction, answer: ReporterAnswer): Promise<void> {
  await trx('reporter_answers').insert({
    id: answer.id,
    case_id: answer.caseId,
    submission_id: answer.submissionId,
    state: answer.state,
    sent_on: answer.sentOn,
    way: answer.way,
    content: answer.content,
    reason: answer.reason,
    redirected_to: answer.redirectedTo ?? null,
    redirected_on: answer.redirectedOn ?? null,
    redirected_number: answer.redirectedNumber ?? null,
    archive_number: answer.archiveNumber ?? null,
    archived_on: answer.archivedOn ?? null,
    services_offered: answer.servicesOffered ?? null,
  });
}
