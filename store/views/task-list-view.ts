/** The task list of a person: what is open for him now, with the clock of each task. Answered tasks are gone at once. */
import type { Knex } from 'knex';
import type { Transaction } from '../database.ts';
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
  readonly list: 'mine' | 'group' | 'overdue';
  readonly step?: number;
  /** Words of a title, and the cases that a noted search found by them. */
  readonly search?: { readonly words: string; readonly caseIds: readonly string[] };
};

/** Own tasks and those of absent colleagues whom the person replaces today; asked once for the whole list. */
const mine = 't.assignee = ANY ((SELECT app_stands_for())::uuid[])';
const inList = {
  mine,
  group: '(t.assignee IS NULL AND (t.role, t.centre_id) IN (SELECT p.role, p.centre_id FROM app_posts() p))',
  overdue: "(d.state = 'RUNNING' AND d.due_at < (SELECT business_now()))",
} as const;

const attentionTitle = 'Разобраться с поручением';

/** Clocks of the task's own part, of the parts that called it, and of the case itself; another part's clocks say nothing of it. */
const ofTask =
  '(d.part_id IS NULL OR d.part_id = t.part_id OR d.part_id IN (SELECT up.id FROM part_chain(t.part_id) up))';

/**
 * Columns and joins of a task row; the clock is the earliest open deadline that the diagram names for the task. What is the same for
 * all rows (the titles of rules, the moment) is asked once; a case is looked up for its task, never the tasks for all cases.
 */
const rowSql = `
  WITH titles AS MATERIALIZED (${deadlineTitlesSql})
  SELECT t.id, t.kind, coalesce(e.name, '${attentionTitle}') AS title, e.step, t.case_id, c.number, f.name AS family, c.urgency, t.role,
    t.assignee, u.full_name AS assignee_name, ${mine} AS mine, t.created_at, t.state, t.answered_at,
    d.due_at, d.rule, d.state AS clock, named.title AS due_title, t.form_id, t.element_id, t.process_id, t.payload,
    coalesce(t.release, c.release) AS release,
    EXISTS (SELECT 1 FROM task_drafts x WHERE x.case_id = t.case_id AND x.user_id = app_user_id()
      AND x.place = CASE WHEN t.kind = 'ATTENTION' THEN t.id::text ELSE concat_ws(':', t.part_id, t.element_id) END) AS has_draft,
    coalesce(d.state = 'RUNNING' AND d.due_at < (SELECT business_now()), false) AS overdue
  FROM tasks t
  JOIN LATERAL (SELECT k.* FROM cases k WHERE k.id = t.case_id OFFSET 0) c ON true
  LEFT JOIN families f ON f.id = c.family_id
  LEFT JOIN users u ON u.id = t.assignee
  LEFT JOIN release_elements e ON e.release_id = t.release AND e.process_id = t.process_id AND e.element_id = t.element_id
  LEFT JOIN LATERAL (
    SELECT d.due_at, d.rule, d.state, d.rules_version
    FROM deadlines d WHERE d.case_id = t.case_id AND ${ofTask} AND d.rule = ANY (e.deadline_rules)
      AND d.state IN ('RUNNING', 'PAUSED')
    ORDER BY d.state = 'PAUSED', d.due_at LIMIT 1) d ON true
  LEFT JOIN titles named ON named.version = d.rules_version AND named.rule = d.rule`;
const open = "t.state = 'CREATED' AND t.answered_at IS NULL";

type Row = Record<string, unknown>;

/** Maps a row of `rowSql`. */
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
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `${rowSql} WHERE ${conditions.join(' AND ')}
     ORDER BY overdue DESC, d.due_at NULLS LAST, t.created_at, t.id LIMIT 500`,
    values as Knex.RawBinding[],
  );
  return rows.map(toItem);
}

/** How many open tasks each list holds; only the tasks of the person's centres are looked at. */
export async function taskCountsView(trx: Transaction): Promise<{ mine: number; group: number; overdue: number }> {
  const { rows } = await trx.raw<{ rows: { mine: number; group: number; overdue: number }[] }>(
    `SELECT count(*) FILTER (WHERE mine)::int AS mine, count(*) FILTER (WHERE in_group)::int AS group,
       count(*) FILTER (WHERE overdue)::int AS overdue
     FROM (SELECT ${inList.mine} AS mine, ${inList.group} AS in_group, EXISTS (
         SELECT 1 FROM deadlines d JOIN release_elements e ON d.rule = ANY (e.deadline_rules)
         WHERE d.case_id = t.case_id AND d.state = 'RUNNING' AND d.due_at < (SELECT business_now()) AND ${ofTask}
           AND e.release_id = t.release AND e.process_id = t.process_id AND e.element_id = t.element_id) AS overdue
       FROM tasks t WHERE ${open} AND t.centre_id = ANY (ARRAY(SELECT p.centre_id FROM app_posts() p))) counted`,
  );
  return rows[0] ?? { mine: 0, group: 0, overdue: 0 };
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
  const { rows } = await trx.raw<{ rows: Row[] }>(`${rowSql} WHERE t.id = ?`, [taskId]);
  const row = rows[0];
  if (!row) return undefined;
  const ended = row['state'] === 'CANCELED' ? 'CANCELED' : 'OPEN';
  return {
    item: toItem(row),
    elementId: row['element_id'] as string,
    processId: row['process_id'] as string | null,
    release: row['release'] as number,
    formId: row['form_id'] as string,
    state: row['answered_at'] || row['state'] === 'COMPLETED' ? 'ANSWERED' : ended,
    payload: row['payload'] as TaskView['payload'],
  };
}
