/**
 * Roles, reference data, people and casework of the seven steps, each table with its row-level security.
 * Words: docs/glossary.md. Rights: domain.md §6 (table role × screen).
 */
import type { Knex } from 'knex';
import { createRelations, protectCasework, protectReference } from './casework-rights.ts';
import * as tables from './casework-tables.ts';
import { databaseRoles } from './sql-access.ts';

export async function up(knex: Knex): Promise<void> {
  await createRoles(knex);
  await tables.createReference(knex);
  await tables.createPeople(knex);
  await tables.createCases(knex);
  await createRelations(knex);
  await tables.createSignals(knex);
  await tables.createStepFacts(knex);
  await tables.createDeadlines(knex);
  await tables.createRecords(knex);
  await protectReference(knex);
  await protectCasework(knex);
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}

async function createRoles(knex: Knex): Promise<void> {
  for (const role of databaseRoles) {
    await knex.raw(`DO $$ BEGIN CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await knex.raw(`GRANT USAGE ON SCHEMA public TO ${role}`);
  }
  await knex.raw(`CREATE FUNCTION app_user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$`);
}
