/**
 * Keeps the application joined to its engine: is it there, does it know the releases in use, and is it still the one that
 * holds our cases? An engine that began anew without its data gets every running case and deadline seated again.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { rebuildAfterEngineLoss } from '#actions/rebuild-after-engine-loss.ts';
import type { SystemState } from '#api/system.ts';
import type { Clock } from '#clock';
import { ensureRelease, loadRepositoryResources } from '#engine/releases.ts';
import type { Zeebe } from '#engine/zeebe.ts';
import type { Log } from '#log';
import { connect, type Database } from '#store/database.ts';
import { currentEpoch } from '#store/engine-epochs-store.ts';
import { listen } from '#store/listen.ts';
import { releaseInForce } from '#store/releases-store.ts';
import type { ClockControl } from './clock-control.ts';

export type EngineJoint = {
  readonly state: () => SystemState;
  stop(): Promise<void>;
};

type Tools = {
  /** Connected as seven_worker. */
  readonly db: Database;
  /** The owner's address: releases are written by no other role. */
  readonly owner: string;
  readonly zeebe: Zeebe;
  readonly clock: Clock;
  readonly log: Log;
  /** The folder with processes/ and forms/. */
  readonly root: string;
  readonly control?: ClockControl;
};
type Known = { engine: 'up' | 'down'; release: number | null; rebuiltFor: string | null };

const roundMs = 1_000;

export function joinEngine(tools: Tools): EngineJoint {
  const known: Known = { engine: 'down', release: null, rebuiltFor: null };
  const stopped = new AbortController();
  let hurry = new AbortController();
  const listening = listen(tools.db, 'engine_epoch', () => hurry.abort());
  const running = (async () => {
    while (!stopped.signal.aborted) {
      await round(tools, known);
      hurry = new AbortController();
      const signal = AbortSignal.any([stopped.signal, hurry.signal]);
      await pause(roundMs, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    state: () => ({ engine: known.engine, release: known.release }),
    stop: async () => {
      stopped.abort();
      await listening.stop();
      await running;
    },
  };
}

/** One look at both sides; whatever is away is looked at again in the next round. */
async function round(tools: Tools, known: Known): Promise<void> {
  try {
    await meetEngine(tools, known);
    const epoch = await currentEpoch(tools.db);
    if (known.engine === 'up' && epoch && known.rebuiltFor !== epoch.id) await rebuild(tools, known, epoch.id);
  } catch (error) {
    tools.log.warn({ code: (error as { code?: string }).code ?? 'UNEXPECTED' }, 'engine or database is away');
  }
}

/** Notices the engine's coming and going; each time it comes, the releases in use are deployed. */
async function meetEngine(tools: Tools, known: Known): Promise<void> {
  const there = await tools.zeebe.topology().then(
    (topology) => topology.brokers > 0,
    () => false,
  );
  if (!there) {
    if (known.engine === 'up') tools.log.warn('the engine is away');
    known.engine = 'down';
    known.release ??= (await releaseInForce(tools.db, tools.clock.now()))?.id ?? null;
    return;
  }
  await tools.control?.syncEngine();
  if (known.engine === 'up') return;
  known.release = await deploy(tools);
  known.engine = 'up';
  tools.log.info({ release: known.release }, 'the engine is there');
}

async function deploy({ owner, zeebe, clock, root }: Tools): Promise<number> {
  const db = connect(owner, { applicationName: 'seven-steps releases', size: 2 });
  try {
    const ensured = await ensureRelease(db, zeebe, await loadRepositoryResources(root), clock.now());
    return ensured.inForce;
  } finally {
    await db.destroy();
  }
}

/** A new engine learns the releases first: seating a case needs its diagram. */
async function rebuild(tools: Tools, known: Known, epoch: string): Promise<void> {
  if (known.rebuiltFor) known.release = await deploy(tools);
  const seated = await rebuildAfterEngineLoss(tools.db, { epoch, now: tools.clock.now() });
  if (seated.cases + seated.deadlines > 0)
    tools.log.warn({ epoch, ...seated }, 'seated anew after the loss of the engine');
  known.rebuiltFor = epoch;
}
