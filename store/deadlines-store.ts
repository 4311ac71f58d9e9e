/** Deadline rows and what happened to them. */
import type { Deadline } from '#domain/deadline.ts';
import type { DueSource, OpenDeadline } from '#domain/recount-deadline.ts';
import type { Database, Transaction } from './database.ts';

export type DeadlineState = OpenDeadline & {
  readonly rulesVersion: number;
  readonly caseId: string;
  readonly centreId: string;
  /** Null for a clock of the case itself. */
  readonly partId: string | null;
  readonly pausedAt: string | null;
  /** The state of the centre's calendar by which it was counted. */
  readonly calendarVersion: number;
  readonly release: number;
  readonly seat: number;
};

type Row = Record<string, unknown>;

function toDeadline(row: Row): DeadlineState {
  return {
    id: row['id'] as string,
    rule: row['rule'] as string,
    rulesVersion: row['rules_version'] as number,
    caseId: row['case_id'] as string,
    centreId: row['centre_id'] as string,
    partId: row['part_id'] as string | null,
    state: row['state'] as Deadline['state'],
    startedAt: row['started_at'] as string,
    dueAt: row['due_at'] as string,
    warnAt: row['warn_at'] as string | null,
    warnedAt: row['warned_at'] as string | null,
    raisedLevel: row['raised_level'] as number,
    pausedAt: row['paused_at'] as string | null,
    nextWakeAt: row['next_wake_at'] as string | null,
    dueSource: row['due_source'] as DueSource,
    pausedMs: Number(row['paused_ms']),
    calendarVersion: row['calendar_version'] as number,
    release: row['release'] as number,
    seat: row['seat'] as number,
  };
}

/** Starts a deadline unless the case (or the part) already has an open one of the rule; true when it was started. */
export async function insertDeadline(
  trx: Transaction,
  row: {
    id: string;
    rule: string;
    rulesVersion: number;
    caseId: string;
    centreId: string;
    partId: string | null;
    startedAt: string;
    dueAt: string;
    warnAt: string | null;
    nextWakeAt: string;
    dueSource: DueSource;
    calendarVersion: number;
    release: number;
  },
): Promise<boolean> {
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `INSERT INTO deadlines (id, rule, rules_version, case_id, centre_id, part_id, state, started_at, due_at, warn_at, next_wake_at, due_source, calendar_version, release)
     VALUES (?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (case_id, rule, coalesce(part_id, case_id)) WHERE state IN ('RUNNING', 'PAUSED') DO NOTHING`,
    [
      row.id,
      row.rule,
      row.rulesVersion,
      row.caseId,
      row.centreId,
      row.partId,
      row.startedAt,
      row.dueAt,
      row.warnAt,
      row.nextWakeAt,
      row.dueSource,
      row.calendarVersion,
      row.release,
    ],
  );
  return rowCount === 1;
}

/**
 * The open deadlines of a line under any of the rules (all rules when none is named), locked. A part that ends a duty ends the
 * nearest clock of the rule: its own, that of a part which called it, or that of the case.
 */
export async function lockOpenDeadlines(
  trx: Transaction,
  line: { readonly caseId: string; readonly partId: string | null },
  rules: readonly string[] | null,
): Promise<readonly DeadlineState[]> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT d.* FROM deadlines d LEFT JOIN part_chain(:partId) up ON up.id = d.part_id
     WHERE d.case_id = :caseId AND d.state IN ('RUNNING', 'PAUSED') AND (d.part_id IS NULL OR up.id IS NOT NULL)
       AND (:rules::text[] IS NULL OR d.rule = ANY (:rules::text[]))
     ORDER BY coalesce(up.distance, 1000), d.id FOR UPDATE OF d`,
    { ...line, rules: rules && [...rules] },
  );
  const nearest = new Map<string, DeadlineState>();
  for (const deadline of rows.map(toDeadline)) {
    if (!nearest.has(deadline.rule)) nearest.set(deadline.rule, deadline);
  }
  return [...nearest.values()];
}

/** The open deadlines that belong to a part itself, locked. */
export async function lockDeadlinesOfPart(trx: Transaction, partId: string): Promise<readonly DeadlineState[]> {
  const rows: Row[] = await trx('deadlines')
    .where({ part_id: partId })
    .whereIn('state', ['RUNNING', 'PAUSED'])
    .orderBy('id')
    .forUpdate();
  return rows.map(toDeadline);
}

/** One deadline, as it is for the moment. */
export async function findDeadline(trx: Transaction, id: string): Promise<DeadlineState | undefined> {
  const row = await trx('deadlines').where({ id }).first();
  return row && toDeadline(row);
}

/** One deadline, locked. */
export async function lockDeadline(trx: Transaction, id: string): Promise<DeadlineState | undefined> {
  const row = await trx('deadlines').where({ id }).forUpdate().first();
  return row && toDeadline(row);
}

/** Changes columns of a deadline row. */
export async function updateDeadline(
  trx: Transaction,
  id: string,
  change: Partial<{
    state: Deadline['state'];
    due_at: string;
    warn_at: string | null;
    paused_at: string | null;
    pause_reason: string | null;
    extended_by: string;
    due_source: DueSource;
    paused_ms: number;
    calendar_version: number;
    extension_reason: string;
    done_at: string;
    done_late: boolean;
    raised_level: number;
    warned_at: string | null;
    next_wake_at: string | null;
    release: number;
    seat: number;
    epoch: string | null;
  }>,
): Promise<void> {
  await trx('deadlines').where({ id }).update(change);
}

/** Notes what happened; for warnings and escalations false when it was noted before (once and only once). */
export async function addDeadlineEvent(
  trx: Transaction,
  event: {
    deadlineId: string;
    kind: 'STARTED' | 'WARNED' | 'ESCALATED' | 'PAUSED' | 'RESUMED' | 'MOVED' | 'RECALCULATED' | 'DONE' | 'CANCELLED';
    level?: number;
    dueAt: string;
    raisedBy: 'ENGINE' | 'WATCHDOG' | 'PERSON' | 'ACTION';
    reason?: string | null;
    actorId?: string | null;
  },
): Promise<boolean> {
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `INSERT INTO deadline_events (deadline_id, kind, level, due_at, raised_by, reason, actor_id) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    [
      event.deadlineId,
      event.kind,
      event.level ?? 0,
      event.dueAt,
      event.raisedBy,
      event.reason ?? null,
      event.actorId ?? null,
    ],
  );
  return rowCount === 1;
}

