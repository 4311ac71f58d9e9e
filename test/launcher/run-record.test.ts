/** What a killed run leaves behind: stopped when it is really ours, left alone when the process id belongs to somebody else. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { tryLock } from '#launcher/lock-file.ts';
import { identityOf, isAlive } from '#launcher/process-identity.ts';
import { createProgress } from '#launcher/progress.ts';
import { readRunRecord, recoverFromEarlierRun, sweepTemporaryFolders, writeRunRecord } from '#launcher/run-record.ts';
import { readSecret, TEMPORARY_PREFIX } from '#launcher/state-folder.ts';

const gone = { name: 'launcher', pid: 2 ** 22 + 1, identity: 'gone' };
let folder: string;
let said: string[];
let children: ChildProcess[];
const progress = createProgress((text) => said.push(text));

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'run-test-'));
  said = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function startSleeper(): { name: string; pid: number; identity: string } {
  const child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
  children.push(child);
  const pid = child.pid!;
  return { name: 'Zeebe', pid, identity: identityOf(pid)! };
}

test('a leftover of a killed launcher is stopped and named', async () => {
  // given
  const leftover = startSleeper();
  await writeRunRecord(folder, { launcher: gone, address: undefined, ports: {}, processes: [leftover] });
  // when
  await recoverFromEarlierRun(folder, progress);
  // then
  expect(isAlive(leftover.pid)).toBe(false);
  expect(said.join('')).toContain('остановлены его остатки: Zeebe');
  expect(await readRunRecord(folder)).toBeUndefined();
});

test('a process id used again by somebody else is left alone', async () => {
  const stranger = startSleeper();
  const processes = [{ ...stranger, identity: 'another start' }];
  await writeRunRecord(folder, { launcher: gone, address: undefined, ports: {}, processes });
  await recoverFromEarlierRun(folder, progress);
  expect(isAlive(stranger.pid)).toBe(true);
});

test('a second start of a running copy is refused with the address of the first', async () => {
  const launcher = { ...startSleeper(), name: 'launcher' };
  await writeRunRecord(folder, { launcher, address: 'http://127.0.0.1:3000', ports: {}, processes: [] });
  await expect(recoverFromEarlierRun(folder, progress)).rejects.toThrow('уже запущена: http://127.0.0.1:3000');
});

test('temporary folders of killed tests are removed, those of living ones stay', async () => {
  // given
  const [dead, living] = ['dead', 'living'].map((name) => path.join(folder, `${TEMPORARY_PREFIX}${name}`)) as [
    string,
    string,
  ];
  await Promise.all([dead, living].map((name) => mkdir(name)));
  const launcher = { ...startSleeper(), name: 'launcher' };
  await writeRunRecord(dead, { launcher: gone, address: undefined, ports: {}, processes: [] });
  await writeRunRecord(living, { launcher, address: undefined, ports: {}, processes: [] });
  // when
  await sweepTemporaryFolders(folder);
  // then
  expect(await readdir(folder)).toEqual([path.basename(living)]);
});

test('the lock of a dead process is taken over, that of a living one is not', async () => {
  const file = path.join(folder, 'start.lock');
  await writeFile(file, JSON.stringify(gone));
  const lock = await tryLock(file);
  expect(lock).toBeDefined();
  expect(await tryLock(file)).toBeUndefined();
  await lock!.release();
  expect(await tryLock(file)).toBeDefined();
});

test('the secret is made once', async () => {
  const secret = await readSecret(folder, {});
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(await readSecret(folder, {})).toBe(secret);
  expect(await readSecret(folder, { APP_SECRET: 'given' })).toBe('given');
});
