/** A protocol has one number, that of its paper in the journal; the count of its own is given up (documents/papers/journals.ts). */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE consilium_protocols DROP COLUMN number');
  await knex.raw('DROP SEQUENCE protocol_numbers');
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
