/**
 * Sends the outbox to the engine: heads of lanes only, lanes in parallel, at least once. A row stays locked while it is sent, so
 * several dispatchers share the lanes and a killed one gives its row back at once (docs/architecture.md).
 */
import type { Log } from '#log';
import type { Database, Transaction } from '#store/database.ts';
import { askForAttention } from '#store/dispatch-store.ts';
import { listen } from '#store/listen.ts';
import { claimHead, endSending, isOutboxDrained, type OutboxRow, sendLater } from '#store/outbox-store.ts';
import type { EngineCommand } from './commands.ts';
import { backOffMs } from './patience.ts';
import { type Outcome, sendCommand } from './send-command.ts';
import type { Zeebe } from './zeebe.ts';

export interface DispatcherOptions {
  /** Connected as seven_dispatcher, with more connections than `concurrency`. */
  readonly db: Database;
  readonly zeebe: Zeebe;
  readonly log: Log;
  /** How many lanes are sent at the same time; 4 unless given. */
  readonly concurrency?: number;
}

export interface Dispatcher {
  /** Resolves when nothing of this process is being sent any more. */
  stop(): Promise<void>;
  /** True when no command waits to be sent; commands behind a refused one do not count. */
  idle(): Promise<boolean>;
}

const POLL_MS = 1_000;
const RETRY_FIRST_MS = 100;
const RETRY_CEILING_MS = 5_000;
const WAIT_FIRST_MS = 50;
const WAIT_CEILING_MS = 2_000;
/** About four minutes of waiting for the mirror; then a person is asked. */
const WAIT_LIMIT = 120;

export function startDispatcher(options: DispatcherOptions): Dispatcher {
  const { db, log, concurrency = 4 } = options;
  const running = new Set<Promise<void>>();
  let stopped = false;
  const wake = (): void => {
    if (stopped || running.size >= concurrency) return;
    const work = drain(options, () => stopped, wake).catch((error: unknown) => logFailure(log, error));
    running.add(work);
    void work.finally(() => running.delete(work));
  };
  const listening = listen(db, 'outbox', wake);
  const timer = setInterval(wake, POLL_MS);
  wake();
  return {
    idle: async () => running.size === 0 && (await isOutboxDrained(db)),
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await listening.stop();
      await Promise.all(running);
    },
  };
}

/** One sender: it works while there are heads to send, and calls a colleague for each one that it finds. */
async function drain(options: DispatcherOptions, isStopped: () => boolean, callColleague: () => void): Promise<void> {
  while (!isStopped()) {
    const sent = await options.db.transaction((trx) => sendNext(options, trx, callColleague));
    if (sent === undefined) return;
    if (sent.waitMs !== undefined) setTimeout(callColleague, sent.waitMs + 5).unref();
  }
}

interface Sent {
  /** Set when the command must be sent again after this time. */
  readonly waitMs?: number;
}

/** Undefined when no head is due. */
async function sendNext(
  { zeebe, log }: DispatcherOptions,
  trx: Transaction,
  onFound: () => void,
): Promise<Sent | undefined> {
  const row = await claimHead(trx);
  if (!row) return undefined;
  onFound();
  const outcome = await sendCommand({ trx, zeebe, attempts: row.attempts }, row.command as EngineCommand);
  const waitMs = waitingTime(row, outcome);
  if (waitMs !== undefined && 'code' in outcome) {
    await sendLater(trx, row.id, waitMs, outcome.code);
    return { waitMs };
  }
  await end(trx, row, outcome, log);
  return {};
}

/** Back-off before the next attempt; undefined when the sending has ended. */
function waitingTime({ attempts }: OutboxRow, { type }: Outcome): number | undefined {
  if (type === 'retry') return backOffMs(attempts, RETRY_FIRST_MS, RETRY_CEILING_MS);
  return type === 'wait' && attempts < WAIT_LIMIT ? backOffMs(attempts, WAIT_FIRST_MS, WAIT_CEILING_MS) : undefined;
}

async function end(trx: Transaction, row: OutboxRow, outcome: Outcome, log: Log): Promise<void> {
  if (outcome.type === 'done') return endSending(trx, row.id, 'DONE');
  const state = outcome.type === 'cancelled' ? 'CANCELLED' : 'REFUSED';
  await endSending(trx, row.id, state, outcome.code);
  const about: Record<string, string> = { outboxId: row.id, code: outcome.code, command: row.command.type };
  if ('taskId' in row.command) about['taskId'] = String(row.command.taskId);
  await askForAttention(trx, { caseId: row.caseId, centreId: row.centreId, payload: about });
  log.error(
    { alarm: 'ENGINE_COMMAND_REFUSED', state, caseId: row.caseId, ...about },
    'an engine command needs a person',
  );
}

/** A fault of the database; the row was given back with the transaction and the next round takes it again. */
function logFailure(log: Log, error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
  log.error({ code, kind: error instanceof Error ? error.name : typeof error }, 'the dispatcher could not send');
}