/** Running deadlines whose moment passed at least `graceMs` ago, measured from the last jump of the clock at the earliest. */
export async function overlookedDeadlines(db: Database | Transaction, graceMs: number): Promise<readonly string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `SELECT d.id FROM deadlines d, clock_state c WHERE c.id = 1 AND d.state = 'RUNNING'
       AND greatest(d.next_wake_at, c.changed_at + make_interval(secs => c.offset_ms / 1000.0)) <= business_now() - make_interval(secs => ? / 1000.0)
       AND d.next_wake_at <= business_now()
     ORDER BY d.next_wake_at LIMIT 100`,
    [graceMs],
  );
  return rows.map(({ id }) => id);
}

/**
 * Running deadlines of the present engine without a waiting timer for their next moment. The mirror must have gone on for
 * `graceMs` since the engine asked: a feed that lags says nothing about timers. Its position is in the engine's time.
 */
export async function deadlinesWithoutTimer(db: Database | Transaction, graceMs: number): Promise<readonly string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `SELECT d.id FROM deadlines d JOIN engine_epochs e ON e.current AND e.id = d.epoch JOIN clock_state c ON c.id = 1
     WHERE d.state = 'RUNNING' AND d.next_wake_at > business_now()
       AND EXISTS (SELECT 1 FROM feed_positions p WHERE p.epoch = e.id
         AND p.record_at > d.asked_at + make_interval(secs => (? + c.engine_shift_ms) / 1000.0))
       AND NOT EXISTS (SELECT 1 FROM engine_instances i JOIN engine_timers t ON t.epoch = i.epoch AND t.instance_key = i.instance_key
         WHERE i.epoch = e.id AND i.deadline_id = d.id AND t.state = 'CREATED' AND t.due_at <= d.next_wake_at + interval '1 second')
     LIMIT 100`,
    [graceMs],
  );
  return rows.map(({ id }) => id);
}

/** Open deadlines that were counted by a former state of their centre's calendar. */
export async function deadlinesOfFormerCalendar(db: Database | Transaction): Promise<readonly string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `SELECT d.id FROM calendars k JOIN centres e ON e.calendar_id = k.id
       JOIN deadlines d ON d.centre_id = e.id AND d.calendar_version < k.version AND d.state IN ('RUNNING', 'PAUSED') LIMIT 100`,
  );
  return rows.map(({ id }) => id);
}

/** Open deadlines that an engine of another epoch held, or was asked to start and never confirmed. */
export async function deadlinesOutsideEpoch(trx: Transaction, epoch: string): Promise<readonly string[]> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `SELECT d.id FROM deadlines d, engine_epochs e WHERE e.id = ? AND d.state IN ('RUNNING', 'PAUSED') AND (d.epoch <> e.id
       OR (d.epoch IS NULL AND EXISTS (SELECT 1 FROM outbox o WHERE o.lane = 'deadline:' || d.id AND o.state = 'DONE'
         AND o.command->>'type' = 'startDeadline' AND (o.command->>'seat')::int = d.seat AND o.done_at < e.first_seen_at)))
     ORDER BY d.started_at`,
    [epoch],
  );
  return rows.map(({ id }) => id);
}

/** Notes that the engine was reminded, so that it is given time before the next reminder. */
export async function noteReminded(trx: Transaction, id: string, at: string): Promise<void> {
  await trx('deadlines').where({ id }).update({ asked_at: at });
}

/** Notes that the engine of an epoch asked for the row. */
export async function noteAsked(trx: Transaction, id: string, epoch: string, at: string): Promise<void> {
  await trx('deadlines').where({ id }).update({ epoch, asked_at: at });
}
