/**
 * Stored files lie sealed (store/key-ring.ts): from now on nothing else is taken. Rows from before are sealed at the next start of
 * the application (store/sealed-values-store.ts), because a migration has no keys.
 */
import type { Knex } from 'knex';

/** The first byte of sealed bytes; a Word file begins with the letters PK. */
const sealedFormat = 1;

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`ALTER TABLE paper_templates ADD CONSTRAINT paper_templates_sealed
    CHECK (get_byte(content, 0) = ${sealedFormat}) NOT VALID`);
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
