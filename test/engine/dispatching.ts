/** The setting of the dispatcher's tests: a database, dispatchers that are stopped after each test, and commands to send. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { caseLane, type EngineCommand } from '#engine/commands.ts';
import { type Dispatcher, startDispatcher } from '#engine/dispatcher.ts';
import type { Zeebe } from '#engine/zeebe.ts';
import { createLog } from '#log';
import { registerEpoch } from '#store/engine-epochs-store.ts';
import { enqueue } from '#store/outbox-store.ts';
import { CENTRE, type EngineDatabase, openEngineDatabase } from './engine-database.ts';
import { until } from './until.ts';

export const EPOCH = 'epoch-1';

export interface Dispatching {
  readonly database: EngineDatabase;
  readonly start: (zeebe: Zeebe, db?: Knex) => Dispatcher;
  readonly send: (caseId: string, command: EngineCommand) => Promise<void>;
  readonly outbox: (caseId: string) => Knex.QueryBuilder;
  readonly states: (caseId: string) => Promise<string[]>;
  readonly drained: (dispatcher: Dispatcher) => Promise<unknown>;
  readonly clear: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openDispatching(): Promise<Dispatching> {
  const database = await openEngineDatabase();
  await registerEpoch(database.feed, EPOCH);
  const { owner } = database;
  const running: Dispatcher[] = [];
  const outbox = (caseId: string) => owner('outbox').where({ case_id: caseId }).orderBy('id');
  return {
    database,
    outbox,
    start: (zeebe, db = database.dispatcher) => {
      const dispatcher = startDispatcher({ db, zeebe, log: createLog('silent'), concurrency: 4 });
      running.push(dispatcher);
      return dispatcher;
    },
    send: (caseId, command) =>
      owner.transaction((trx) => enqueue(trx, caseLane(caseId), command, { caseId, centreId: CENTRE })),
    states: async (caseId) => (await outbox(caseId)).map((row) => row.state),
    drained: (dispatcher) => until(() => dispatcher.idle()),
    clear: async () => {
      await Promise.all(running.splice(0).map((one) => one.stop()));
      await owner('outbox').delete();
      await owner('tasks').delete();
    },
    close: () => database.close(),
  };
}

/** A harmless command that can be told from others. */
export const changed = (changeId: string): EngineCommand => ({
  type: 'deadlineChanged',
  deadlineId: randomUUID(),
  changeId,
});
