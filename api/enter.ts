/** What follows a right password: a session, or one that waits for the second step. Its id is always a new one. */
import type { Request } from 'express';
import { DomainError } from '#domain/error.ts';
import { deviceWords } from '#domain/device-words.ts';
import { mustHaveSecondFactor } from '#domain/sign-in-rules.ts';
import { writeAudit } from '#store/audit-store.ts';
import { withUser } from '#store/database.ts';
import { type SignedInPerson, signedInPerson } from '#store/people-store.ts';
import { hasSecondFactor } from '#store/second-factors-store.ts';
import { signInRules } from '#store/sign-in-store.ts';
import { deviceHashOf } from './known-device.ts';
import type { Tools } from './operate.ts';
import { type OwnStanding, ownStanding } from './own-standing.ts';
import type { PendingSignIn } from './sessions.ts';

export type Door = Tools & { readonly demo: boolean };
/** Who came in, with what the person holds today. */
export type Entered = { readonly person: SignedInPerson; readonly own: OwnStanding };
type Way = 'PASSWORD' | 'CODE' | 'RECOVERY_CODE' | 'ENROLMENT';
const minuteMs = 60_000;

/** Which step the person still has to take. */
export async function stepAfterPassword(door: Door, userId: string): Promise<PendingSignIn['step'] | null> {
  return withUser(door.db, userId, async (trx) => {
    const person = await signedInPerson(trx);
    if (!person) throw new DomainError('WRONG_CREDENTIALS');
    if (await hasSecondFactor(trx, userId)) return 'SECOND_FACTOR';
    const roles = person.posts.map(({ role }) => role);
    return mustHaveSecondFactor(await signInRules(trx), roles, door.demo) ? 'ENROLMENT' : null;
  });
}

/** Keeps who is about to sign in until the second step is taken. */
export async function holdForSecondStep(request: Request, pending: PendingSignIn): Promise<void> {
  await renewSession(request);
  request.session.pending = pending;
  await save(request);
}

/** The person whose sign-in waits for the given step. */
export function pendingPerson(request: Request, step: PendingSignIn['step']): string {
  const pending = request.session?.pending;
  if (pending?.step !== step) throw new DomainError('SIGN_IN_EXPIRED');
  return pending.userId;
}

/** Signs the person in, with the audit entry. */
export async function enter(door: Door, request: Request, userId: string, way: Way): Promise<Entered> {
  const { entered, rules } = await withUser(door.db, userId, async (trx) => {
    const person = await signedInPerson(trx);
    if (!person) throw new DomainError('WRONG_CREDENTIALS');
    await writeAudit(trx, {
      actorId: userId,
      actorKind: 'PERSON',
      action: 'SIGN_IN',
      subjectKind: 'user',
      subjectId: userId,
      details: { way },
    });
    return { entered: { person, own: await ownStanding(trx, person) }, rules: await signInRules(trx) };
  });
  await renewSession(request);
  request.session.userId = userId;
  request.session.device = deviceWords(request.get('user-agent'));
  const deviceHash = deviceHashOf(request);
  if (deviceHash) request.session.deviceHash = deviceHash;
  request.session.cookie.maxAge = rules.sessionMinutes * minuteMs;
  await save(request);
  return entered;
}

/** One planted before is worth nothing. */
function renewSession(request: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    request.session.regenerate((error) => (error ? reject(error) : resolve()));
  });
}

function save(request: Request): Promise<void> {
  return new Promise((resolve, reject) => request.session.save((error) => (error ? reject(error) : resolve())));
}
