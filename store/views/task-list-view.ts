/** The task list of a person: what is open for him now, with the clock of each task. Answered tasks are gone at once. */
import type { Knex } from 'knex';
import { askPrepared, type Transaction } from '../database.ts';
import { deadlineTitlesSql } from './deadline-title.ts';

export type TaskListItem = {
  readonly id: string;
  readonly kind: 'ENGINE' | 'ATTENTION';
  readonly title: string;
  readonly formId: string;
  readonly step: number | null;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly familyName: string | null;
  readonly urgency: 'EMERGENCY' | 'URGENT' | 'PLANNED' | null;
  readonly role: string;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly mine: boolean;
  readonly createdAt: string;
  readonly dueAt: string | null;
  readonly dueRule: string | null;
  readonly dueTitle: string | null;
  readonly paused: boolean;
  readonly overdue: boolean;
  readonly hasDraft: boolean;
};
export type TaskFilter = {
  readonly list: 'mine' | 'group' | 'overdue' | 'unit';
  readonly step?: number;
  /** Words of a title, and the cases that a noted search found by them. */
  readonly search?: { readonly words: string; readonly caseIds: readonly string[] };
};

/** Clocks that have run out in the person's centres: a clock has the centre of its case. */
const lateSql = `SELECT d.case_id, d.part_id, d.rule FROM deadlines d WHERE d.state = 'RUNNING' AND d.due_at < (SELECT business_now())
  AND d.centre_id = ANY (ARRAY(SELECT p.centre_id FROM app_posts() p))`;

/** Own tasks and those of absent colleagues whom the person replaces today; asked once for the whole list. */
const mine = 't.assignee = ANY ((SELECT app_stands_for())::uuid[])';
const inList = {
  mine,
  group: '(t.assignee IS NULL AND (t.role, t.centre_id) IN (SELECT p.role, p.centre_id FROM app_posts() p))',
  overdue: `(d.state = 'RUNNING' AND d.due_at < (SELECT business_now())
    AND t.case_id = ANY (ARRAY(SELECT late.case_id FROM (${lateSql}) late)))`,
  unit: "t.centre_id IN (SELECT p.centre_id FROM app_posts() p WHERE p.role IN ('unitHead', 'manager'))",
} as const;

const attentionTitle = 'Разобраться с поручением';

/** Clocks of the task's own part, of the parts that called it, and of the case itself; another part's clocks say nothing of it. */
const ofTask =
  '(d.part_id IS NULL OR d.part_id = t.part_id OR d.part_id IN (SELECT up.id FROM part_chain(t.part_id) up))';

/** Where the draft of a task lies. */
const draftPlace = "CASE WHEN t.kind = 'ATTENTION' THEN t.id::text ELSE concat_ws(':', t.part_id, t.element_id) END";

/**
 * Columns and joins of a task row; the clock is the earliest open deadline that the diagram names for the task. What is the same for
 * all rows (the titles of rules, the moment, own drafts) is asked once; a case, its family and the assignee are looked up for a task,
 * never the tasks for all of them.
 */
const rowsSql = (which: string, columns = ''): string => `
  WITH titles AS MATERIALIZED (${deadlineTitlesSql}), shown AS (
    SELECT t.id, t.kind, coalesce(e.name, '${attentionTitle}') AS title, e.step, t.case_id, t.role, t.assignee, ${mine} AS mine,
      t.created_at, t.form_id, d.due_at, d.rule, d.rules_version, d.state AS clock, ${columns}
      coalesce(d.state = 'RUNNING' AND d.due_at < (SELECT business_now()), false) AS overdue,
      (t.case_id, ${draftPlace}) IN (SELECT x.case_id, x.place FROM task_drafts x WHERE x.user_id = app_user_id()) AS has_draft
    FROM tasks t
    LEFT JOIN release_elements e ON e.release_id = t.release AND e.process_id = t.process_id AND e.element_id = t.element_id
    LEFT JOIN LATERAL (
      SELECT d.due_at, d.rule, d.state, d.rules_version
      FROM deadlines d WHERE d.case_id = t.case_id AND ${ofTask} AND d.rule = ANY (e.deadline_rules)
        AND d.state IN ('RUNNING', 'PAUSED')
      ORDER BY d.state = 'PAUSED', d.due_at LIMIT 1) d ON true
    WHERE ${which} OFFSET 0)
  SELECT t.*, c.number, c.urgency, c.release AS case_release, f.name AS family, u.full_name AS assignee_name, named.title AS due_title
  FROM shown t
  JOIN LATERAL (SELECT k.* FROM cases k WHERE k.id = t.case_id OFFSET 0) c ON true
  LEFT JOIN LATERAL (SELECT k.name FROM families k WHERE k.id = c.family_id OFFSET 0) f ON true
  LEFT JOIN LATERAL (SELECT k.full_name FROM users k WHERE k.id = t.assignee OFFSET 0) u ON true
  LEFT JOIN titles named ON named.version = t.rules_version AND named.rule = t.rule`;
