/** Who manages a territory moves and pauses its clocks, by the number of the case. Source: domain.md §6, row «SLA board». */
import type { Knex } from 'knex';
import { protect } from './sql-access.ts';

export async function up(knex: Knex): Promise<void> {
  const managed = `centre_id IN (SELECT p.centre_id FROM app_posts() p WHERE p.role = 'manager')`;
  await protect(knex, 'deadlines', { seven_app: [{ verbs: 'update', when: managed }] });
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}
