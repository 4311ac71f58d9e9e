/** Clocks for people: the board of running deadlines, the deadlines of one case, and the alarms. */
import type { Transaction } from '../database.ts';
import { deadlineTitleSql } from './deadline-title.ts';

type Row = Record<string, unknown>;

const columns = `d.*, c.number, c.urgency, u.full_name AS curator_name,
  (d.state = 'RUNNING' AND d.due_at < business_now()) AS overdue,
  ${deadlineTitleSql} AS title`;
const joins = 'JOIN cases c ON c.id = d.case_id LEFT JOIN users u ON u.id = c.curator_id';

export type DeadlineItem = ReturnType<typeof toItem>;

function toItem(row: Row) {
  return {
    id: row['id'] as string,
    rule: row['rule'] as string,
    title: (row['title'] as string | null) ?? (row['rule'] as string),
    state: row['state'] as 'RUNNING' | 'PAUSED' | 'DONE' | 'CANCELLED',
    startedAt: row['started_at'] as string,
    dueAt: row['due_at'] as string,
    doneAt: row['done_at'] as string | null,
    doneLate: row['done_late'] as boolean | null,
    overdue: row['overdue'] === true,
    raisedLevel: row['raised_level'] as number,
    pauseReason: row['pause_reason'] as string | null,
    extensionReason: row['extension_reason'] as string | null,
    caseId: row['case_id'] as string,
    caseNumber: row['number'] as string,
    urgency: row['urgency'] as 'EMERGENCY' | 'URGENT' | 'PLANNED' | null,
    curatorName: row['curator_name'] as string | null,
  };
}

const only = {
  all: 'true',
  overdue: "d.state = 'RUNNING' AND d.due_at < business_now()",
  emergency: "c.urgency = 'EMERGENCY'",
} as const;

/** Running and paused deadlines: emergencies first, then the nearest. */
export async function deadlineBoardView(trx: Transaction, filter: keyof typeof only): Promise<readonly DeadlineItem[]> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT ${columns} FROM deadlines d ${joins} WHERE d.state IN ('RUNNING', 'PAUSED') AND ${only[filter]}
     ORDER BY (c.urgency = 'EMERGENCY') DESC NULLS LAST, d.state = 'PAUSED', d.due_at, c.number, d.rule LIMIT 500`,
  );
  return rows.map(toItem);
}

/** All deadlines of a case: open ones first. */
export async function deadlinesOfCaseView(trx: Transaction, caseId: string): Promise<readonly DeadlineItem[]> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT ${columns} FROM deadlines d ${joins} WHERE d.case_id = ?
     ORDER BY d.state IN ('DONE', 'CANCELLED'), d.due_at, d.started_at, d.rule`,
    [caseId],
  );
  return rows.map(toItem);
}

/** One deadline. */
export async function deadlineView(trx: Transaction, id: string): Promise<DeadlineItem | undefined> {
  const { rows } = await trx.raw<{ rows: Row[] }>(`SELECT ${columns} FROM deadlines d ${joins} WHERE d.id = ?`, [id]);
  return rows[0] && toItem(rows[0]);
}

export type AlarmItem = ReturnType<typeof toAlarm>;

function toAlarm(row: Row) {
  return {
    id: row['id'] as string,
    kind: row['kind'] as 'WARNING' | 'ESCALATION' | 'SIGNAL' | 'EMERGENCY' | 'BREAK_GLASS',
    level: row['level'] as number,
    rule: row['rule'] as string | null,
    title: (row['title'] as string | null) ?? (row['rule'] as string | null),
    taskId: row['task_id'] as string | null,
    caseId: row['case_id'] as string,
    caseNumber: row['number'] as string,
    dueAt: row['alarm_due_at'] as string,
    raisedAt: row['raised_at'] as string,
    raisedBy: row['raised_by'] as 'ENGINE' | 'WATCHDOG' | 'ACTION',
    seenAt: row['seen_at'] as string | null,
    seenBy: row['seen_by_name'] as string | null,
    resolved: row['resolved'] === true,
  };
}

/** An alarm is about a deadline, a message attached to the case (its task), or an emergency (its part). */
const alarmSql = `SELECT a.id, a.kind, a.level, a.case_id, a.due_at AS alarm_due_at, a.raised_at, a.raised_by, a.seen_at, a.task_id,
    s.full_name AS seen_by_name, d.rule, c.number,
    d.state IN ('DONE', 'CANCELLED') OR t.state <> 'CREATED' OR t.answered_at IS NOT NULL OR p.state <> 'RUNNING' AS resolved,
    ${deadlineTitleSql} AS title
  FROM alarms a JOIN cases c ON c.id = a.case_id
  LEFT JOIN deadlines d ON d.id = a.deadline_id
  LEFT JOIN tasks t ON t.id = a.task_id
  LEFT JOIN case_parts p ON p.id = a.part_id
  LEFT JOIN users s ON s.id = a.seen_by`;

/** Alarms about messages and emergencies go to curator and unit head alike, so each sees his own only. */
const addressed = `(a.deadline_id IS NOT NULL OR a.to_user = ANY ((SELECT app_stands_for())::uuid[])
  OR (a.to_user IS NULL AND app_holds(a.centre_id, a.to_role)))`;

/** Alarms that this person may see: unseen first, the newest first. */
export async function alarmListView(
  trx: Transaction,
  unseenOnly: boolean,
): Promise<{ unseen: number; items: readonly AlarmItem[] }> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `${alarmSql} WHERE ${addressed} ${unseenOnly ? 'AND a.seen_at IS NULL' : ''} ORDER BY a.seen_at IS NOT NULL, a.raised_at DESC, a.level DESC LIMIT 300`,
  );
  const items = rows.map(toAlarm);
  const counted = await trx('alarms as a').whereNull('seen_at').whereRaw(addressed).count('* as n').first();
  return { unseen: Number(counted?.n ?? 0), items };
}

/** One alarm. */
export async function alarmView(trx: Transaction, id: string): Promise<AlarmItem | undefined> {
  const { rows } = await trx.raw<{ rows: Row[] }>(`${alarmSql} WHERE a.id = ?`, [id]);
  return rows[0] && toAlarm(rows[0]);
}
