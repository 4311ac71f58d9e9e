/**
 * Sign-in that holds: sessions with a person, a device and an end, second factors, recovery codes, known devices, counted
 * attempts and one-time credential tokens. Limits are the rulebook `sign-in`. Decision: docs/decisions/0018.
 */
import type { Knex } from 'knex';
import { protect } from './sql-access.ts';
import { credentialFunctions, sessionFunctions } from './sign-in-functions.ts';

/** Sessions live in the machine's time. Those of before are lost: their people sign in once more. */
const TABLES = [
  `ALTER TABLE users ADD COLUMN password_changed_at timestamptz`,
  `DROP TABLE sessions`,
  `CREATE TABLE sessions (
    sid text PRIMARY KEY, id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    signed_in boolean NOT NULL, device text NOT NULL DEFAULT '', device_hash text, sess jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(), last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp())`,
  `CREATE INDEX sessions_user ON sessions (user_id)`,
  `CREATE INDEX sessions_seen ON sessions (last_seen_at)`,
  `CREATE TABLE known_devices (
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE, token_hash text NOT NULL,
    first_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(), last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (user_id, token_hash))`,
  `CREATE TABLE sign_in_attempts (key text PRIMARY KEY, taken int NOT NULL, ends_at timestamptz NOT NULL)`,
  `CREATE TABLE second_factors (
    user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE, sealed_secret bytea, begun_secret bytea, confirmed_at timestamptz,
    last_counter bigint NOT NULL DEFAULT 0)`,
  `CREATE TABLE recovery_codes (
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE, code_hash text NOT NULL, used_at timestamptz,
    PRIMARY KEY (user_id, code_hash))`,
  `CREATE TABLE credential_tokens (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(), token_hash text NOT NULL UNIQUE, user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('INVITATION', 'RESET')), issued_by uuid NOT NULL REFERENCES users,
    issued_at timestamptz NOT NULL DEFAULT clock_timestamp(), expires_at timestamptz NOT NULL, used_at timestamptz)`,
  `CREATE INDEX credential_tokens_user ON credential_tokens (user_id)`,
];

export async function up(knex: Knex): Promise<void> {
  for (const statement of TABLES) await knex.raw(statement);
  for (const [signature, statement] of Object.entries({ ...sessionFunctions, ...credentialFunctions })) {
    await knex.raw(statement);
    await knex.raw(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    await knex.raw(`GRANT EXECUTE ON FUNCTION ${signature} TO seven_app`);
  }
  await knex.raw('GRANT SELECT (password_changed_at) ON users TO seven_app');
  await protectRows(knex);
}

/** Without a person the application sees nothing; what sign-in itself needs goes through the functions. */
async function protectRows(knex: Knex): Promise<void> {
  const own = 'user_id = app_user_id()';
  const given = `${own} OR app_administers_person(user_id)`;
  const listed = 'id, user_id, signed_in, device, created_at, last_seen_at';
  await protect(knex, 'sessions', { seven_app: [{ verbs: 'select', when: given, columns: listed }] });
  await protect(knex, 'known_devices', { seven_app: [{ verbs: 'select, insert, update, delete', when: own }] });
  await protect(knex, 'sign_in_attempts', { seven_app: [{ verbs: 'select', when: 'false' }] });
  await protect(knex, 'second_factors', { seven_app: [{ verbs: 'select, insert, update, delete', when: own }] });
  await protect(knex, 'recovery_codes', { seven_app: [{ verbs: 'select, insert, update, delete', when: own }] });
  const told = 'id, user_id, kind, issued_by, issued_at, expires_at, used_at';
  await protect(knex, 'credential_tokens', {
    seven_app: [
      { verbs: 'select', when: 'app_administers_person(user_id)', columns: told },
      {
        verbs: 'insert',
        when: 'issued_by = app_user_id() AND user_id <> app_user_id() AND app_administers_person(user_id)',
      },
      { verbs: 'delete', when: 'app_administers_person(user_id) AND used_at IS NULL' },
    ],
  });
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
