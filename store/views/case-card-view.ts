/** The card of one case: facts, family, clocks, what was recorded, who works on it, and the history of its steps. */
import type { Relation } from '#domain/field-groups.ts';
import type { Transaction } from '../database.ts';
import { caseRowSql, toCaseItem } from './case-list-view.ts';

type Row = Record<string, unknown>;

/** The case with the reader's relation to it; undefined when there is none for him. */
export async function caseHeadView(trx: Transaction, caseId: string) {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT found.*, app_relation(found.id) AS relation FROM (${caseRowSql} WHERE c.id = ?) found`,
    [caseId],
  );
  const row = rows[0];
  if (!row) return undefined;
  const centre = await trx('centres')
    .where({ id: row['centre_id'] as string })
    .first('name');
  return {
    item: toCaseItem(row),
    familyId: row['family_id'] as string,
    relation: row['relation'] as Relation,
    centreId: row['centre_id'] as string,
    centreName: centre?.name as string,
    release: row['release'] as number,
    safety: row['safety'] as string | null,
    recommendation: row['recommendation'] as string | null,
    decision: row['decision'] as string | null,
  };
}

/** Messages that belong to the case, the newest first. */
export async function signalsOfCaseView(trx: Transaction, caseId: string) {
  const rows = await trx('signals')
    .where({ case_id: caseId })
    .orWhere({ attached_case_id: caseId })
    .orderBy('received_at', 'desc');
  return rows.map((row) => ({
    number: row.number as string,
    receivedAt: row.received_at as string,
    source: row.source as string,
    reason: row.reason as string,
    facts: row.facts as string,
    dangerNow: row.danger_now as string,
    decision: row.decision as string | null,
  }));
}

/** Who handed a form in, and the absent colleague for whom. */
const byWhom = (trx: Transaction) =>
  trx.raw("concat_ws(' за отсутствующего: ', u.full_name, b.full_name) AS full_name");

/** A form may be asked for in several diagrams, under one name. */
const titleOfForm = `SELECT min(e.name) FROM release_elements e WHERE e.release_id = s.form_release AND e.form_id = s.form_id`;

/** The forms that were handed in, the newest first. */
export async function recordsOfCaseView(trx: Transaction, caseId: string) {
  const rows = await trx('submissions as s')
    .join('users as u', 'u.id', 's.submitted_by')
    .leftJoin('users as b', 'b.id', 's.on_behalf_of')
    .where({ 's.case_id': caseId })
    .orderBy('s.submitted_at', 'desc')
    .select('s.id', 's.form_id', 's.submitted_at', byWhom(trx), trx.raw(`(${titleOfForm}) AS name`));
  return rows.map((row) => ({
    submissionId: row.id as string,
    formId: row.form_id as string,
    title: (row.name as string | null) ?? 'Поручение разобраться',
    submittedAt: row.submitted_at as string,
    submittedBy: row.full_name as string,
  }));
}

/** One handed-in form with the form of its release. */
export async function recordView(trx: Transaction, caseId: string, submissionId: string) {
  const row = await trx('submissions as s')
    .join('users as u', 'u.id', 's.submitted_by')
    .leftJoin('users as b', 'b.id', 's.on_behalf_of')
    .where({ 's.id': submissionId, 's.case_id': caseId })
    .first('s.*', byWhom(trx));
  if (!row) return undefined;
  return {
    formId: row.form_id as string,
    release: row.form_release as number,
    submittedAt: row.submitted_at as string,
    submittedBy: row.full_name as string,
    data: { ...(row.shown as Record<string, unknown>), ...(row.data as Record<string, unknown>) },
  };
}

export type StepHistory = {
  readonly step: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly lastBy: string | null;
  readonly answers: number;
};

/**
 * What was answered at each step of the case by people, and when: in its main line, and in step 6, which runs beside it. A step was
 * passed as often as its most repeated task was answered.
 */
export async function stepHistoryView(trx: Transaction, caseId: string): Promise<readonly StepHistory[]> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `WITH answered AS (
       SELECT p.*, u.full_name, count(*) FILTER (WHERE p.kind = 'TASK') OVER (PARTITION BY p.step, p.element_id)::int AS times
       FROM case_progress p LEFT JOIN users u ON u.id = p.actor_id LEFT JOIN case_parts o ON o.id = p.part_id
       WHERE p.case_id = ? AND (p.part_id IS NULL OR o.main_line OR o.process_id = 'inform-agencies'))
     SELECT step, min(at) AS first_at, max(at) AS last_at, max(times) AS answers,
       (array_agg(full_name ORDER BY id DESC) FILTER (WHERE full_name IS NOT NULL))[1] AS last_by
     FROM answered GROUP BY step ORDER BY step`,
    [caseId],
  );
  return rows.map((row) => ({
    step: row['step'] as number,
    firstAt: new Date(row['first_at'] as string).toISOString(),
    lastAt: new Date(row['last_at'] as string).toISOString(),
    lastBy: row['last_by'] as string | null,
    answers: row['answers'] as number,
  }));
}

export type OpenTaskItem = {
  readonly id: string;
  readonly title: string;
  readonly step: number | null;
  readonly role: string;
  readonly who: string | null;
  readonly since: string;
  readonly dueAt: string | null;
};

/** Open tasks of the case as far as the reader may see them. */
export async function openTasksOfCaseView(trx: Transaction, caseId: string): Promise<readonly OpenTaskItem[]> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT t.id, coalesce(e.name, 'Разобраться с поручением') AS title, e.step, t.role, u.full_name, t.created_at,
       (SELECT min(d.due_at) FROM deadlines d WHERE d.case_id = t.case_id AND d.rule = ANY (e.deadline_rules)
         AND d.state = 'RUNNING') AS due_at
     FROM tasks t LEFT JOIN users u ON u.id = t.assignee
     LEFT JOIN release_elements e ON e.release_id = t.release AND e.process_id = t.process_id AND e.element_id = t.element_id
     WHERE t.case_id = ? AND t.state = 'CREATED' AND t.answered_at IS NULL ORDER BY t.created_at, title, t.id`,
    [caseId],
  );
  return rows.map((row) => ({
    id: row['id'] as string,
    title: row['title'] as string,
    step: row['step'] as number | null,
    role: row['role'] as string,
    who: row['full_name'] as string | null,
    since: row['created_at'] as string,
    dueAt: row['due_at'] as string | null,
  }));
}
