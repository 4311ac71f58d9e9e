/** `npm run doctor --json`: exactly one line for programs, and an exit code that says whether a start is possible. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { repositoryFolder } from '#launcher/repository.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'doctor-test-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function runDoctor(env: Record<string, string>) {
  const settings = {
    SEVEN_STEPS_CACHE: path.join(folder, 'cache'),
    STATE_DIR: path.join(folder, 'state'),
    NODE_OPTIONS: '',
  };
  return execa(process.execPath, ['launcher/doctor.mjs', '--json'], {
    cwd: repositoryFolder,
    env: { ...settings, ...env },
    reject: false,
  });
}

test('prints one JSON line with every finding', async () => {
  const { stdout, exitCode } = await runDoctor({ PORT: '' });
  expect(stdout.split('\n')).toHaveLength(1);
  const { canStart, findings } = JSON.parse(stdout) as {
    canStart: boolean;
    findings: { name: string; level: string; text: string }[];
  };
  const names = [
    'node',
    'npm',
    'jdk',
    'maven',
    'engine',
    'state',
    'disk',
    'memory',
    'postgres',
    'port',
    'copy',
    'chromium',
    'office',
    'security',
  ];
  expect(findings.map(({ name }) => name)).toEqual(names);
  expect(findings.every(({ level, text }) => ['ok', 'warning', 'stop'].includes(level) && text.length > 0)).toBe(true);
  expect(exitCode).toBe(canStart ? 0 : 1);
});

test('a port that is no port blocks the start and has a remedy', async () => {
  const { stdout, exitCode } = await runDoctor({ PORT: 'abc' });
  const { findings } = JSON.parse(stdout) as { findings: { name: string; level: string; remedy?: string }[] };
  expect(findings.find(({ name }) => name === 'port')).toMatchObject({ level: 'stop', remedy: expect.any(String) });
  expect(exitCode).toBe(1);
});
