/** Writes of cases, their families and their progress. Rows never leave this file. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { Transaction } from './database.ts';

export type CaseState = {
  readonly id: string;
  readonly number: string;
  readonly centreId: string;
  /** Where the family lived when the message came: families move, the case keeps its place. */
  readonly territoryId: string;
  readonly familyId: string;
  readonly status: 'RUNNING' | 'CLOSED';
  readonly step: number;
  readonly release: number;
  readonly seat: number;
  readonly epoch: string | null;
  readonly curatorId: string | null;
  readonly urgency: string | null;
  readonly safety: string | null;
  readonly riskLevel: string | null;
  readonly recommendation: string | null;
  readonly decision: string | null;
  readonly variables: EngineVariables;
  readonly openedAt: string;
};

/** The columns that steps of the work change. */
export type CaseChange = Partial<{
  status: 'RUNNING' | 'CLOSED';
  outcome: string;
  step: number;
  seat: number;
  release: number;
  epoch: string | null;
  curator_id: string;
  urgency: string;
  safety: string;
  risk_level: string;
  recommendation: string;
  decision: string;
  closed_at: string;
}>;

type CaseRow = Record<string, unknown>;

function toCase(row: CaseRow): CaseState {
  return {
    id: row['id'] as string,
    number: row['number'] as string,
    centreId: row['centre_id'] as string,
    territoryId: row['territory_id'] as string,
    familyId: row['family_id'] as string,
    status: row['status'] as CaseState['status'],
    step: row['step'] as number,
    release: row['release'] as number,
    seat: row['seat'] as number,
    epoch: row['epoch'] as string | null,
    curatorId: row['curator_id'] as string | null,
    urgency: row['urgency'] as string | null,
    safety: row['safety'] as string | null,
    riskLevel: row['risk_level'] as string | null,
    recommendation: row['recommendation'] as string | null,
    decision: row['decision'] as string | null,
    variables: row['engine_variables'] as EngineVariables,
    openedAt: row['opened_at'] as string,
  };
}

/** The next human number of a kind within the year, e.g. `2026-000123`. */
export async function nextNumber(trx: Transaction, kind: 'case' | 'signal', day: string): Promise<string> {
  const { rows } = await trx.raw<{ rows: { value: string }[] }>('SELECT nextval(?::regclass) AS value', [
    `${kind}_numbers`,
  ]);
  return `${day.slice(0, 4)}-${String(rows[0]?.value).padStart(6, '0')}`;
}

/** A new case at its first step with its family. */
export async function insertCase(
  trx: Transaction,
  input: {
    id: string;
    number: string;
    centreId: string;
    territoryId: string;
    familyId: string;
    familyName: string;
    address: string;
    release: number;
    openedAt: string;
    variables: EngineVariables;
  },
): Promise<void> {
  const { familyId, centreId } = input;
  await trx('families').insert({ id: familyId, centre_id: centreId, name: input.familyName, address: input.address });
  await trx('cases').insert({
    id: input.id,
    number: input.number,
    centre_id: centreId,
    territory_id: input.territoryId,
    family_id: familyId,
    status: 'RUNNING',
    step: 1,
    release: input.release,
    opened_at: input.openedAt,
    engine_variables: JSON.stringify(input.variables),
  });
}

/** The case as it is now; undefined when it does not exist for this user. */
export async function findCase(trx: Transaction, caseId: string): Promise<CaseState | undefined> {
  const row = await trx('cases').where({ id: caseId }).first();
  return row && toCase(row);
}

/**
 * The case, locked for this transaction; undefined when it does not exist for this user. The weaker lock lets others refer to
 * the case meanwhile: a clock that raises an alarm holds its deadline, which is what a completed task waits for.
 */
export async function lockCase(trx: Transaction, caseId: string): Promise<CaseState | undefined> {
  const row = await trx('cases').where({ id: caseId }).forNoKeyUpdate().first();
  return row && toCase(row);
}

/** Changes columns of a case and adds variables to what the engine is known to hold. */
export async function updateCase(
  trx: Transaction,
  caseId: string,
  change: CaseChange,
  variables: EngineVariables = {},
): Promise<void> {
  const known = trx.raw('engine_variables || ?::jsonb', [JSON.stringify(variables)]);
  await trx('cases')
    .where({ id: caseId })
    .update({ ...change, engine_variables: known });
}

/**
 * One answered element of a process: what a person (TASK), a worker (JOB), something awaited (EVENT) or a called process (CALL)
 * contributed to it. An ITEM stands beside the line: one of several at once, or what happens in an event sub-process.
 */
