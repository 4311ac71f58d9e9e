/**
 * Agendas of the consilium with the votes of its members, round by round; protocols and notices say to which part of the case they
 * belong. Rights: domain.md §6 (the consilium reads cases on its agenda, the secretary packages).
 */
import type { Knex } from 'knex';
import { protect } from './sql-access.ts';

const TABLES = [
  `CREATE TABLE consilium_agendas (
    id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES cases, part_id uuid NOT NULL REFERENCES case_parts,
    submission_id uuid NOT NULL UNIQUE REFERENCES submissions, round int NOT NULL CHECK (round > 0),
    agenda text NOT NULL CHECK (agenda IN ('CASE', 'PLAN', 'REVIEW')), held_on date NOT NULL, kind text NOT NULL,
    place text NOT NULL DEFAULT '', question text NOT NULL, proposed_decision text NOT NULL, guests jsonb NOT NULL DEFAULT '[]',
    state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'CLOSED', 'WITHDRAWN')), closed_at timestamptz, withdrawn_reason text,
    created_at timestamptz NOT NULL DEFAULT business_now(), UNIQUE (part_id, round))`,
  `CREATE INDEX consilium_agendas_case ON consilium_agendas (case_id)`,
  `CREATE UNIQUE INDEX consilium_agendas_one_open ON consilium_agendas (part_id) WHERE state = 'OPEN'`,
  `CREATE TABLE consilium_votes (
    agenda_id uuid NOT NULL REFERENCES consilium_agendas, user_id uuid NOT NULL REFERENCES users,
    case_id uuid NOT NULL REFERENCES cases, vote text CHECK (vote IN ('FOR', 'AGAINST', 'ABSTAIN')),
    dissent text NOT NULL DEFAULT '', comment text NOT NULL DEFAULT '', cast_at timestamptz, withdrawn_reason text,
    PRIMARY KEY (agenda_id, user_id), CHECK ((vote IS NULL) = (cast_at IS NULL)))`,
  `CREATE INDEX consilium_votes_case ON consilium_votes (case_id)`,
  `CREATE SEQUENCE protocol_numbers`,
  `ALTER TABLE consilium_protocols
    ADD COLUMN agenda_id uuid UNIQUE REFERENCES consilium_agendas, ADD COLUMN part_id uuid REFERENCES case_parts, ADD COLUMN number text UNIQUE,
    ADD COLUMN decided_at timestamptz, ADD COLUMN facts text[], ADD COLUMN curator_order text, ADD COLUMN chair text,
    ADD COLUMN secretary text, ADD COLUMN tasks text, ADD COLUMN signed_on date, ADD COLUMN signed_by uuid REFERENCES users`,
  `ALTER TABLE agency_notices
    ADD COLUMN kind text NOT NULL DEFAULT 'RESULTS' CHECK (kind IN ('RESULTS', 'IMMEDIATE')), ADD COLUMN part_id uuid REFERENCES case_parts,
    ADD COLUMN title text NOT NULL DEFAULT '',
    ADD COLUMN way text, ADD COLUMN outgoing_number text, ADD COLUMN accepted_by text, ADD COLUMN sent_by uuid REFERENCES users,
    ADD COLUMN reply_way text, ADD COLUMN reply text, ADD COLUMN reminded_at timestamptz, ADD COLUMN closed_reason text`,
  `CREATE INDEX agency_notices_part ON agency_notices (part_id)`,
  `GRANT USAGE ON SEQUENCE protocol_numbers TO seven_app, seven_worker`,
];

const everything = [{ verbs: 'select, insert, update', when: 'true' }];
const ofCase = [{ verbs: 'select, insert, update', when: 'app_works_on(case_id)' }];

/** The watchdog closes a voting whose time is over, as the engine's worker does. */
export async function up(knex: Knex): Promise<void> {
  for (const statement of TABLES) await knex.raw(statement);
  for (const table of ['consilium_agendas', 'consilium_votes']) {
    await protect(knex, table, { seven_worker: everything, seven_watchdog: everything, seven_app: ofCase });
  }
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
