/** A real engine with the tiny processes, the real workers of seats and parts, and people who answer their tasks. */
import { completeTask } from '#actions/complete-task.ts';
import { seatCaseAnew } from '#actions/seat-anew.ts';
import { tellLine } from '#actions/tell-line.ts';
import { createClock } from '#clock';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { caseLane } from '#engine/commands.ts';
import { startDispatcher } from '#engine/dispatcher.ts';
import { startFeedServer } from '#engine/feed/server.ts';
import { ensureRelease } from '#engine/releases.ts';
import { createZeebe } from '#engine/zeebe.ts';
import { startEngine } from '#launcher/engine.ts';
import { ensureEngine } from '#launcher/engine-archive.ts';
import { findJdk } from '#launcher/jdk.ts';
import { findFreePort } from '#launcher/ports.ts';
import { silentProgress } from '#launcher/progress.ts';
import { createTemporaryFolder } from '#launcher/state-folder.ts';
import { createLog } from '#log';
import { type CaseState, lockCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { enqueue } from '#store/outbox-store.ts';
import { addCase, addPerson, CENTRE, openEngineDatabase } from '#test/engine/engine-database.ts';
import { partsResources } from '#test/engine/parts-release.ts';
import { until } from '#test/engine/until.ts';
import { caseJob } from '#workers/case-job.ts';
import { work as finishPart } from '#workers/finish-part.ts';
import { type JobWork, workJob } from '#workers/job.ts';
import { work as seatCase } from '#workers/seat-case.ts';
import { work as seatPart } from '#workers/seat-part.ts';

const password = 'feed-password';
const now = (): string => new Date().toISOString();

export type LivedParts = Awaited<ReturnType<typeof liveParts>>;

/** Everything runs until `close`. */
export async function liveParts() {
  const log = createLog('silent');
  const database = await openEngineDatabase();
  const { owner } = database;
  const feedPort = await findFreePort();
  const feed = await startFeedServer({ port: feedPort, host: '127.0.0.1', password, db: database.feed, log });
  const files = { jdk: await findJdk(), home: await ensureEngine({ progress: silentProgress }) };
  const feedUrl = `http://127.0.0.1:${feedPort}`;
  const folder = await createTemporaryFolder();
  const engine = await startEngine({ ...files, folder, feedUrl, feedPassword: password, clock: 'real' });
  const zeebe = createZeebe(engine);
  await ensureRelease(owner, zeebe, partsResources(), now());
  const dispatcher = startDispatcher({ db: database.dispatcher, zeebe, log });
  const voters = await Promise.all([0, 1, 2].map(() => addPerson(owner, 'consiliumMember')));
  const head = await addPerson(owner, 'unitHead');
  const tools = { db: database.connectAgain('seven_worker'), zeebe, clock: createClock(), log };
  const jobs: Readonly<Record<string, JobWork>> = {
    ...{ 'seat-case': seatCase, 'seat-part': seatPart, 'finish-part': finishPart },
    'open-voting': caseJob(async () => ({ voters })),
    'note-emergency': caseJob(async () => ({})),
  };
  for (const [type, work] of Object.entries(jobs)) zeebe.createWorker(type, (job) => workJob(tools, job, work));

  const ofCase = (table: string, caseId: string) => owner(table).where({ case_id: caseId });
  /** An open task of an element; of the process when several have one of that name. */
  const task = (caseId: string, elementId: string, more: object = {}) =>
    until(
      () =>
        ofCase('tasks', caseId)
          .where({ element_id: elementId, state: 'CREATED', answered_at: null, ...more })
          .first(),
      30_000,
    );
  const inCase = <T>(caseId: string, work: (trx: Transaction, found: CaseState) => Promise<T>): Promise<T> =>
    owner.transaction(async (trx) => {
      const found = await lockCase(trx, caseId);
      if (!found) throw new Error(`no such case: ${caseId}`);
      return work(trx, found);
    });
  return {
    owner,
    engine,
    zeebe,
    worker: tools.db,
    voters,
    ofCase,
    task,
    /** A new case in the engine. */
    begin: async (): Promise<string> => {
      const caseId = await addCase(owner);
      const command = { type: 'startCase', caseId, seat: 1, release: 1, variables: {} } as const;
      await owner.transaction((trx) => enqueue(trx, caseLane(caseId), command, { caseId, centreId: CENTRE }));
      return caseId;
    },
    answer: async (caseId: string, elementId: string, variables: EngineVariables = {}, more: object = {}) => {
      const found = await task(caseId, elementId, more);
      const context = { userId: found.assignee ?? head, now: now() };
      await owner.transaction((trx) => completeTask(trx, { taskId: found.id, data: {}, variables }, context));
      return found;
    },
    tell: (caseId: string, element: string, message: string, partId?: string) =>
      inCase(caseId, (trx, found) => tellLine(trx, found, { ...(partId && { partId }), element, message, now: now() })),
    inCase,
    reseat: (caseId: string) => owner.transaction((trx) => seatCaseAnew(trx, { caseId, now: now() })),
    /** Answered elements of a line in their order. */
    log: async (caseId: string, partId: string | null = null): Promise<string[]> =>
      ofCase('case_progress', caseId).where({ part_id: partId }).orderBy('id').pluck<string[]>('element_id'),
    parts: (caseId: string, more: object = {}) => ofCase('case_parts', caseId).where(more).orderBy('started_at'),
    ended: (caseId: string) =>
      until(
        async () =>
          ofCase('engine_instances', caseId).where({ process_id: 'case-seven-steps', state: 'COMPLETED' }).first(),
        30_000,
      ),
    incidents: () => owner('engine_incidents').where({ state: 'CREATED' }),
    close: async () => {
      await dispatcher.stop();
      await zeebe.close();
      await engine.stop();
      await feed.stop();
      await database.close();
    },
  };
}
