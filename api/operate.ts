/**
 * Mounts declared operations: checks the request by its schemas, knows the person, keeps a repeated change from having a
 * second effect, and answers in JSON. A repetition may be refused by what the first one did; it then gets the first one's answer.
 * What was refused is noted in the audit here, whatever the operation.
 */
import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response, Router } from 'express';
import type * as z from 'zod';
import type { Clock } from '#clock';
import { type Access, accessOf, type Deed, type Subject } from '#domain/access.ts';
import { DomainError } from '#domain/error.ts';
import type { Database, Transaction } from '#store/database.ts';
import { keepAnswer, keptAnswer } from '#store/idempotency-store.ts';
import { asPerson, type SignedInPerson } from '#store/people-store.ts';
import { changes, type Operation } from './contract.ts';
import { countCostly } from './costly-requests.ts';
import { noteRefusal, notingList } from './refusals.ts';

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What the handler of an operation is given. */
type Call<O extends Operation> = {
  readonly params: Parsed<O['params']>;
  readonly query: Parsed<O['query']>;
  readonly body: Parsed<O['body']>;
  readonly request: Request;
  readonly now: string;
  readonly userId: string;
  /** Runs work as the signed-in person; for a change its answer is kept under the idempotency key in the same transaction. */
  readonly transact: <T>(work: (trx: Transaction, person: SignedInPerson) => Promise<T>) => Promise<T>;
  /** Like `transact`, but only looks: nothing is kept. */
  readonly look: <T>(work: (trx: Transaction, person: SignedInPerson) => Promise<T>) => Promise<T>;
};
export type Tools = { readonly db: Database; readonly clock: Clock };
/** A file: shown where it has no name, saved under its name otherwise; `policy` says what a browser may do with a shown one. */
export type FileAnswer = { readonly content: Buffer; readonly fileName?: string; readonly policy?: string };
type Answer<O extends Operation> = O['success'] extends { readonly file: true }
  ? FileAnswer
  : O['success']['schema'] extends z.ZodType
    ? z.input<O['success']['schema']>
    : void;
type Handler<O extends Operation> = (call: Call<O>) => Promise<Answer<O>>;

/** Adds one operation to the router. */
export function operate<const O extends Operation>(
  router: Router,
  tools: Tools,
  declared: O,
  handle: Handler<O>,
): void {
  const path = declared.path.replace(/\{(\w+)\}/g, ':$1');
  router[declared.method](path, answerer(tools, declared, handle));
}

/** Refuses what the person's posts do not allow. */
export function requireAccess(person: SignedInPerson, deed: Deed, subject: Subject): void {
  if (!isAllowed(person, deed, subject)) throw new DomainError('FORBIDDEN');
}

/** Whether the person's posts allow it. */
export function isAllowed(person: SignedInPerson, deed: Deed, subject: Subject): boolean {
  return accessFor(person).can(deed, subject);
}

/** The access of a person. */
function accessFor(person: SignedInPerson): Access {
  return accessOf(person.posts.map(({ role }) => role));
}

function answerer<O extends Operation>(tools: Tools, declared: O, handle: Handler<O>): RequestHandler {
  return async (request, response) => {
    const userId = declared.signedIn ? signedInId(request) : '';
    const given = {
      params: declared.params?.parse(request.params),
      query: declared.query?.parse(request.query),
      body: declared.body?.parse(request.body),
    } as Pick<Call<O>, 'params' | 'query' | 'body'>;
    const key = changes(declared) ? idempotencyKey(request) : null;
    const sign = { userId, session: sessionKey(request), declared };
    const look = personally(tools.db, sign);
    const keptNow = async () => key && look((trx) => known(trx, { userId, key, declared, request }));
    const transact = key ? keeping(look, { userId, key, declared, request }) : look;
    const now = tools.clock.now();
    try {
      if (declared.costs) await countCostly(tools.db, { kind: declared.costs, userId, now, response });
      const body = await handle({ ...given, request, now, userId, transact, look });
      if (declared.success.file) sendFile(response, declared.success.contentType, body as FileAnswer);
      else send(response, declared.success.status, body);
    } catch (error) {
      const kept = error instanceof DomainError ? await keptNow() : null;
      if (!kept) {
        await noteRefusal({ db: tools.db, declared, userId, request }, error);
        throw error;
      }
      send(response, kept.status, kept.body);
    }
  };
}

function send(response: Response, status: number, body: unknown): void {
  if (response.headersSent) return;
  response.status(status).set('Cache-Control', 'no-store');
  if (status === 204) response.end();
  else response.json(body);
}

/** Never kept by a browser or a proxy; names are made of kind, year and number. */
function sendFile(response: Response, contentType = 'application/octet-stream', answer: FileAnswer): void {
  const { content, fileName, policy } = answer;
  response.set('Cache-Control', 'no-store').set('X-Content-Type-Options', 'nosniff');
  if (policy) response.set('Content-Security-Policy', policy);
  response.set('Content-Disposition', fileName ? `attachment; filename="${fileName}"` : 'inline');
  response.type(contentType).send(content);
}

function signedInId(request: Request): string {
  const userId = request.session?.userId;
  if (!userId) throw new DomainError('NOT_SIGNED_IN');
  return userId;
}

type Transact = Call<Operation>['transact'];

/** Under this digest the purposes of one sign-in are kept: the id of a session itself stands nowhere else. */
function sessionKey(request: Request): string {
  const { sessionID } = request;
  return sessionID ? createHash('sha256').update(sessionID).digest('hex') : '';
}

type Sign = { readonly userId: string; readonly session: string; readonly declared: Operation };

/** Posts are read anew in each transaction: a right that was taken away is gone at once. */
function personally(db: Database, { userId, session, declared }: Sign): Transact {
  return (work) =>
    notingList({ db, declared, userId }, (note) =>
      asPerson(db, { userId, session }, async (trx, person) => {
        if (!person) throw new DomainError('NOT_SIGNED_IN');
        const answer = await work(trx, person);
        await note(trx);
        return answer;
      }),
    );
}

/** One change asked for under a key. */
type Keyed = { readonly userId: string; readonly key: string; readonly declared: Operation; readonly request: Request };

function keeping(look: Transact, keyed: Keyed): Transact {
  const { userId, key, declared, request } = keyed;
  return (work) =>
    look(async (trx, person) => {
      const kept = await known(trx, keyed);
      if (kept) return kept.body as Awaited<ReturnType<typeof work>>;
      const body = await work(trx, person);
      const answer = { operation: declared.id, requestHash: hashOf(request), status: declared.success.status, body };
      await keepAnswer(trx, userId, key, answer);
      return body;
    });
}

async function known(trx: Transaction, { userId, key, declared, request }: Keyed) {
  const kept = await keptAnswer(trx, userId, key);
  if (!kept) return undefined;
  if (kept.operation !== declared.id || kept.requestHash !== hashOf(request)) {
    throw new DomainError('IDEMPOTENCY_CONFLICT');
  }
  return kept;
}

function hashOf(request: Request): string {
  return createHash('sha256')
    .update(`${request.path}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex');
}

function idempotencyKey(request: Request): string {
  const key = request.get('idempotency-key');
  if (key && /^[\w-]{8,100}$/.test(key)) return key;
  throw new DomainError('IDEMPOTENCY_KEY_MISSING');
}
