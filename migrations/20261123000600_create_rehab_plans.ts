/**
 * Support after the decision: programmes with measures and reviews, regimes, watch, referrals, packages to commission and
 * guardianship, transfers; visits belong to the process that planned them. Rights as for all facts of a case.
 */
import type { Knex } from 'knex';
import { protect } from './sql-access.ts';

const fact = (name: string, columns: string) => `
  CREATE TABLE IF NOT EXISTS ${name} (
    id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES cases, part_id uuid REFERENCES case_parts,
    submission_id uuid UNIQUE REFERENCES submissions, ${columns}, created_at timestamptz NOT NULL DEFAULT business_now());
  CREATE INDEX IF NOT EXISTS ${name}_case ON ${name} (case_id);`;

export async function up(knex: Knex): Promise<void> {
  await createPlans(knex);
  await createReferrals(knex);
  await extendVisits(knex);
  await protectAll(knex);
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}

async function createPlans(knex: Knex): Promise<void> {
  const planStates =
    "'DRAFT', 'CONSILIUM_APPROVED', 'KDN_APPROVED', 'ACTIVE', 'REVIEW', 'COMPLETED', 'RENEWED', 'TERMINATED'";
  await knex.raw(`
    ${fact(
      'rehab_plans',
      `version int NOT NULL, previous_plan_id uuid REFERENCES rehab_plans, kind text NOT NULL CHECK (kind IN ('CENTRE', 'INTERAGENCY')),
       state text NOT NULL CHECK (state IN (${planStates})), phase text NOT NULL CHECK (phase IN ('INITIAL', 'MAIN', 'FINAL')),
       goals text NOT NULL, tasks text NOT NULL, family_participation text NOT NULL, valid_from date NOT NULL, valid_to date NOT NULL,
       potential jsonb NOT NULL, potential_level text NOT NULL, reaction text NOT NULL, remarks text, signed_on date, signed_by_family boolean,
       contract_number text, resolution_number text, resolution_on date, activated_at timestamptz, ended_at timestamptz,
       CHECK (valid_from <= valid_to), UNIQUE (case_id, version)`,
    )}
    CREATE TABLE IF NOT EXISTS plan_measures (
      id uuid PRIMARY KEY, plan_id uuid NOT NULL REFERENCES rehab_plans, case_id uuid NOT NULL REFERENCES cases, position int NOT NULL,
      kind text NOT NULL, kind_title text NOT NULL, goal text NOT NULL, addressee text NOT NULL, agency text NOT NULL, performer text NOT NULL,
      start_on date NOT NULL, due_on date NOT NULL, frequency text NOT NULL, indicator text NOT NULL,
      status text NOT NULL DEFAULT 'PLANNED' CHECK (status IN ('PLANNED', 'DONE', 'PARTLY', 'REFUSED', 'NOT_DONE')),
      reason text, evidence text, status_at timestamptz, created_at timestamptz NOT NULL DEFAULT business_now(), UNIQUE (plan_id, position));
    CREATE INDEX IF NOT EXISTS plan_measures_case ON plan_measures (case_id);
    ${fact(
      'plan_reviews',
      `plan_id uuid NOT NULL REFERENCES rehab_plans, period_from date NOT NULL, period_to date NOT NULL, phase text NOT NULL,
       potential jsonb NOT NULL, potential_level text NOT NULL, reaction text NOT NULL, dynamics text NOT NULL, risk text NOT NULL,
       risk_reason text NOT NULL, summary text NOT NULL, proposal text NOT NULL, proposal_reason text NOT NULL, measures jsonb NOT NULL,
       decision text, decided_at timestamptz`,
    )}
    ${fact('regime_changes', 'from_regime text, to_regime text NOT NULL, reason text NOT NULL, changed_at timestamptz NOT NULL')}
    ${fact(
      'case_transfers',
      `receiver_centre text NOT NULL, receiver_territory text NOT NULL, documents text[] NOT NULL, sent_on date NOT NULL,
       acknowledged_on date NOT NULL, acknowledged_by text NOT NULL, note text NOT NULL`,
    )}
  `);
}

async function createReferrals(knex: Knex): Promise<void> {
  await knex.raw(`
    ${fact(
      'watch_periods',
      `started_on date NOT NULL, ended_on date, outcome text CHECK (outcome IN ('CONTINUE', 'CLOSE', 'OPEN_CASE')), grounds text`,
    )}
    ${fact(
      'service_referrals',
      `applied_on date NOT NULL, provider text NOT NULL, services text[] NOT NULL, need text NOT NULL, recognised_on date, programme_on date,
       programme_number text, begun_on date, outcome text, refusal_reason text, note text`,
    )}
    ${fact(
      'commission_submissions',
      `commission text NOT NULL, contents text[] NOT NULL, sent_on date NOT NULL, outgoing_number text NOT NULL, question text NOT NULL,
       resolution text, resolution_number text, resolution_on date, postponed_to date, reason text`,
    )}
    ${fact(
      'guardianship_submissions',
      `authority text NOT NULL, contents text[] NOT NULL, request text NOT NULL, sent_on date NOT NULL, outgoing_number text NOT NULL,
       surveyed_on date, decision text, decision_number text, decision_on date, guardian text, court text, note text,
       settled_on date`,
    )}
  `);
}

async function extendVisits(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE home_visits ADD COLUMN IF NOT EXISTS part_id uuid REFERENCES case_parts;
    ALTER TABLE home_visits ADD COLUMN IF NOT EXISTS purpose text NOT NULL DEFAULT 'PATRONAGE' CHECK (purpose IN ('PATRONAGE', 'WATCH'));
    ALTER TABLE case_closures ADD COLUMN IF NOT EXISTS signed_by text;
    ALTER TABLE case_closures ADD COLUMN IF NOT EXISTS signed_on date;
    ALTER TABLE cases ADD COLUMN IF NOT EXISTS register_status text CHECK (register_status IN ('SOP', 'REMOVED'));
    ALTER TABLE cases ADD COLUMN IF NOT EXISTS registered_on date;
    ALTER TABLE cases ADD COLUMN IF NOT EXISTS deregistered_on date;
  `);
}

async function protectAll(knex: Knex): Promise<void> {
  const ofCase = {
    seven_worker: [{ verbs: 'select, insert, update', when: 'true' }],
    seven_app: [{ verbs: 'select, insert, update', when: 'app_works_on(case_id)' }],
  };
  for (const table of [
    'rehab_plans',
    'plan_measures',
    'plan_reviews',
    'regime_changes',
    'case_transfers',
    'watch_periods',
    'service_referrals',
    'commission_submissions',
    'guardianship_submissions',
  ]) {
    await protect(knex, table, ofCase);
  }
  const draft = "EXISTS (SELECT 1 FROM rehab_plans p WHERE p.id = plan_id AND p.state = 'DRAFT')";
  await protect(knex, 'plan_measures', {
    seven_app: [{ verbs: 'delete', when: `app_works_on(case_id) AND ${draft}` }],
  });
}
