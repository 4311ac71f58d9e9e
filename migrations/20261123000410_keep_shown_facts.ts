/** A submission keeps what its form only showed (computed values, options, tables): a record is read as it was answered. */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`ALTER TABLE submissions ADD COLUMN shown jsonb NOT NULL DEFAULT '{}'`);
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
