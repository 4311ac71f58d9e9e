/** The engine's archive: right, broken, missing; nothing half-done is left, and two copies fetch it once. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { engineHome, ensureEngine } from '#launcher/engine-archive.ts';
import { silentProgress } from '#launcher/progress.ts';

let folder: string;
let archive: string;
let sha256: string;
let server: Server | undefined;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'archive-test-'));
  const home = path.join(folder, 'source', 'camunda-zeebe-8.5.8');
  await mkdir(home, { recursive: true });
  await writeFile(path.join(home, 'marker'), 'engine');
  archive = path.join(folder, 'engine.tar.gz');
  await execa('tar', ['-czf', archive, '-C', path.join(folder, 'source'), 'camunda-zeebe-8.5.8']);
  sha256 = createHash('sha256')
    .update(await readFile(archive))
    .digest('hex');
});

afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

function environment(given: string) {
  return { SEVEN_STEPS_CACHE: path.join(folder, 'cache'), ENGINE_ARCHIVE: given };
}

async function serve(answer: (url: string) => { status: number; body: Buffer; cutAfter?: number }): Promise<string> {
  server = createServer((request, response) => {
    const { status, body, cutAfter } = answer(request.url ?? '');
    response.writeHead(status, { 'content-length': body.length });
    if (cutAfter === undefined) response.end(body);
    else response.write(body.subarray(0, cutAfter), () => response.destroy());
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/engine.tar.gz`;
}

test('unpacks a given archive once and keeps it', async () => {
  const env = environment(archive);
  const home = await ensureEngine({ env, progress: silentProgress, sha256 });
  expect(await readFile(path.join(home, 'marker'), 'utf8')).toBe('engine');
  await rm(archive);
  expect(await ensureEngine({ env, progress: silentProgress, sha256 })).toBe(home);
});

test('refuses a wrong checksum and leaves nothing behind', async () => {
  // given
  const env = environment(archive);
  // when
  const attempt = ensureEngine({ env, progress: silentProgress, sha256: 'f'.repeat(64) });
  // then
  await expect(attempt).rejects.toMatchObject({
    message: expect.stringContaining('контрольная сумма'),
    remedy: expect.stringContaining('ENGINE_ARCHIVE'),
  });
  expect(await readdir(env.SEVEN_STEPS_CACHE)).toEqual([]);
});

test('names the path of a given archive that is not there', async () => {
  const env = environment(path.join(folder, 'nowhere.tar.gz'));
  await expect(ensureEngine({ env, progress: silentProgress, sha256 })).rejects.toThrow('nowhere.tar.gz');
});

test('tells an interrupted download from a good one, and the next start recovers', async () => {
  // given a server that breaks off at first
  const body = await readFile(archive);
  let broken = true;
  const url = await serve(() => ({ status: 200, body, ...(broken ? { cutAfter: 20 } : {}) }));
  const env = environment(url);
  // when
  await expect(ensureEngine({ env, progress: silentProgress, sha256 })).rejects.toThrow('не загрузился');
  expect(await readdir(env.SEVEN_STEPS_CACHE)).toEqual([]);
  broken = false;
  // then
  expect(await ensureEngine({ env, progress: silentProgress, sha256 })).toBe(engineHome(env));
});

test('two copies starting together fetch once', async () => {
  // given
  const body = await readFile(archive);
  let requests = 0;
  const url = await serve(() => {
    requests += 1;
    return { status: 200, body };
  });
  // when
  const env = environment(url);
  const both = [1, 2].map(() => ensureEngine({ env, progress: silentProgress, sha256 }));
  // then
  expect(await Promise.all(both)).toEqual([engineHome(env), engineHome(env)]);
  expect(requests).toBe(1);
});

test('clears what a killed fetch left in the cache', async () => {
  const env = environment(archive);
  await mkdir(path.join(env.SEVEN_STEPS_CACHE, 'fetch-abandoned'), { recursive: true });
  await ensureEngine({ env, progress: silentProgress, sha256 });
  expect(await readdir(env.SEVEN_STEPS_CACHE)).toEqual(['camunda-zeebe-8.5.8']);
});
