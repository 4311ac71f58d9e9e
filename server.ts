/** The composition root of one application process: settings, database, engine, workers, watchdog, web. */
import { fileURLToPath } from 'node:url';
import { type AppParts, createApp } from '#api/app.ts';
import { openLiveEvents } from '#api/live-events.ts';
import { openWebServers } from './web-servers.ts';
import { openSessions } from '#api/sessions.ts';
import { createClock } from '#clock';
import { auditSecrets, type Config, keyRingOptions, readConfig } from '#config';
import { startDispatcher } from '#engine/dispatcher.ts';
import { startFeedServer } from '#engine/feed/server.ts';
import { createZeebe } from '#engine/zeebe.ts';
import { findOfficeSuite } from '#exchange/office-suite.ts';
import { createFormValidator } from '#form-runtime/validate-form.ts';
import { createLog, type Log } from '#log';
import { loadOrganisation } from '#seeds/load-organisation.ts';
import { loadReference } from '#seeds/load-reference.ts';
import { openHeadFile } from '#store/audit-head-file.ts';
import { readClockState } from '#store/clock-store.ts';
import { connect, type Database, derivedPassword, type Role, roleUrl } from '#store/database.ts';
import { type KeyRing, openKeyRing } from '#store/key-ring.ts';
import { migrate } from '#store/migrate.ts';
import { sealOpenValues } from '#store/sealed-values-store.ts';
import { startSealer } from '#watchdog/seal-audit.ts';
import { startWatchdog } from '#watchdog/watch-deadlines.ts';
import { startWorkers } from '#workers/start-workers.ts';
import { clockRoutes, type ClockTools, createClockControl } from './clock-control.ts';
import { joinEngine } from './join-engine.ts';

const root = fileURLToPath(new URL('./', import.meta.url));
const lanesAtOnce = 6;

async function prepareDatabase(config: Config, ring: KeyRing): Promise<void> {
  await migrate(config.DATABASE_URL, config.APP_SECRET);
  await sealStoredFiles(config.DATABASE_URL, ring);
  await loadReference(config.DATABASE_URL, ring);
  if (!config.DEMO) return;
  await loadOrganisation(config.DATABASE_URL, {
    organisation: new URL('./seeds/demo/organisation.json', import.meta.url),
    accounts: new URL('./seeds/demo/accounts.json', import.meta.url),
  });
}

/** What was stored before files were sealed. */
async function sealStoredFiles(ownerUrl: string, ring: KeyRing): Promise<void> {
  const db = connect(ownerUrl, { applicationName: 'seven-steps sealing', size: 1 });
  try {
    await sealOpenValues(db, ring);
  } finally {
    await db.destroy();
  }
}

/** One pool a database role. */
function openPools(config: Config) {
  const open = (role: Role, size: number) =>
    connect(roleUrl(config.DATABASE_URL, config.APP_SECRET, role), { applicationName: `seven-steps ${role}`, size });
  return {
    app: open('seven_app', 10),
    feed: open('seven_feed', 3),
    dispatcher: open('seven_dispatcher', lanesAtOnce + 3),
    worker: open('seven_worker', 10),
    watchdog: open('seven_watchdog', 3),
    sealer: open('seven_sealer', 2),
  };
}

type WebParts = Pick<AppParts, 'db' | 'clock' | 'log' | 'ring' | 'setupPassword' | 'state'> & {
  readonly config: Config;
};

