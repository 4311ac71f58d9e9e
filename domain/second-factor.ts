/** One-time codes of a telephone (TOTP, RFC 6238: SHA-1, six digits, half a minute, as every authenticator understands). */
import { Secret, TOTP } from 'otpauth';

const issuer = 'Семь шагов';
const periodSeconds = 30;
const digits = 6;
const algorithm = 'SHA1';
/** A telephone's clock may be one period off. */
const window = 1;

/** The secret as a telephone takes it by hand: base32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** What the QR code says; the name of the system once, so that the picture stays easy to scan. */
export function enrolmentUri(secret: string, login: string): string {
  const settings = { secret, algorithm, digits, period: periodSeconds };
  return new TOTP({ issuer, issuerInLabel: false, label: login, ...settings }).toString();
}

/** The counter whose code this is, when it is later than the one used last: a code serves once. */
export function counterOfCode(secret: string, code: string, at: number, lastCounter: number): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), algorithm, digits, period: periodSeconds });
  const delta = totp.validate({ token: code, timestamp: at, window });
  if (delta === null) return null;
  const counter = Math.floor(at / 1000 / periodSeconds) + delta;
  return counter > lastCounter ? counter : null;
}

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const groups = 4;
const groupLength = 4;

/** A recovery code of random bytes (16 of them, 80 bits used): «ABCD-EFGH-JKLM-NPQR», without letters that look alike. */
export function recoveryCode(bytes: Uint8Array): string {
  const letters = Array.from(bytes.slice(0, groups * groupLength), (byte) => alphabet[byte % alphabet.length]);
  return Array.from({ length: groups }, (_, group) =>
    letters.slice(group * groupLength, (group + 1) * groupLength).join(''),
  ).join('-');
}

/** What was typed, as it is compared: no spaces or dashes, capital letters. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();
