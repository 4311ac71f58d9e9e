/**
 * The audit complete: purposes of reading, rows signed by the part that writes them and sealed into a chain by a role of its own,
 * and reading in an emergency («break-glass»). Decision 0019.
 */
import type { Knex } from 'knex';
import { AUDIT_FUNCTIONS, OF_THE_APPLICATION } from './audit-functions.ts';
import { BREAK_GLASS_FUNCTIONS, OF_BREAKING } from './break-glass-functions.ts';
import { protect } from './sql-access.ts';

const SEALER = `DO $$ BEGIN CREATE ROLE seven_sealer LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`;

/** Rows from before are marked: the first links of the chain take them as they are. */
const TABLES = [
  `ALTER TABLE audit_log ADD COLUMN purpose text, ADD COLUMN on_behalf_of uuid, ADD COLUMN details jsonb, ADD COLUMN centre_id text,
    ADD COLUMN written_by text, ADD COLUMN nonce uuid, ADD COLUMN signature text`,
  `UPDATE audit_log a SET written_by = 'BEFORE', centre_id = coalesce((SELECT c.centre_id FROM cases c WHERE c.id = a.case_id),
    (SELECT u.centre_id FROM users u WHERE u.id = a.actor_id))`,
  `CREATE UNIQUE INDEX audit_log_nonce ON audit_log (nonce)`,
  `CREATE INDEX audit_log_time ON audit_log (at DESC, id DESC)`,
  `CREATE INDEX audit_log_actor ON audit_log (actor_id, at DESC, id DESC)`,
  `CREATE TABLE audit_unsealed (audit_id bigint PRIMARY KEY, queued_at timestamptz NOT NULL DEFAULT clock_timestamp())`,
  `INSERT INTO audit_unsealed (audit_id) SELECT id FROM audit_log`,
  `CREATE TABLE audit_seals (position bigint PRIMARY KEY, audit_id bigint NOT NULL UNIQUE, digest text NOT NULL,
    sealed_at timestamptz NOT NULL DEFAULT clock_timestamp())`,
  `CREATE TABLE read_purposes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, user_id uuid NOT NULL REFERENCES users, session_key text NOT NULL,
    case_id uuid NOT NULL REFERENCES cases, purpose text NOT NULL, note text NOT NULL DEFAULT '',
    declared_at timestamptz NOT NULL DEFAULT business_now())`,
  `CREATE INDEX read_purposes_session ON read_purposes (session_key, case_id)`,
  `CREATE TABLE break_glass (
    id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES cases, centre_id text NOT NULL REFERENCES centres,
    user_id uuid NOT NULL REFERENCES users, reason text NOT NULL, opened_at timestamptz NOT NULL DEFAULT business_now(),
    until timestamptz NOT NULL, review text CHECK (review IN ('ACCEPTED', 'OBJECTED')), review_note text NOT NULL DEFAULT '',
    reviewed_by uuid REFERENCES users, reviewed_at timestamptz)`,
  `ALTER TABLE alarms DROP CONSTRAINT alarms_kind_check`,
  `ALTER TABLE alarms ADD CONSTRAINT alarms_kind_check CHECK (kind IN ('WARNING', 'ESCALATION', 'SIGNAL', 'EMERGENCY', 'BREAK_GLASS')
    AND (deadline_id IS NOT NULL) = (kind IN ('WARNING', 'ESCALATION')))`,
  `CREATE INDEX break_glass_case ON break_glass (case_id, user_id)`,
];

async function protectTables(knex: Knex): Promise<void> {
  await protect(knex, 'audit_log', {
    seven_app: [{ verbs: 'insert', when: "actor_id IS NULL AND outcome = 'REFUSED' AND action LIKE 'SIGN_IN%'" }],
    seven_sealer: [
      { verbs: 'select', when: 'true' },
      { verbs: 'insert', when: 'actor_id IS NULL' },
    ],
  });
  await protect(knex, 'audit_unsealed', { seven_sealer: [{ verbs: 'select, delete', when: 'true' }] });
  await protect(knex, 'audit_seals', { seven_sealer: [{ verbs: 'select, insert', when: 'true' }] });
  await protect(knex, 'read_purposes', {
    seven_app: [
      { verbs: 'select', when: 'user_id = app_user_id()' },
      { verbs: 'insert', when: 'user_id = app_user_id() AND app_relation(case_id) IS NOT NULL' },
    ],
  });
  const heads = "app_holds(centre_id, 'unitHead')";
  await protect(knex, 'break_glass', {
    seven_app: [
      { verbs: 'select', when: `user_id = app_user_id() OR ${heads} OR app_holds(centre_id, 'manager')` },
      {
        verbs: 'update',
        when: `${heads} AND user_id <> app_user_id()`,
        columns: 'review, review_note, reviewed_by, reviewed_at',
      },
    ],
  });
}

export async function up(knex: Knex): Promise<void> {
  await knex.raw(SEALER);
  await knex.raw('GRANT USAGE ON SCHEMA public TO seven_sealer');
  for (const statement of [...TABLES, ...AUDIT_FUNCTIONS, ...BREAK_GLASS_FUNCTIONS]) await knex.raw(statement);
  for (const signature of [...OF_THE_APPLICATION, ...OF_BREAKING]) {
    await knex.raw(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    await knex.raw(`GRANT EXECUTE ON FUNCTION ${signature} TO seven_app`);
  }
  await protectTables(knex);
  await knex.raw('GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO seven_app, seven_sealer');
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
