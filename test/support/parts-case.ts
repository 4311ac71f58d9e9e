/** A case whose parts are seated, told, withdrawn and finished in the database; the engine is written to only. */
import { randomUUID } from 'node:crypto';
import { finishPart } from '#actions/finish-part.ts';
import { seatPart } from '#actions/seat-part.ts';
import { startPart } from '#actions/start-part.ts';
import { withdrawPart } from '#actions/withdraw-part.ts';
import { ensureRelease } from '#engine/releases.ts';
import { type CaseState, lockCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { findPart } from '#store/parts-store.ts';
import { addCase, CENTRE, type EngineDatabase, openEngineDatabase } from '#test/engine/engine-database.ts';
import { partsResources } from '#test/engine/parts-release.ts';
import { scriptedEngine } from '#test/engine/scripted-engine.ts';

export const epoch = 'epoch-1';
export const now = '2026-11-23T09:00:00Z';
let instances = 0;

/** A database with the tiny processes and two rules, one of which closes its voting. */
export async function openPartsDatabase(): Promise<EngineDatabase> {
  const database = await openEngineDatabase();
  const { owner } = database;
  const engine = scriptedEngine(() => undefined);
  await ensureRelease(owner, engine, partsResources(), '2026-01-01T00:00:00Z');
  await owner('engine_epochs').insert({ id: epoch, base_id: epoch, current: true });
  const rules = ['VOTE', 'VISIT'].map((code) => ({
    ...{ code, title: code, limit: { unit: 'days', amount: 3 }, warnBefore: null, ladder: [], source: '-' },
    ...(code === 'VOTE' && { onDue: 'CLOSE_VOTING' }),
  }));
  const book = { kind: 'deadline-rules', version: 1, content: JSON.stringify({ rules }) };
  await owner('rulebooks').insert({ ...book, valid_from: '2020-01-01', author: '-', source: '-' });
  return database;
}

export type PartsCase = Awaited<ReturnType<typeof partsCase>>;

/** A new case and what is done to its parts. */
export async function partsCase(database: EngineDatabase) {
  const caseId = await addCase(database.owner);
  /** Works on the case, locked, as every action does. */
  const inCase = <T>(work: (trx: Transaction, owner: CaseState) => Promise<T>): Promise<T> =>
    database.owner.transaction(async (trx) => {
      const found = await lockCase(trx, caseId);
      if (!found) throw new Error('no such case');
      return work(trx, found);
    });
  const of = (table: string) => database.owner(table).where({ case_id: caseId });
  const partRow = (id: string) => database.owner('case_parts').where({ id }).first();
  const queued = async (state = 'PENDING') =>
    (await of('outbox').where({ state }).orderBy('id').pluck('command')) as object[];
  const begin = (processId: string, variables: object, instanceKey = String((instances += 1))) =>
    database.owner.transaction((trx) =>
      seatPart(trx, { variables: { caseId, seat: 1, ...variables }, instanceKey, epoch, release: 1, processId, now }),
    );
  /** A part that the main line (or a part) called; its id. */
  const called = async (processId: string, calledAt: string, partId?: string): Promise<string> => {
    const seating = await begin(processId, { calledAt, ...(partId && { partId }) });
    if (seating.outcome === 'DOUBLE') throw new Error('a double');
    return String(seating.variables['partId']);
  };
  const beside = (): Promise<string> => inCase((trx, owner) => startPart(trx, owner, { processId: 'patronage', now }));
  const finish = (id: string, variables: object) =>
    inCase(async (trx, owner) => {
      const part = (await findPart(trx, id)) ?? null;
      await finishPart(trx, { owner, part }, { variables: { ...variables }, headers: {}, now });
    });
  const withdraw = (id: string, cancel: boolean) =>
    inCase(async (trx, owner) => {
      const part = await findPart(trx, id);
      if (part) await withdrawPart(trx, owner, part, { reason: 'TEST', cancel, now });
    });
  const addTask = async (elementId: string, partId: string | null = null, processId = 'case-seven-steps') => {
    const id = randomUUID();
    const place = { case_id: caseId, part_id: partId, centre_id: CENTRE, process_id: processId, element_id: elementId };
    await database
      .owner('tasks')
      .insert({ id, kind: 'ENGINE', role: 'unitHead', form_id: 'plain', release: 1, ...place });
    return id;
  };
  const addClock = async (rule: string, partId: string | null = null) => {
    const id = randomUUID();
    const place = { case_id: caseId, part_id: partId, centre_id: CENTRE, rules_version: 1, release: 1 };
    const moments = { started_at: now, due_at: '2026-11-26T21:00:00Z', next_wake_at: '2026-11-26T21:00:00Z' };
    await database.owner('deadlines').insert({ id, rule, state: 'RUNNING', ...place, ...moments });
    return id;
  };
  const clockState = async (id: string) => (await database.owner('deadlines').where({ id }).first()).state;
  const taskState = async (id: string) => (await database.owner('tasks').where({ id }).first()).state;
  const lineLog = (partId: string | null) =>
    of('case_progress').where({ part_id: partId }).orderBy('id').select('element_id', 'kind', 'answer');
  return {
    caseId,
    inCase,
    of,
    partRow,
    queued,
    begin,
    called,
    beside,
    finish,
    withdraw,
    addTask,
    addClock,
    clockState,
    taskState,
    lineLog,
  };
}
