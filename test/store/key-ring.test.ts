/** The key ring: what is sealed opens only unchanged, in its place and with its key; older keys stay good until a rotation. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addKeyToFile, isSealedByNewest, openBytes, openKeyRing, sealBytes } from '#store/key-ring.ts';

const secret = 'a secret of tests that is long enough';
const plain = Buffer.from('Ведомость: Сидорова Анна');
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'seven-keys-'));
  file = path.join(folder, 'keys.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what was sealed opens to the same bytes and does not hold them in the open', () => {
  const ring = openKeyRing({ secret });
  const sealed = sealBytes(ring, plain, 'template:1');
  expect(sealed.includes('Сидорова')).toBe(false);
  expect(openBytes(openKeyRing({ secret }), sealed, 'template:1')).toEqual(plain);
  expect(openBytes(ring, sealBytes(ring, Buffer.alloc(0), 'x'), 'x')).toHaveLength(0);
});

test('the same bytes are sealed differently each time', () => {
  const ring = openKeyRing({ secret });
  expect(sealBytes(ring, plain, 'x').equals(sealBytes(ring, plain, 'x'))).toBe(false);
});

test('another context, another secret and any changed byte are refused', () => {
  const ring = openKeyRing({ secret });
  const sealed = sealBytes(ring, plain, 'template:1');
  expect(() => openBytes(ring, sealed, 'template:2')).toThrow();
  expect(() => openBytes(openKeyRing({ secret: `${secret}!` }), sealed, 'template:1')).toThrow('KEY_RING_FILE');
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    expect(() => openBytes(ring, changed, 'template:1')).toThrow();
  }
  expect(() => openBytes(ring, sealed.subarray(0, 20), 'template:1')).toThrow();
  expect(() => openBytes(ring, plain, 'template:1')).toThrow();
});

test('a new key in the file seals from then on, and what older keys sealed still opens', () => {
  const first = sealBytes(openKeyRing({ secret }), plain, 'x');
  expect(addKeyToFile(file, '2026-11-23')).toBe(1);
  const second = sealBytes(openKeyRing({ secret, file }), plain, 'x');
  expect(addKeyToFile(file, '2027-11-23')).toBe(2);
  const ring = openKeyRing({ secret, file });
  expect([first, second].map((sealed) => isSealedByNewest(ring, sealed))).toEqual([false, false]);
  expect([first, second].map((sealed) => openBytes(ring, sealed, 'x'))).toEqual([plain, plain]);
  expect(isSealedByNewest(ring, sealBytes(ring, plain, 'x'))).toBe(true);
});

test('what the former secret sealed opens after the secret was changed', () => {
  const sealed = sealBytes(openKeyRing({ secret }), plain, 'x');
  const changed = openKeyRing({ secret: 'quite another secret of tests, long enough', formerSecret: secret });
  expect(openBytes(changed, sealed, 'x')).toEqual(plain);
  expect(isSealedByNewest(changed, sealed)).toBe(false);
});

test('only the owner may read the file of keys, and a broken or missing one is named', () => {
  addKeyToFile(file, '2026-11-23');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  for (const broken of ['', '{', '{"keys":{}}', '{"keys":[{"key":"AAAA","since":"2026-11-23"}]}']) {
    writeFileSync(file, broken);
    expect(() => openKeyRing({ secret, file })).toThrow(file);
  }
  expect(() => openKeyRing({ secret, file: path.join(folder, 'none.json') })).toThrow('KEY_RING_FILE');
});

test('a key that came to the file meanwhile is found without a restart', () => {
  addKeyToFile(file, '2026-11-23');
  const running = openKeyRing({ secret, file });
  addKeyToFile(file, '2027-11-23');
  const sealed = sealBytes(openKeyRing({ secret, file }), plain, 'x');
  expect(openBytes(running, sealed, 'x')).toEqual(plain);
});