const ofOneTask = 't.state, t.answered_at, t.element_id, t.process_id, t.payload, t.release,';
const open = "t.state = 'CREATED' AND t.answered_at IS NULL";

type Row = Record<string, unknown>;

/** Maps a row of `rowsSql`. */
function toItem(row: Row): TaskListItem {
  const assignee = row['assignee'] ? { id: row['assignee'] as string, name: row['assignee_name'] as string } : null;
  return {
    id: row['id'] as string,
    kind: row['kind'] as TaskListItem['kind'],
    title: row['title'] as string,
    formId: row['form_id'] as string,
    step: row['step'] as number | null,
    caseId: row['case_id'] as string,
    caseNumber: row['number'] as string,
    familyName: row['family'] as string | null,
    urgency: row['urgency'] as TaskListItem['urgency'],
    role: row['role'] as string,
    assignee,
    mine: row['mine'] === true,
    createdAt: row['created_at'] as string,
    dueAt: row['due_at'] as string | null,
    dueRule: row['rule'] as string | null,
    dueTitle: row['due_title'] as string | null,
    paused: row['clock'] === 'PAUSED',
    overdue: row['overdue'] === true,
    hasDraft: row['has_draft'] === true,
  };
}

/** Open tasks of one list: overdue first, then by the due moment, then by age. */
export async function taskListView(trx: Transaction, filter: TaskFilter): Promise<readonly TaskListItem[]> {
  const conditions = [open, inList[filter.list]];
  const values: (string | number | readonly string[])[] = [];
  if (filter.step !== undefined) {
    conditions.push('e.step = ?');
    values.push(filter.step);
  }
  if (filter.search) {
    conditions.push('(t.case_id = ANY (?::uuid[]) OR e.name ILIKE ?)');
    values.push(filter.search.caseIds, `%${filter.search.words.replace(/[%_\\]/g, '\\$&')}%`);
  }
  const sql = `${rowsSql(conditions.join(' AND '))}
    ORDER BY t.overdue DESC, t.due_at NULLS LAST, t.created_at, c.number, t.title, t.id LIMIT 500`;
  if (values.length === 0) return (await askPrepared<Row>(trx, `task-list-${filter.list}`, sql)).map(toItem);
  const { rows } = await trx.raw<{ rows: Row[] }>(sql, values as Knex.RawBinding[]);
  return rows.map(toItem);
}

const countsSql = `
  WITH late AS MATERIALIZED (${lateSql})
  SELECT (SELECT count(*) FROM tasks t WHERE ${open} AND ${inList.mine})::int AS mine,
    (SELECT count(*) FROM tasks t WHERE ${open} AND ${inList.group})::int AS group,
    (SELECT count(DISTINCT t.id) FROM late d
     JOIN LATERAL (SELECT t.id, t.part_id, t.release, t.process_id, t.element_id FROM tasks t
       WHERE t.case_id = d.case_id AND ${open} OFFSET 0) t ON true
     JOIN release_elements e ON e.release_id = t.release AND e.process_id = t.process_id AND e.element_id = t.element_id
     WHERE d.rule = ANY (e.deadline_rules) AND ${ofTask})::int AS overdue`;

/** How many open tasks each list holds; the late ones are found by the clocks that have run out, not by looking at all tasks. */
export async function taskCountsView(trx: Transaction): Promise<{ mine: number; group: number; overdue: number }> {
  const [counts] = await askPrepared<{ mine: number; group: number; overdue: number }>(trx, 'task-counts', countsSql);
  return counts ?? { mine: 0, group: 0, overdue: 0 };
}

export type TaskView = {
  readonly item: TaskListItem;
  readonly elementId: string;
  readonly processId: string | null;
  readonly release: number;
  readonly formId: string;
  readonly state: 'OPEN' | 'ANSWERED' | 'CANCELED';
  readonly payload: Readonly<Record<string, unknown>>;
};

/** One task, open or not; undefined when there is none for this user. */
export async function taskView(trx: Transaction, taskId: string): Promise<TaskView | undefined> {
  const [row] = await askPrepared<Row>(trx, 'task', rowsSql('t.id = ?', ofOneTask), [taskId]);
  if (!row) return undefined;
  const ended = row['state'] === 'CANCELED' ? 'CANCELED' : 'OPEN';
  return {
    item: toItem(row),
    elementId: row['element_id'] as string,
    processId: row['process_id'] as string | null,
    release: (row['release'] ?? row['case_release']) as number,
    formId: row['form_id'] as string,
    state: row['answered_at'] || row['state'] === 'COMPLETED' ? 'ANSWERED' : ended,
    payload: row['payload'] as TaskView['payload'],
  };
}
