/**
 * The production calendar that people change: who may write it, and how open deadlines follow it. Rights: domain.md §6 («users,
 * calendars, agencies»). Who keeps calendars may not see casework: functions show clocks to count, and move nothing but clocks.
 */
import type { Knex } from 'knex';
import { protect } from './sql-access.ts';

/** The version counts the changes of a calendar; a deadline notes by which version it was counted. */
const COLUMNS = [
  `ALTER TABLE calendars ADD COLUMN version int NOT NULL DEFAULT 0`,
  `ALTER TABLE deadlines ADD COLUMN calendar_version int NOT NULL DEFAULT 0, ADD COLUMN paused_ms bigint NOT NULL DEFAULT 0,
    ADD COLUMN due_source text NOT NULL DEFAULT 'RULE' CHECK (due_source IN ('RULE', 'OWN', 'PERSON'))`,
  `CREATE INDEX deadlines_by_calendar ON deadlines (centre_id, calendar_version) WHERE state IN ('RUNNING', 'PAUSED')`,
];

/** Planned visits had a date of their own, moved deadlines a person's; a pause put the due moment off by what it lasted. */
const FORMER_ROWS = [
  `UPDATE deadlines SET due_source = CASE WHEN extended_by IS NOT NULL THEN 'PERSON' ELSE 'OWN' END
    WHERE extended_by IS NOT NULL OR rule = 'T18'`,
  `UPDATE deadlines d SET paused_ms = p.ms FROM (
    SELECT r.deadline_id, round(sum(extract(epoch FROM r.due_at - (SELECT b.due_at FROM deadline_events b
      WHERE b.deadline_id = r.deadline_id AND b.kind = 'PAUSED' AND b.id < r.id ORDER BY b.id DESC LIMIT 1))) * 1000)::bigint AS ms
    FROM deadline_events r WHERE r.kind = 'RESUMED' GROUP BY r.deadline_id) p WHERE p.deadline_id = d.id AND p.ms IS NOT NULL`,
];

const KEEPER = `CREATE FUNCTION app_keeps_calendars() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
  $$ SELECT EXISTS (SELECT 1 FROM app_posts() p WHERE p.role IN ('administrator', 'methodologist')) $$`;

/** The open clocks of a calendar's centres; those that somebody works on at this very moment are left out when locking. */
const reader = (name: string, lock: string): string => `
  CREATE FUNCTION ${name}(p_calendar text) RETURNS TABLE (id uuid, rule text, rules_version int, state text,
      started_at timestamptz, due_at timestamptz, due_source text, warn_at timestamptz, warned_at timestamptz, raised_level int,
      paused_ms bigint, next_wake_at timestamptz, time_zone text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$ BEGIN
      IF NOT app_keeps_calendars() THEN RAISE insufficient_privilege; END IF;
      RETURN QUERY SELECT d.id, d.rule, d.rules_version, d.state, d.started_at, d.due_at, d.due_source, d.warn_at, d.warned_at,
          d.raised_level, d.paused_ms, d.next_wake_at, c.time_zone
        FROM deadlines d JOIN centres c ON c.id = d.centre_id
        WHERE c.calendar_id = p_calendar AND d.state IN ('RUNNING', 'PAUSED') ${lock}; END $$`;

/** Moves the clocks, notes it, and answers where the engine must be told; the others are only marked as counted. */
const MOVER = `
  CREATE FUNCTION move_calendar_deadlines(p_calendar text, p_version int, p_counted uuid[], p_moved jsonb, p_reason text)
    RETURNS TABLE (id uuid, case_id uuid, centre_id text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$ BEGIN
      IF NOT app_keeps_calendars() THEN RAISE insufficient_privilege; END IF;
      UPDATE deadlines d SET calendar_version = p_version WHERE d.id = ANY (p_counted);
      RETURN QUERY WITH moved AS (
        UPDATE deadlines d SET due_at = m."dueAt", warn_at = m."warnAt", warned_at = m."warnedAt", raised_level = m."raisedLevel",
          next_wake_at = m."nextWakeAt", calendar_version = p_version
        FROM jsonb_to_recordset(p_moved) AS m(id uuid, "dueAt" timestamptz, "warnAt" timestamptz, "warnedAt" timestamptz,
          "raisedLevel" int, "nextWakeAt" timestamptz), centres c
        WHERE d.id = m.id AND c.id = d.centre_id AND c.calendar_id = p_calendar AND d.state IN ('RUNNING', 'PAUSED')
        RETURNING d.id, d.case_id, d.centre_id, d.due_at),
      noted AS (
        INSERT INTO deadline_events (deadline_id, kind, due_at, raised_by, reason, actor_id)
        SELECT v.id, 'RECALCULATED', v.due_at, 'PERSON', p_reason, app_user_id() FROM moved v)
      SELECT v.id, v.case_id, v.centre_id FROM moved v; END $$`;

export async function up(knex: Knex): Promise<void> {
  for (const statement of [...COLUMNS, ...FORMER_ROWS, KEEPER]) await knex.raw(statement);
  const functions = {
    calendar_deadlines: reader('calendar_deadlines', ''),
    lock_calendar_deadlines: reader('lock_calendar_deadlines', 'FOR UPDATE OF d SKIP LOCKED'),
    move_calendar_deadlines: MOVER,
  };
  for (const [name, statement] of Object.entries(functions)) {
    await knex.raw(statement);
    await knex.raw(`REVOKE EXECUTE ON FUNCTION ${name} FROM PUBLIC`);
    await knex.raw(`GRANT EXECUTE ON FUNCTION ${name} TO seven_app`);
  }
  await protect(knex, 'calendars', {
    seven_app: [{ verbs: 'update', when: 'app_keeps_calendars()', columns: 'version' }],
  });
  await protect(knex, 'calendar_days', { seven_app: [{ verbs: 'insert, update', when: 'app_keeps_calendars()' }] });
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
