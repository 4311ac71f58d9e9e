/** What the diagrams of a release say about their elements: name, step, role, deadlines, form. */
import type { Database, Transaction } from './database.ts';

export type ElementFacts = {
  readonly name: string;
  readonly step: number | null;
  readonly deadlineRules: readonly string[];
};

/** The element of a process in a release; undefined when the diagram has none of that id. */
export async function elementFacts(
  db: Database | Transaction,
  release: number,
  processId: string,
  elementId: string,
): Promise<ElementFacts | undefined> {
  const row = await db('release_elements')
    .where({ release_id: release, process_id: processId, element_id: elementId })
    .first('name', 'step', 'deadline_rules');
  return row && { name: row.name ?? elementId, step: row.step, deadlineRules: row.deadline_rules };
}

/** The element to which the one flow out of an element leads; undefined when it has none or several. */
export async function elementAfter(
  db: Database | Transaction,
  release: number,
  processId: string,
  elementId: string,
): Promise<string | undefined> {
  const rows = await db('release_elements')
    .where({ release_id: release, process_id: processId, source_id: elementId })
    .select('target_id');
  return rows.length === 1 ? (rows[0].target_id as string) : undefined;
}