/** People's door. `close` lets nobody in any more; `release` gives back what answers still under way may need. */
async function openWeb({ config, ...parts }: WebParts) {
  const validator = createFormValidator();
  void validator.warm().catch(() => parts.log.warn('the form thread could not be warmed'));
  const sessions = openSessions({
    url: roleUrl(config.DATABASE_URL, config.APP_SECRET, 'seven_app'),
    secret: derivedPassword(config.APP_SECRET, 'session'),
    secure: config.HTTPS,
  });
  const live = openLiveEvents(parts.db);
  const { DEMO: demo, HTTPS: secure, TRUSTED_PROXIES: proxies } = config;
  const { WEB_ROOT: webRoot, TLS_AUTHORITY_FILE: authority } = config;
  const office = await findOfficeSuite();
  const web = { sessions: sessions.middleware, live, validator, demo, secure, proxies, webRoot, authority, office };
  const servers = await openWebServers(config, createApp({ ...parts, ...web }));
  return {
    port: servers.port,
    close: async () => {
      servers.stopListening();
      await live.close();
      servers.endConnections();
    },
    release: async () => {
      await validator.close();
      await sessions.close();
    },
  };
}

/** The controlled clock of tests and scenarios, where the engine's can be moved too. */
function openClockControl(config: Config, tools: Pick<ClockTools, 'db' | 'clock' | 'dispatcher'>) {
  const management = config.CLOCK === 'controlled' ? config.ENGINE_MANAGEMENT_ADDRESS : undefined;
  if (!management) return undefined;
  const control = createClockControl({ ...tools, management });
  return { control, routes: clockRoutes(control, tools.clock, derivedPassword(config.APP_SECRET, 'clock')) };
}

/** Seals the audit, with the head of its chain outside the database where a file is given. */
function openSealer(config: Config, db: Database, log: Log) {
  const { AUDIT_HEAD_FILE: file } = config;
  return startSealer({ db, secrets: auditSecrets(config), log, headFile: file ? openHeadFile(file) : undefined });
}

/** Starts everything and returns how to stop it. */
async function start(config: Config) {
  const log = createLog(config.LOG_LEVEL);
  const ring = openKeyRing(keyRingOptions(config));
  await prepareDatabase(config, ring);
  const pools = openPools(config);
  const clock = createClock();
  clock.adopt(await readClockState(pools.watchdog));
  const zeebe = createZeebe({ grpcAddress: config.ZEEBE_GRPC_ADDRESS, restAddress: config.ZEEBE_REST_ADDRESS });
  const dispatcher = startDispatcher({ db: pools.dispatcher, zeebe, log, concurrency: lanesAtOnce });
  const controlled = openClockControl(config, { db: pools.watchdog, clock, dispatcher: () => dispatcher });
  const feed = await startFeedServer({
    port: config.FEED_PORT,
    host: config.FEED_HOST,
    password: derivedPassword(config.APP_SECRET, 'feed'),
    db: pools.feed,
    clock,
    log,
    ...(controlled ? { routes: controlled.routes } : {}),
  });
  const control = controlled ? { control: controlled.control } : {};
  const engine = joinEngine({ db: pools.worker, owner: config.DATABASE_URL, zeebe, clock, log, root, ...control });
  const workers = await startWorkers({ db: pools.worker, zeebe, clock, log });
  const watchdog = startWatchdog({ db: pools.watchdog, clock, log });
  const sealer = openSealer(config, pools.sealer, log);
  const setupPassword = derivedPassword(config.APP_SECRET, 'setup');
  const web = await openWeb({ config, db: pools.app, clock, log, ring, state: engine.state, setupPassword });
  log.info({ port: web.port, feedPort: feed.port }, 'listening');
  return async () => {
    await web.close();
    await watchdog.stop();
    await dispatcher.stop();
    await workers.stop();
    await engine.stop();
    await feed.stop();
    await zeebe.close();
    await sealer.stop();
    await web.release();
    await Promise.all(Object.values(pools).map((pool) => pool.destroy()));
  };
}

/** What nobody caught ends the process; its words (they may quote rows) are left out. */
process.on('uncaughtException', (error) => {
  createLog('fatal').fatal({ err: error }, 'the process fell');
  process.exit(1);
});

try {
  const stop = await start(readConfig(process.env));
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    void stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'Не удалось запустить приложение'}\n`);
  process.exit(1);
}
