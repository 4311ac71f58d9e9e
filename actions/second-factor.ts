/** The second step of sign-in by a telephone's code: begun, confirmed by its first code, checked, with codes for a lost telephone. */
import { createHash, randomBytes } from 'node:crypto';
import { DomainError } from '#domain/error.ts';
import { counterOfCode, enrolmentUri, newSecret, plainCode, recoveryCode } from '#domain/second-factor.ts';
import { writeAudit } from '#store/audit-store.ts';
import type { Transaction } from '#store/database.ts';
import { type KeyRing, openBytes, sealBytes } from '#store/key-ring.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  keepRecoveryCodes,
  noteUsedCode,
  removeSecondFactor,
  secondFactorContext,
  secondFactorOf,
  useRecoveryCode,
} from '#store/second-factors-store.ts';
import { signInRules } from '#store/sign-in-store.ts';

type Owner = { readonly userId: string; readonly login: string };
/** What the telephone takes: by camera, or typed. */
export type Enrolment = { readonly secret: string; readonly uri: string };
export type UsedFactor = 'CODE' | 'RECOVERY_CODE';

const longestRecoveryCode = 16;
const hashOf = (code: string): string =>
  createHash('sha256')
    .update(`recovery code ${plainCode(code)}`)
    .digest('hex');

/** Gives a fresh secret; nothing changes at sign-in before it is confirmed. */
export async function enrolSecondFactor(trx: Transaction, ring: KeyRing, owner: Owner): Promise<Enrolment> {
  const secret = newSecret();
  await beginSecondFactor(trx, owner.userId, sealBytes(ring, Buffer.from(secret), secondFactorContext(owner.userId)));
  return { secret, uri: enrolmentUri(secret, owner.login) };
}

/** Takes the begun secret into use by its first code; answers recovery codes, shown this once. `at` is the machine's time in ms. */
export async function confirmEnrolment(
  trx: Transaction,
  ring: KeyRing,
  { userId, code, at }: { userId: string; code: string; at: number },
): Promise<readonly string[]> {
  const factor = await secondFactorOf(trx, userId);
  if (!factor?.begunSecret) throw new DomainError('NO_SECOND_FACTOR');
  const counter = counterOfCode(opened(ring, factor.begunSecret, userId), plainCode(code), at, 0);
  if (counter === null) throw new DomainError('INVALID_INPUT', { fields: [wrongFirstCode] });
  await confirmSecondFactor(trx, userId, counter);
  await note(trx, userId, 'SECOND_FACTOR_ON');
  return renewRecoveryCodes(trx, userId);
}

const wrongFirstCode = {
  path: 'code',
  message: 'Код не подошёл: возьмите новый из приложения и проверьте время на телефоне',
};

/** Checks a code of the telephone or a recovery code and uses it up; null when it is neither. */
export async function useSecondFactor(
  trx: Transaction,
  ring: KeyRing,
  { userId, code, at }: { userId: string; code: string; at: number },
): Promise<UsedFactor | null> {
  const factor = await secondFactorOf(trx, userId);
  if (!factor?.sealedSecret) return null;
  if (plainCode(code).length >= longestRecoveryCode) {
    return (await useRecoveryCode(trx, userId, hashOf(code))) ? 'RECOVERY_CODE' : null;
  }
  const secret = opened(ring, factor.sealedSecret, userId);
  const counter = counterOfCode(secret, plainCode(code), at, factor.lastCounter);
  if (counter === null) return null;
  await noteUsedCode(trx, userId, counter);
  return 'CODE';
}

/** Fresh recovery codes in place of the former; only their hashes are kept. */
export async function renewRecoveryCodes(trx: Transaction, userId: string): Promise<readonly string[]> {
  const { recoveryCodes: count } = await signInRules(trx);
  const codes = Array.from({ length: count }, () => recoveryCode(randomBytes(longestRecoveryCode)));
  await keepRecoveryCodes(trx, userId, codes.map(hashOf));
  await note(trx, userId, 'RECOVERY_CODES_RENEWED');
  return codes;
}

/** Ends the own second step. */
export async function endSecondFactor(trx: Transaction, userId: string): Promise<void> {
  await removeSecondFactor(trx, userId);
  await note(trx, userId, 'SECOND_FACTOR_OFF');
}

const opened = (ring: KeyRing, sealed: Buffer, userId: string): string =>
  openBytes(ring, sealed, secondFactorContext(userId)).toString();

function note(trx: Transaction, userId: string, action: string): Promise<void> {
  return writeAudit(trx, { actorId: userId, actorKind: 'PERSON', action, subjectKind: 'user', subjectId: userId });
}
