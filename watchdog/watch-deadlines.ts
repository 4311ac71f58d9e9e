/**
 * The watchdog outside the engine: compares deadline rows with the mirrored timers and raises by itself, once, whatever the
 * engine has not raised within two seconds of its time. Engine timers have been known to hang for days after a restore.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { raiseIfDue } from '#actions/advance-deadline.ts';
import { tellEngineOf } from '#actions/end-deadlines.ts';
import { recountDeadline } from '#actions/recount-deadline.ts';
import type { Clock } from '#clock';
import type { Log } from '#log';
import type { Database } from '#store/database.ts';
import {
  deadlinesOfFormerCalendar,
  deadlinesWithoutTimer,
  noteReminded,
  overlookedDeadlines,
} from '#store/deadlines-store.ts';

const roundMs = 500;
/** The engine's own time to raise; the promise of the watchdog (issue «The joint», architecture.md «Deadlines»). */
const graceMs = 2_000;
/** A timer needs a moment to be created and mirrored before its absence means anything. */
const timerGraceMs = 30_000;
const mostMoves = 20;

type Tools = { readonly db: Database; readonly clock: Clock; readonly log: Log };

/** Starts watching; `stop` ends the present round first. */
export function startWatchdog(tools: Tools): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const { signal } = stopped;
  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      await round(tools);
      await pause(roundMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
}

/** One comparison of rows and timers. */
async function round(tools: Tools): Promise<void> {
  await forEach(tools, deadlinesOfFormerCalendar(tools.db), followCalendar);
  await forEach(tools, overlookedDeadlines(tools.db, graceMs), raiseOverlooked);
  await forEach(tools, deadlinesWithoutTimer(tools.db, timerGraceMs), remindEngine);
}

type Work = (tools: Tools, deadlineId: string) => Promise<void>;

/** An unreachable database only costs the round, and a deadline that cannot be worked never holds up the others. */
async function forEach(tools: Tools, found: Promise<readonly string[]>, work: Work): Promise<void> {
  const failed = (error: unknown, deadlineId?: string): readonly string[] => {
    const code = (error as { code?: string } | null)?.code ?? 'UNEXPECTED';
    tools.log.error({ code, deadlineId }, 'the watchdog failed');
    return [];
  };
  for (const id of await found.catch((error: unknown) => failed(error))) {
    await work(tools, id).catch((error: unknown) => failed(error, id));
  }
}

async function raiseOverlooked({ db, clock, log }: Tools, deadlineId: string): Promise<void> {
  for (let move = 0; move < mostMoves; move += 1) {
    const done = await db.transaction((trx) => raiseIfDue(trx, { deadlineId, now: clock.now(), by: 'WATCHDOG' }));
    if (done.action !== 'WARN' && done.action !== 'ESCALATE') break;
    log.warn({ deadlineId, action: done.action }, 'the watchdog raised what the engine had not');
  }
  await db.transaction((trx) => tellEngineOf(trx, deadlineId));
}

/** Counted by a state of the calendar that is no more: it was started or worked on while the calendar changed. */
async function followCalendar({ db, clock }: Tools, deadlineId: string): Promise<void> {
  await db.transaction((trx) => recountDeadline(trx, deadlineId, clock.now()));
}

async function remindEngine({ db, clock, log }: Tools, deadlineId: string): Promise<void> {
  log.warn({ deadlineId }, 'a deadline has no waiting timer in the engine');
  await db.transaction(async (trx) => {
    await noteReminded(trx, deadlineId, clock.now());
    await tellEngineOf(trx, deadlineId);
  });
}
