/**
 * Sealing of what must not lie in the open (stored files, second factors): AES-256-GCM. The bytes carry the id of their key,
 * the context (what they belong to) is authenticated with them, so sealed bytes moved to another row do not open there.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

type SealingKey = { readonly id: string; readonly key: Buffer };
/** Every key that may have sealed something, the newest last. New bytes are sealed by the newest. */
export type KeyRing = { keys: readonly SealingKey[]; readonly options: KeyRingOptions };

type KeyRingOptions = {
  /** APP_SECRET: its key is always in the ring, as the oldest but for the former secret's. */
  readonly secret: string;
  /** The secret that was in use before it was changed: what it sealed can still be opened and sealed anew. */
  readonly formerSecret?: string | undefined;
  /** KEY_RING_FILE: keys kept apart from the secret, the newest last. */
  readonly file?: string | undefined;
};

const keyBytes = 32;
const idBytes = 8;
const nonceBytes = 12;
const tagBytes = 16;
/** The first byte tells how the rest is laid out: format, key id, nonce, ciphertext, tag. */
const format = 1;
const headBytes = 1 + idBytes + nonceBytes;

const keyFile = z.object({ keys: z.array(z.object({ key: z.base64(), since: z.string() })) });
type KeyFile = z.infer<typeof keyFile>;

export function openKeyRing(options: KeyRingOptions): KeyRing {
  return { keys: keysOf(options), options };
}

function keysOf({ secret, formerSecret, file }: KeyRingOptions): readonly SealingKey[] {
  const derived = [formerSecret, secret].filter((known) => known !== undefined).map((known) => keyOf(derive(known)));
  if (!file) return derived;
  return [...derived, ...readKeyFile(file).keys.map(({ key }) => keyOf(Buffer.from(key, 'base64')))];
}

/** Seals by the newest key; `context` says what the bytes belong to and must be given again to open them. */
export function sealBytes(ring: KeyRing, plain: Buffer, context: string): Buffer {
  const { id, key } = newestKey(ring);
  const head = Buffer.concat([Buffer.of(format), Buffer.from(id, 'hex'), randomBytes(nonceBytes)]);
  const cipher = createCipheriv('aes-256-gcm', key, head.subarray(1 + idBytes), { authTagLength: tagBytes });
  cipher.setAAD(authenticated(head, context));
  return Buffer.concat([head, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what any key of the ring sealed; throws when the key is unknown, the context another or a bit changed. */
export function openBytes(ring: KeyRing, sealed: Buffer, context: string): Buffer {
  const key = findKey(ring, sealingKeyId(sealed));
  if (!key) throw new Error('Нет ключа, которым зашифрованы данные: проверьте APP_SECRET и KEY_RING_FILE.');
  const head = sealed.subarray(0, headBytes);
  const opener = createDecipheriv('aes-256-gcm', key, head.subarray(1 + idBytes), { authTagLength: tagBytes });
  opener.setAAD(authenticated(head, context));
  opener.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([opener.update(sealed.subarray(headBytes, -tagBytes)), opener.final()]);
}

/** A key that is not known may have come to the file meanwhile: a rotation needs no restart. */
function findKey(ring: KeyRing, id: string | undefined): Buffer | undefined {
  const known = () => ring.keys.find((key) => key.id === id)?.key;
  if (id !== undefined && !known() && ring.options.file) ring.keys = keysOf(ring.options);
  return known();
}

/** Whether these are sealed bytes at all. */
export function isSealed(bytes: Buffer): boolean {
  return sealingKeyId(bytes) !== undefined;
}

/** Whether the newest key sealed these bytes; what an older one sealed is sealed anew by a rotation. */
export function isSealedByNewest(ring: KeyRing, sealed: Buffer): boolean {
  return sealingKeyId(sealed) === newestKey(ring).id;
}

/** Adds a fresh key to the file (made when there is none), readable by its owner only; answers how many it holds now. */
export function addKeyToFile(file: string, since: string): number {
  const known: KeyFile['keys'] = existsSync(file) ? readKeyFile(file).keys : [];
  const keys = [...known, { key: randomBytes(keyBytes).toString('base64'), since }];
  const fresh = `${file}.new`;
  writeFileSync(fresh, `${JSON.stringify({ keys }, null, 2)}\n`, { mode: 0o600 });
  renameSync(fresh, file);
  return keys.length;
}

function readKeyFile(file: string): KeyFile {
  const parsed = keyFile.safeParse(jsonOf(file));
  if (parsed.success && parsed.data.keys.every(({ key }) => Buffer.from(key, 'base64').length === keyBytes)) {
    return parsed.data;
  }
  throw new Error(
    `Файл ключей KEY_RING_FILE не читается: ${file}. Верните его из резервной копии; новый, если ещё ничего не зашифровано, создаст npm run admin -- rotate-keys.`,
  );
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const derive = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'seven-steps files', keyBytes));

const keyOf = (key: Buffer): SealingKey => ({
  id: createHash('sha256')
    .update('seven-steps key id')
    .update(key)
    .digest('hex')
    .slice(0, idBytes * 2),
  key,
});

const newestKey = (ring: KeyRing): SealingKey => ring.keys[ring.keys.length - 1]!;

const authenticated = (head: Buffer, context: string): Buffer => Buffer.concat([head, Buffer.from(context, 'utf8')]);

function sealingKeyId(sealed: Buffer): string | undefined {
  if (sealed.length < headBytes + tagBytes || sealed[0] !== format) return undefined;
  return sealed.subarray(1, 1 + idBytes).toString('hex');
}
