/** What the diagrams of a release say about their elements: name, step, role, deadlines, form. */
import type { Database, Transaction } from './database.ts';

export type ElementFacts = {
  readonly name: string;
  readonly step: number | null;
  readonly deadlineRules: readonly string[];
  readonly multiInstance: boolean;
  /** The variable with the list that a multi-instance element works through. */
  readonly itemCollection: string | null;
  /** Of a call: the caller's variables by what they are taken from in the called process. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The sub-process around it. */
  readonly scopeId: string | null;
  readonly inEventSubprocess: boolean;
  /** Of a boundary event. */
  readonly attachedTo: string | null;
  /** Of a boundary event or the start of an event sub-process: whether it ends what it interrupts. */
  readonly interrupting: boolean;
  readonly elementType: string;
  readonly messageName: string | null;
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
    .first();
  return row && toFacts(row);
}

const toFacts = (row: Record<string, unknown>): ElementFacts => ({
  name: (row['name'] as string | null) ?? (row['element_id'] as string),
  step: row['step'] as number | null,
  deadlineRules: row['deadline_rules'] as string[],
  multiInstance: row['multi_instance'] as boolean,
  itemCollection: row['item_collection'] as string | null,
  outputs: row['outputs'] as ElementFacts['outputs'],
  scopeId: row['scope_id'] as string | null,
  inEventSubprocess: row['in_event_subprocess'] as boolean,
  attachedTo: row['attached_to'] as string | null,
  interrupting: row['interrupting'] as boolean,
  elementType: row['element_type'] as string,
  messageName: row['message_name'] as string | null,
});

/** An activity and everything inside it, or the whole process for null. */
export async function elementsWithin(
  db: Database | Transaction,
  place: { readonly release: number; readonly processId: string; readonly activity: string },
): Promise<readonly string[]> {
  const { rows } = await db.raw<{ rows: { element_id: string }[] }>(
    `WITH RECURSIVE inside AS (
       SELECT e.element_id FROM release_elements e WHERE e.release_id = :release AND e.process_id = :processId AND e.element_id = :activity
       UNION SELECT e.element_id FROM release_elements e JOIN inside i ON e.scope_id = i.element_id
         WHERE e.release_id = :release AND e.process_id = :processId
     ) SELECT element_id FROM inside`,
    place,
  );
  return rows.map((row) => row.element_id);
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
