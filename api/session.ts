/** Sign-in by login and password (argon2id), with sessions kept in PostgreSQL. */
import { hash, verify } from 'argon2';
import type { Request, Router } from 'express';
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import { withUser } from '#store/database.ts';
import { type SignedInPerson, signInRecord, signedInPerson } from '#store/people-store.ts';
import { operate, type Tools } from './operate.ts';
import { readSession, signIn, signOut } from './session-schemas.ts';

const defaultTimeZone = 'Europe/Moscow';
/** Hashing takes 64 MB each: more at once would let sign-in exhaust the machine. */
const mostAtOnce = 4;

/** A limit on how many run at once; the others wait their turn. */
function turnstile(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = limit;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

export function sessionRoutes(router: Router, tools: Tools & { demo: boolean }): void {
  const inTurn = turnstile(mostAtOnce);
  const nobody = hash('a password that nobody has');

  operate(router, tools, signIn, async ({ body, request, now }) => {
    const record = await signInRecord(tools.db, body.login);
    const correct = await inTurn(async () => verify(record?.passwordHash ?? (await nobody), body.password));
    if (!record?.active || !correct) throw new DomainError('WRONG_CREDENTIALS');
    await renew(request, record.id);
    return withUser(tools.db, record.id, async (trx) => {
      const person = await signedInPerson(trx, record.id);
      if (!person) throw new DomainError('WRONG_CREDENTIALS');
      const { id } = record;
      await writeAudit(trx, {
        actorId: id,
        actorKind: 'PERSON',
        action: 'SIGN_IN',
        subjectKind: 'user',
        subjectId: id,
      });
      return present(person, tools.demo, now);
    });
  });

  operate(router, tools, readSession, ({ look, now }) =>
    look(async (_trx, person) => present(person, tools.demo, now)),
  );

  operate(router, tools, signOut, async ({ request, transact, userId }) => {
    await transact((trx) =>
      writeAudit(trx, {
        actorId: userId,
        actorKind: 'PERSON',
        action: 'SIGN_OUT',
        subjectKind: 'user',
        subjectId: userId,
      }),
    );
    await new Promise<void>((resolve, reject) =>
      request.session.destroy((error) => (error ? reject(error) : resolve())),
    );
  });
}

/** A new session id after sign-in, so that one planted before is worth nothing. */
async function renew(request: Request, userId: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error) => (error ? reject(error) : resolve()));
  });
  request.session.userId = userId;
  await new Promise<void>((resolve, reject) => request.session.save((error) => (error ? reject(error) : resolve())));
}

function present(person: SignedInPerson, demo: boolean, asOf: string) {
  return {
    id: person.id,
    fullName: person.fullName,
    post: person.post,
    centreId: person.centreId,
    centreName: person.centreName,
    roles: [...new Set(person.posts.map(({ role }) => role))],
    demo,
    timeZone: person.timeZone ?? defaultTimeZone,
    asOf,
  };
}
