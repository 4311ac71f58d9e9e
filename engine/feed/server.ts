/**
 * The listener that the engine's exporter pushes its records to: it speaks the few words of Elasticsearch that the exporter needs,
 * on the loopback interface and behind a password. Errors are answered with 503, and the exporter sends the batch again.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '#log';
import type { Database } from '#store/database.ts';
import { type EngineEpoch, findEpoch, registerEpoch } from '#store/engine-epochs-store.ts';
import { parseBulk } from './parse.ts';
import { projectBatch } from './project-batch.ts';

interface FeedAnswer {
  readonly status: number;
  readonly body: object;
}

/** Another door on the same listener, with a user and password of its own. */
interface FeedRoute {
  readonly user: string;
  readonly password: string;
  readonly handle: (body: Buffer) => Promise<FeedAnswer>;
}

/** Doors by `METHOD /path`. */
export type FeedRoutes = Readonly<Record<string, FeedRoute>>;

export interface FeedServerOptions {
  readonly port: number;
  readonly host: string;
  readonly password: string;
  /** Connected as seven_feed. */
  readonly db: Database;
  /** Where the business time lies apart from the engine's; without it the two are one. */
  readonly clock?: { engineShift(): number };
  readonly log: Log;
  readonly routes?: FeedRoutes;
  /** Called when records of an epoch arrive that was not known before. */
  readonly onNewEpoch?: (epoch: EngineEpoch) => void;
}

export interface FeedServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** A batch holds up to 10 MB; larger bodies than this are no batch of ours. */
const BODY_LIMIT = 64 * 1024 * 1024;
const NOTHING: FeedAnswer = { status: 200, body: { acknowledged: true } };
/** What the exporter's client wants to hear before it trusts the other side. */
const WELCOME: FeedAnswer = {
  status: 200,
  body: { name: 'feed', version: { number: '8.13.0', build_flavor: 'default' }, tagline: 'You Know, for Search' },
};

export async function startFeedServer(options: FeedServerOptions): Promise<FeedServer> {
  const server = createServer((request, response) => {
    answer(options, request)
      .catch((error: unknown) => failed(options.log, error))
      .then((result) => send(response, result))
      .catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { port, stop: () => stop(server) };
}

async function answer(options: FeedServerOptions, request: IncomingMessage): Promise<FeedAnswer> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const route = options.routes?.[`${request.method} ${path}`];
  const { user, password } = credentials(request.headers.authorization);
  const baseId = /^epoch-(.+)$/.exec(user)?.[1];
  const allowed = route ? same(user, route.user) : baseId !== undefined;
  if (!same(password, (route ?? options).password) || !allowed) return { status: 401, body: { error: 'UNAUTHORIZED' } };
  const body = await readBody(request);
  if (body === undefined) return { status: 413, body: { error: 'TOO_LARGE' } };
  if (route) return route.handle(body);
  return baseId === undefined ? NOTHING : hearEngine(options, baseId, `${request.method} ${path}`, body);
}

/** The first word of an engine, whatever it is, makes its epoch known: its jobs may come before its first record. */
async function hearEngine(
  options: FeedServerOptions,
  baseId: string,
  request: string,
  body: Buffer,
): Promise<FeedAnswer> {
  const known = await findEpoch(options.db, baseId);
  const epoch = known ?? (await registerEpoch(options.db, baseId));
  if (!known) announce(options, epoch);
  if (!epoch.current) return { status: 403, body: { error: 'OLD_EPOCH' } };
  if (request === 'POST /_bulk') return takeBatch(options, epoch, body.toString('utf8'));
  return request.endsWith(' /') ? WELCOME : NOTHING;
}

async function takeBatch(options: FeedServerOptions, epoch: EngineEpoch, body: string): Promise<FeedAnswer> {
  const { db, log, clock } = options;
  const lines = parseBulk(body);
  const result = await projectBatch(db, epoch, lines, clock?.engineShift());
  if (result.epoch.id !== epoch.id) {
    log.error({ alarm: 'ENGINE_LOG_SET_BACK', epoch: result.epoch.id }, 'the engine was restored to an older state');
    announce(options, result.epoch);
  }
  for (const note of result.setAside)
    log.error({ alarm: 'FEED_RECORD_SET_ASIDE', ...note }, 'a feed record was set aside');
  return { status: 200, body: { took: 1, errors: false, items: lines.map(() => ({ index: { status: 201 } })) } };
}

function announce({ log, onNewEpoch }: FeedServerOptions, epoch: EngineEpoch): void {
  log.warn({ epoch: epoch.id }, 'a new engine epoch began');
  onNewEpoch?.(epoch);
}

/** User and password of Basic authentication; empty when there are none. */
function credentials(header: string | undefined): { readonly user: string; readonly password: string } {
  const [scheme, encoded = ''] = (header ?? '').split(' ');
  const plain = scheme === 'Basic' ? Buffer.from(encoded, 'base64').toString('utf8') : '';
  const [, user = '', password = ''] = /^([^:]*):(.*)$/s.exec(plain) ?? [];
  return { user, password };
}

/** Compared in constant time. */
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Codes only: the words of a database error may quote values. */
function failed(log: Log, error: unknown): FeedAnswer {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
  log.error(
    { alarm: 'FEED_BATCH_FAILED', code, kind: error instanceof Error ? error.name : typeof error },
    'a feed batch failed',
  );
  return { status: 503, body: { error: 'TRY_AGAIN' } };
}

function send(response: ServerResponse, { status, body }: FeedAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'X-Elastic-Product': 'Elasticsearch' });
  response.end(response.req.method === 'HEAD' ? undefined : JSON.stringify(body));
}

function stop(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2_000).unref();
  });
}
