/** Keys that make a repeated change harmless: the same attempt keeps its key until the server's answer is certain. */
import { isUncertain } from './api-problem.ts';

export type IdempotencyKeeper = {
  /** The key of this attempt: the last one while its outcome is unknown and nothing in it changed. */
  readonly keyFor: (fingerprint: string) => string;
  /** Tells how the attempt ended; a certain answer frees the key. */
  readonly settle: (error?: unknown) => void;
};

export function idempotencyKeeper(makeKey: () => string = newKey): IdempotencyKeeper {
  let pending: { readonly fingerprint: string; readonly key: string } | undefined;
  return {
    keyFor(fingerprint) {
      if (pending?.fingerprint !== fingerprint) pending = { fingerprint, key: makeKey() };
      return pending.key;
    },
    settle(error) {
      if (!isUncertain(error)) pending = undefined;
    },
  };
}

/** A random UUID; also on plain http in a local network, where browsers hide crypto.randomUUID. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
