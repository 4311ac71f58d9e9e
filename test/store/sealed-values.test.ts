/** Stored files and second factors lie sealed in the database, whatever key is the newest; a rotation seals them anew. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addKeyToFile, isSealedByNewest, openKeyRing, sealBytes } from '#store/key-ring.ts';
import { templateFile } from '#store/paper-templates-store.ts';
import { sealAnew, sealOpenValues } from '#store/sealed-values-store.ts';
import { secondFactorContext } from '#store/second-factors-store.ts';
import { as, type Casework, idOf, openCasework } from '#test/support/casework.ts';

let casework: Casework;
let folder: string;

beforeAll(async () => {
  casework = await openCasework();
  folder = mkdtempSync(path.join(os.tmpdir(), 'seven-keys-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await casework.close();
});

const contents = async (): Promise<readonly Buffer[]> =>
  (await casework.owner('paper_templates').orderBy(['code', 'version']).select('content')).map((row) => row.content);
const visitCard = { code: 'visit-card', version: 1 };

test('no template lies in the open, and it opens to a Word file', async () => {
  const ring = openKeyRing({ secret: casework.secret });
  expect(
    (await contents()).filter((content) => content.includes('PK\u0003\u0004') || content.includes('word/')),
  ).toEqual([]);
  const file = await as(casework, 'methodist', (trx) => templateFile(trx, ring, visitCard));
  expect(file?.subarray(0, 2).toString()).toBe('PK');
});

test('the database takes no file in the open, from nobody', async () => {
  const open = { content: Buffer.from('PK open') };
  await expect(casework.owner('paper_templates').where(visitCard).update(open)).rejects.toMatchObject({
    code: '23514',
  });
});

test('what was stored before is sealed at the next start, once', async () => {
  const ring = openKeyRing({ secret: casework.secret });
  const { rows } = await casework.owner.raw(
    "SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE conname = 'paper_templates_sealed'",
  );
  await casework.owner.raw('ALTER TABLE paper_templates DROP CONSTRAINT paper_templates_sealed');
  const file = await as(casework, 'methodist', (trx) => templateFile(trx, ring, visitCard));
  await casework.owner('paper_templates').where(visitCard).update({ content: file });
  await casework.owner.raw(`ALTER TABLE paper_templates ADD CONSTRAINT paper_templates_sealed ${rows[0].rule}`);
  expect(await sealOpenValues(casework.owner, ring)).toBe(1);
  expect(await sealOpenValues(casework.owner, ring)).toBe(0);
  expect(await as(casework, 'methodist', (trx) => templateFile(trx, ring, visitCard))).toEqual(file);
});

test('a rotation seals everything by the newest key, and can be repeated', async () => {
  const keys = path.join(folder, 'keys.json');
  const old = openKeyRing({ secret: casework.secret });
  const userId = idOf(casework, 'head');
  const factor = sealBytes(old, Buffer.from('JBSWY3DPEHPK3PXP'), secondFactorContext(userId));
  await casework.owner('second_factors').insert({ user_id: userId, sealed_secret: factor });
  addKeyToFile(keys, '2026-11-23');
  const ring = openKeyRing({ secret: casework.secret, file: keys });
  const before = await contents();
  expect(await sealAnew(casework.owner, ring)).toBe(before.length + 1);
  expect((await contents()).every((content) => isSealedByNewest(ring, content))).toBe(true);
  expect(await sealAnew(casework.owner, ring)).toBe(0);
  const file = await as(casework, 'methodist', (trx) => templateFile(trx, ring, visitCard));
  expect(file?.subarray(0, 2).toString()).toBe('PK');
  await expect(as(casework, 'methodist', (trx) => templateFile(trx, old, visitCard))).rejects.toThrow('KEY_RING_FILE');
});
