/** Whether a password is the person's: one answer and one pace for a wrong password, an unknown login and a blocked person. */
import { hash, verify } from 'argon2';
import type { Request } from 'express';
import { DomainError } from '#domain/error.ts';
import type { Database, Transaction } from '#store/database.ts';
import { signInRecord } from '#store/people-store.ts';
import { ownPasswordHash, signInRules } from '#store/sign-in-store.ts';
import { budgetKey, type Counted, senderOf, underBudgets } from './attempts.ts';
import { knownDeviceOf } from './known-device.ts';
import { noteRefusedStep } from './refused-steps.ts';

/** Hashing takes 64 MB each: more at once would let sign-in exhaust the machine. */
const mostAtOnce = 4;
const inTurn = turnstile(mostAtOnce);
let nobody: Promise<string> | undefined;

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

/** People who were only invited have no password yet: they are answered like anybody unknown. */
function matches(kept: string | null | undefined, password: string): Promise<boolean> {
  nobody ??= hash('a password that nobody has');
  const known = kept?.startsWith('$argon2') ? kept : nobody;
  return inTurn(async () => (await verify(await known, password)) && known !== nobody);
}

/** The id of the person with this login and password; WRONG_CREDENTIALS or TOO_MANY_ATTEMPTS, noted in the audit. */
export async function checkCredentials(
  db: Database,
  request: Request,
  { login, password }: { login: string; password: string },
): Promise<string> {
  const record = await signInRecord(db, login);
  const counted = await budgetsOf(db, request, { login, userId: record?.id });
  try {
    return await underBudgets(db, request, counted, async () => {
      const correct = await matches(record?.passwordHash, password);
      if (!record?.active || !correct) throw new DomainError('WRONG_CREDENTIALS');
      return record.id;
    });
  } catch (error) {
    if (error instanceof DomainError)
      await noteRefusedStep(db, record?.id ?? null, { action: 'SIGN_IN', reason: error.code });
    throw error;
  }
}

async function budgetsOf(
  db: Database,
  request: Request,
  { login, userId }: { login: string; userId: string | undefined },
): Promise<readonly Counted[]> {
  const { attempts } = await signInRules(db);
  const device = await knownDeviceOf(db, request, userId);
  if (device) {
    return [{ key: budgetKey('device', device, userId ?? ''), budget: attempts.knownDevice, onSuccess: 'ALL' }];
  }
  const sender = senderOf(request);
  return [
    { key: budgetKey('stranger', sender, login.toLowerCase()), budget: attempts.stranger, onSuccess: 'ALL' },
    { key: budgetKey('address', sender), budget: attempts.address, onSuccess: 'ONE' },
  ];
}

/** Asks the signed-in person's own password again before credentials change; WRONG_PASSWORD beside its field. */
export async function checkOwnPassword(
  db: Database,
  request: Request,
  own: { userId: string; password: string; look: <T>(work: (trx: Transaction) => Promise<T>) => Promise<T> },
): Promise<void> {
  const { attempts } = await signInRules(db);
  const key = budgetKey('own password', own.userId, request.sessionID);
  await underBudgets(db, request, [{ key, budget: attempts.knownDevice, onSuccess: 'ALL' }], async () => {
    if (await matches(await own.look(ownPasswordHash), own.password)) return;
    const message = 'Текущий пароль введён неверно';
    throw new DomainError('WRONG_PASSWORD', { fields: [{ path: 'currentPassword', message }] });
  });
}
