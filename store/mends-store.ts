/** Tasks to mend what a worker stumbled over. One a job; it ends by itself when the job succeeds. */
import { announce } from './changes-store.ts';
import type { Transaction } from './database.ts';

export type MendTask = {
  readonly caseId: string;
  readonly partId: string | null;
  readonly code: string;
  readonly epoch: string;
  readonly jobKey: string;
  readonly jobType: string;
  readonly elementId: string;
};

const openMend =
  "kind = 'ATTENTION' AND state = 'CREATED' AND payload ->> 'jobKey' = :jobKey AND payload ->> 'epoch' = :epoch";

/** A task for the head of the unit, unless the job has one already. */
export async function openMendTask(trx: Transaction, mend: MendTask, at: string): Promise<void> {
  const { caseId, partId, ...payload } = mend;
  const { rows } = await trx.raw<{ rows: object[] }>(
    `INSERT INTO tasks (kind, element_id, form_id, role, case_id, part_id, centre_id, payload, created_at)
     SELECT 'ATTENTION', 'sortOut', 'sortOut', 'unitHead', c.id, (SELECT p.id FROM case_parts p WHERE p.id = :partId),
       c.centre_id, :payload::jsonb, :at
     FROM cases c WHERE c.id = :caseId AND NOT EXISTS (SELECT 1 FROM tasks WHERE ${openMend}) RETURNING id`,
    { caseId, partId, payload: JSON.stringify(payload), at, jobKey: mend.jobKey, epoch: mend.epoch },
  );
  if (rows.length > 0) await announce(trx, ['tasks'], caseId);
}

/** The job has succeeded: nobody has to mend anything. */
export async function closeMendTask(
  trx: Transaction,
  job: { readonly epoch: string; readonly jobKey: string },
  at: string,
): Promise<void> {
  const { rows } = await trx.raw<{ rows: { case_id: string }[] }>(
    `UPDATE tasks SET state = 'COMPLETED', ended_at = :at WHERE ${openMend} RETURNING case_id`,
    { ...job, at },
  );
  for (const row of rows) await announce(trx, ['tasks'], row.case_id);
}
