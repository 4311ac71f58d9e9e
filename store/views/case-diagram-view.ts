/** Where a case stands on its diagrams: its lines (the main one, the called, those beside), and the place of each on its own. */
import type { Transaction } from '../database.ts';

type Row = Record<string, unknown>;

const mainProcess = 'case-seven-steps';

/** A process that runs or ran in the case. */
export type CaseLine = {
  /** Null is the main line. */
  readonly partId: string | null;
  readonly processId: string;
  readonly title: string;
  readonly beside: boolean;
  readonly state: 'RUNNING' | 'DONE' | 'WITHDRAWN';
  readonly release: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
};

const lines = `
  SELECT NULL::uuid AS id, c.id AS case_id, :mainProcess AS process_id, false AS beside, c.release, c.opened_at AS started_at,
    c.closed_at AS ended_at, CASE c.status WHEN 'RUNNING' THEN 'RUNNING' ELSE 'DONE' END AS state
  FROM cases c WHERE c.id = :caseId
  UNION ALL
  SELECT id, case_id, process_id, beside, release, started_at, ended_at, state FROM case_parts WHERE case_id = :caseId`;

/** The lines of a case as far as the reader may see it: the main one, then the others from the newest to the oldest. */
export async function caseLinesView(trx: Transaction, caseId: string): Promise<readonly CaseLine[]> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT l.*, substring(r.content from '<bpmn:process[^>]* name="([^"]*)"') AS title
     FROM (${lines}) l JOIN release_resources r ON r.release_id = l.release AND r.name = l.process_id || '.bpmn'
     ORDER BY l.id IS NOT NULL, l.started_at DESC, l.process_id, l.id`,
    { caseId, mainProcess },
  );
  return rows.map((row) => ({
    partId: row['id'] as string | null,
    processId: row['process_id'] as string,
    title: (row['title'] as string | null) ?? (row['process_id'] as string),
    beside: row['beside'] as boolean,
    state: row['state'] as CaseLine['state'],
    release: row['release'] as number,
    startedAt: row['started_at'] as string,
    endedAt: row['ended_at'] as string | null,
  }));
}

type Place = { readonly caseId: string; readonly partId: string | null; readonly processId: string };

/** An instance of the line: of the main one by its process, of a part by its number or its present key. */
const ofLine = `i.case_id = :caseId AND i.process_id = :processId AND (:partId::uuid IS NULL OR i.part_id = :partId::uuid
  OR (i.epoch, i.instance_key) IN (SELECT p.epoch, p.instance_key FROM case_parts p WHERE p.id = :partId::uuid))`;

/** Where the tokens of a line are now, one for each element, however many votes it waits for. */
export async function lineTokensView(trx: Transaction, place: Place) {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT e.element_id, min(e.entered_at) AS since, bool_or(EXISTS (SELECT 1 FROM engine_incidents x
       WHERE x.epoch = e.epoch AND x.instance_key = e.instance_key AND x.element_id = e.element_id AND x.state = 'CREATED')) AS incident
     FROM engine_elements e JOIN engine_instances i ON i.epoch = e.epoch AND i.instance_key = e.instance_key
     WHERE ${ofLine} AND e.state = 'ACTIVE' AND i.state = 'ACTIVE' AND e.element_type <> 'PROCESS' GROUP BY e.element_id ORDER BY since`,
    place,
  );
  return rows.map((row) => ({
    elementId: row['element_id'] as string,
    state: row['incident'] ? ('INCIDENT' as const) : ('ACTIVE' as const),
    since: row['since'] as string,
  }));
}

/** Elements that the line passed in all its seats: what the mirror saw and what was answered before the engine's data were lost. */
export async function lineVisitedView(trx: Transaction, place: Place): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT e.element_id FROM engine_elements e JOIN engine_instances i ON i.epoch = e.epoch AND i.instance_key = e.instance_key
     WHERE ${ofLine} AND e.state = 'COMPLETED'
     UNION SELECT g.element_id FROM case_progress g
     WHERE g.case_id = :caseId AND g.part_id IS NOT DISTINCT FROM :partId::uuid AND g.kind <> 'ITEM' ORDER BY 1`,
    place,
  );
  return rows.map((row) => row['element_id'] as string);
}

/** Flows of a diagram whose both ends were reached. */
export async function flowsBetweenView(
  trx: Transaction,
  line: Pick<CaseLine, 'release' | 'processId'>,
  elements: readonly string[],
): Promise<string[]> {
  const rows = await trx('release_elements')
    .where({ release_id: line.release, process_id: line.processId })
    .whereIn('source_id', [...elements])
    .whereIn('target_id', [...elements])
    .select('element_id');
  return rows.map((row) => row.element_id as string);
}