export type Progress = {
  readonly caseId: string;
  /** Null for the main line. */
  readonly partId: string | null;
  readonly seat: number;
  readonly step: number;
  readonly elementId: string;
  readonly kind: 'TASK' | 'JOB' | 'EVENT' | 'CALL' | 'ITEM';
  readonly answer: EngineVariables;
  readonly actorId: string | null;
};

/** Notes that an element of a process was answered. */
export async function addProgress(trx: Transaction, progress: Progress): Promise<void> {
  await trx('case_progress').insert({
    case_id: progress.caseId,
    part_id: progress.partId,
    seat: progress.seat,
    step: progress.step,
    element_id: progress.elementId,
    kind: progress.kind,
    answer: JSON.stringify(progress.answer),
    actor_id: progress.actorId,
  });
}

/** The element that was answered last in a line of the case (null: the main line); undefined for a line that only began. */
export async function lastProgress(
  trx: Transaction,
  caseId: string,
  partId: string | null = null,
): Promise<{ id: string; elementId: string; step: number } | undefined> {
  const row = await trx('case_progress')
    .where({ case_id: caseId, part_id: partId })
    .whereNot({ kind: 'ITEM' })
    .orderBy('id', 'desc')
    .first('id', 'element_id', 'step');
  return row && { id: row.id as string, elementId: row.element_id as string, step: row.step as number };
}

/** Who has answered an item of which list (its variable) in a line of the case, since an entry of the line's log. */
export async function itemsAnswered(
  trx: Transaction,
  line: {
    readonly caseId: string;
    readonly partId: string | null;
    readonly release: number;
    readonly processId: string;
  },
  since: string,
): Promise<readonly { readonly collection: string; readonly actorId: string }[]> {
  const rows = await trx('case_progress as p')
    .join('release_elements as e', 'e.element_id', 'p.element_id')
    .where({ 'e.release_id': line.release, 'e.process_id': line.processId, 'e.multi_instance': true })
    .where({ 'p.case_id': line.caseId, 'p.part_id': line.partId, 'p.kind': 'ITEM' })
    .where('p.id', '>', since)
    .whereNotNull('e.item_collection')
    .whereNotNull('p.actor_id')
    .select('e.item_collection as collection', 'p.actor_id as actorId');
  return rows;
}

/** Running cases that an engine of another epoch held, or was asked to start and never confirmed. */
export async function casesOutsideEpoch(trx: Transaction, epoch: string): Promise<readonly string[]> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `SELECT c.id FROM cases c, engine_epochs e WHERE e.id = ? AND c.status = 'RUNNING' AND (c.epoch <> e.id
       OR (c.epoch IS NULL AND EXISTS (SELECT 1 FROM outbox o WHERE o.lane = 'case:' || c.id AND o.state = 'DONE'
         AND o.command->>'type' = 'startCase' AND (o.command->>'seat')::int = c.seat AND o.done_at < e.first_seen_at)))
     ORDER BY c.opened_at`,
    [epoch],
  );
  return rows.map(({ id }) => id);
}

/** Cases that ended while their last answer was still on its way to an engine of another epoch, or beside which a part runs there. */
export async function endedOutsideEpoch(trx: Transaction, epoch: string): Promise<readonly string[]> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `SELECT c.id FROM cases c, engine_epochs e WHERE e.id = :epoch AND c.status = 'CLOSED' AND (
       EXISTS (SELECT 1 FROM tasks t WHERE t.case_id = c.id AND t.kind = 'ENGINE' AND t.state = 'CREATED' AND t.epoch <> e.id)
       OR EXISTS (SELECT 1 FROM case_parts p WHERE p.case_id = c.id AND p.beside AND p.state = 'RUNNING' AND (p.epoch <> e.id
         OR (p.epoch IS NULL AND EXISTS (SELECT 1 FROM outbox o WHERE o.lane = 'case:' || c.id AND o.state = 'DONE'
           AND o.command->>'type' = 'startPart' AND o.command->>'partId' = p.id::text AND (o.command->>'seat')::int = p.seat
           AND o.done_at < e.first_seen_at)))))`,
    { epoch },
  );
  return rows.map(({ id }) => id);
}

/** Who accompanies the case; null before a curator was named. */
export async function curatorOf(trx: Transaction, caseId: string): Promise<string | null> {
  const row = await trx('cases').where({ id: caseId }).first('curator_id');
  return (row?.curator_id as string | null | undefined) ?? null;
}
