/** An officer's work: the rows of notices and measures are held back by row-level security; the names come from `agency_work`. */
import type { Transaction } from '../database.ts';
import { measureReportsOf, shownReport } from '../measure-reports-store.ts';
import { noticeAnswersOf, shownAnswer } from '../notice-answers-store.ts';

type Row = Record<string, unknown>;

/** The bodies for which the transaction's person works. */
export async function ownAgenciesView(trx: Transaction): Promise<readonly string[]> {
  const { rows } = await trx.raw<{ rows: { name: string }[] }>(
    'SELECT a.name FROM agencies a WHERE a.id IN (SELECT o.id FROM app_agencies() o) ORDER BY a.name',
  );
  return rows.map(({ name }) => name);
}

const heads = `w.case_id AS "caseId", w.case_number AS "caseNumber", w.family_name AS "familyName", w.centre_name AS "centreName",
  w.curator_name AS "curatorName"`;

/** A report that is newer than what the programme says of its measure: until the curator has decided, nothing more is to be done. */
const reportedAs = `(SELECT r.state FROM measure_reports r WHERE r.measure_id = plan_measures.id
  AND (plan_measures.status_at IS NULL OR r.given_at > plan_measures.status_at) ORDER BY r.ordinal DESC LIMIT 1)`;
const isOpen = `status = 'PLANNED' AND ${reportedAs} IS DISTINCT FROM 'DONE' AND ${reportedAs} IS DISTINCT FROM 'FAILED'`;

const openMeasures = `SELECT count(*)::int AS open, (count(*) FILTER (WHERE due_on < :today::date))::int AS overdue, min(due_on) AS next
  FROM plan_measures WHERE case_id = w.case_id AND ${isOpen} AND id IN (SELECT o.id FROM app_agency_measures() o)`;

const awaited = 'n.acknowledged_at IS NULL AND n.closed_reason IS NULL';
const sentNotices = `SELECT count(*)::int AS sent, (count(*) FILTER (WHERE ${awaited}))::int AS awaited,
    (count(*) FILTER (WHERE ${awaited} AND t.due_at < :now))::int AS late, min(t.due_at) FILTER (WHERE ${awaited}) AS next,
    min(coalesce(t.due_at, n.sent_at)) FILTER (WHERE ${awaited}) AS pressing
  FROM agency_notices n LEFT JOIN agency_notice_terms() t ON t.notice_id = n.id
  WHERE n.case_id = w.case_id AND n.id IN (SELECT o.id FROM app_agency_notices() o)`;

/**
 * Cases in which the body has something to do, or all in which it takes part: what is late first, then the nearest term; a notice
 * without a term presses since it was sent. `today` is the reader's day.
 */
export async function agencyWorkView(
  trx: Transaction,
  at: { readonly today: string; readonly now: string; readonly show: 'open' | 'all' },
) {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT ${heads}, m.open AS measures, m.overdue, m.next AS "nextDueOn", n.sent AS notices, n.awaited AS unanswered, n.late,
       n.next AS "answerBy"
     FROM agency_work() w CROSS JOIN LATERAL (${openMeasures}) m CROSS JOIN LATERAL (${sentNotices}) n
     WHERE :show = 'all' OR m.open > 0 OR n.awaited > 0
     ORDER BY (m.overdue + n.late > 0) DESC, least(m.next::timestamptz, n.pressing) NULLS LAST, w.case_number`,
    at,
  );
  return rows.map(toItem);
}

const toHead = (row: Row) => ({
  caseId: row['caseId'] as string,
  caseNumber: row['caseNumber'] as string,
  familyName: row['familyName'] as string,
  centreName: row['centreName'] as string,
  curatorName: row['curatorName'] as string | null,
});

const toItem = (row: Row) => ({
  ...toHead(row),
  measures: row['measures'] as number,
  overdue: row['overdue'] as number,
  nextDueOn: row['nextDueOn'] as string | null,
  notices: row['notices'] as number,
  unanswered: row['unanswered'] as number,
  late: row['late'] as number,
  answerBy: row['answerBy'] as string | null,
});

/** What the body reads of one case; undefined when there is nothing for it. */
export async function agencyCardView(trx: Transaction, caseId: string, today: string) {
  const found = await trx.raw<{ rows: Row[] }>(`SELECT ${heads} FROM agency_work() w WHERE w.case_id = ?`, [caseId]);
  const [head] = found.rows;
  if (!head) return undefined;
  return { ...toHead(head), measures: await measures(trx, caseId, today), notices: await notices(trx, caseId) };
}

async function measures(trx: Transaction, caseId: string, today: string) {
  const rows = await trx('plan_measures')
    .where({ case_id: caseId })
    .whereRaw('id IN (SELECT o.id FROM app_agency_measures() o)')
    .orderBy(['due_on', 'position'])
    .select('plan_measures.*', trx.raw(`(${isOpen}) AS open`));
  const reports = await measureReportsOf(trx, caseId);
  return rows.map((row) => ({
    id: row.id as string,
    kindTitle: row.kind_title as string,
    goal: row.goal as string,
    addressee: row.addressee as string,
    performer: row.performer as string,
    startOn: row.start_on as string,
    dueOn: row.due_on as string,
    frequency: row.frequency as string,
    indicator: row.indicator as string,
    status: row.status as 'PLANNED' | 'DONE' | 'PARTLY' | 'REFUSED' | 'NOT_DONE',
    overdue: row.open && row.due_on < today,
    reports: reports.filter(({ measureId }) => measureId === row.id).map(shownReport),
  }));
}

/** Until when the centre waits for the answer. */
const awaitedUntil = 'SELECT t.due_at FROM agency_notice_terms() t WHERE t.notice_id = n.id';

async function notices(trx: Transaction, caseId: string) {
  const rows = await trx('agency_notices as n')
    .join('agencies as a', 'a.id', 'n.agency_id')
    .where({ 'n.case_id': caseId })
    .whereRaw('n.id IN (SELECT o.id FROM app_agency_notices() o)')
    .orderByRaw('n.sent_at DESC, n.kind, n.fact, a.name')
    .select('n.*', 'a.name as agency_name', trx.raw(`(${awaitedUntil}) AS due_at`));
  const answers = await noticeAnswersOf(trx, caseId);
  return rows.map((row) => ({
    id: row.id as string,
    agency: row.agency_name as string,
    kind: row.kind as 'RESULTS' | 'IMMEDIATE',
    title: row.title as string,
    legalGround: row.legal_ground as string,
    content: row.content as string,
    outgoingNumber: row.outgoing_number as string | null,
    sentAt: row.sent_at as string,
    acknowledgedAt: row.acknowledged_at as string | null,
    reply: row.reply as string | null,
    dueAt: row.acknowledged_at === null && row.closed_reason === null ? (row.due_at as string | null) : null,
    closedReason: row.closed_reason as string | null,
    selfAnswered: row.reply_way === 'SYSTEM',
    taken: row.answer_taken_at !== null,
    answers: answers.filter(({ noticeId }) => noticeId === row.id).map(shownAnswer),
  }));
}
