/** What workers answered, so that a job delivered twice has one effect and gets the same answer. */
import type { Transaction } from './database.ts';

export type RecordedResult<R> = { readonly type: string; readonly caseId: string | null; readonly result: R };

/** The answer given before; taking it locks out a second delivery of the same job until this transaction ends. */
export async function recordedResult<R>(
  trx: Transaction,
  epoch: string,
  jobKey: string,
): Promise<RecordedResult<R> | undefined> {
  await trx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 11))', [`${epoch}:${jobKey}`]);
  const row = await trx('job_results').where({ epoch, job_key: jobKey }).first('job_type', 'case_id', 'result');
  return row && { type: row.job_type, caseId: row.case_id, result: row.result as R };
}

/** Notes the answer in the transaction of its effect. */
export async function recordResult(
  trx: Transaction,
  job: { epoch: string; key: string; type: string; caseId: string | null },
  result: Readonly<Record<string, unknown>>,
): Promise<void> {
  await trx('job_results').insert({
    epoch: job.epoch,
    job_key: job.key,
    job_type: job.type,
    case_id: job.caseId,
    result: JSON.stringify(result),
  });
}
