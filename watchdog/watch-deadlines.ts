/**
 * The watchdog outside the engine: compares deadline rows with the mirrored timers and raises by itself, once, whatever the
 * engine has not raised within two seconds of its time. Engine timers have been known to hang for days after a restore.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { raiseIfDue } from '#actions/advance-deadline.ts';
import { tellEngineOf } from '#actions/end-deadlines.ts';
import type { Clock } from '#clock';
import type { Log } from '#log';
import type { Database } from '#store/database.ts';
import { deadlinesWithoutTimer, noteReminded, overlookedDeadlines } from '#store/deadlines-store.ts';

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

/** One comparison of rows and timers; an unreachable database only costs the round. */
async function round(tools: Tools): Promise<void> {
  try {
    for (const id of await overlookedDeadlines(tools.db, graceMs)) await raiseOverlooked(tools, id);
    for (const id of await deadlinesWithoutTimer(tools.db, timerGraceMs)) await remindEngine(tools, id);
  } catch (error) {
    tools.log.warn({ code: (error as { code?: string }).code ?? 'UNEXPECTED' }, 'watchdog round failed');
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

async function remindEngine({ db, clock, log }: Tools, deadlineId: string): Promise<void> {
  log.warn({ deadlineId }, 'a deadline has no waiting timer in the engine');
  await db.transaction(async (trx) => {
    await noteReminded(trx, deadlineId, clock.now());
    await tellEngineOf(trx, deadlineId);
  });
}
