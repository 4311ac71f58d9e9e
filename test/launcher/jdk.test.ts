/** The JDK finder with stand-ins for `java` that only print a version. */
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findJdk, listJdks, parseJavaVersion } from '#launcher/jdk.ts';

let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'jdk-test-')));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function makeJava(home: string, version: string): Promise<string> {
  const java = path.join(folder, home, 'bin', 'java');
  await mkdir(path.dirname(java), { recursive: true });
  await writeFile(java, `#!/bin/sh\necho 'openjdk version "${version}" 2026-01-20' >&2\n`);
  await chmod(java, 0o755);
  return java;
}

test('passes over an old java on the path and takes a newer one beside it', async () => {
  // given
  const old = await makeJava('old', '17.0.9');
  const newer = await makeJava('jvm/temurin', '25.0.1');
  const env = { PATH: path.dirname(old) };
  // when
  const jdk = await findJdk({ env, folders: [path.join(folder, 'jvm')] });
  // then
  expect(jdk).toEqual({ java: newer, version: 25 });
});

test('prefers JAVA_HOME when it is new enough', async () => {
  const chosen = await makeJava('chosen', '21.0.2');
  await makeJava('jvm/temurin', '25.0.1');
  const jdk = await findJdk({ env: { JAVA_HOME: path.join(folder, 'chosen') }, folders: [path.join(folder, 'jvm')] });
  expect(jdk.java).toBe(chosen);
});

test('lists one java once, although two roads lead to it', async () => {
  const java = await makeJava('jvm/a', '21');
  const env = { JAVA_HOME: path.join(folder, 'jvm', 'a'), PATH: path.dirname(java) };
  expect(await listJdks({ env, folders: [path.join(folder, 'jvm')] })).toHaveLength(1);
});

test('says in Russian what was found and what to install', async () => {
  const old = await makeJava('old', '17.0.9');
  const search = findJdk({ env: { PATH: path.dirname(old) }, folders: [] });
  await expect(search).rejects.toMatchObject({
    message: expect.stringContaining(`${old} (версия 17)`),
    remedy: expect.stringContaining('JDK 21'),
  });
});

test('says so when there is no java at all', async () => {
  await expect(findJdk({ env: {}, folders: [folder] })).rejects.toThrow('Java не найдена');
});

test.each([
  ['java version "1.8.0_392"', 8],
  ['openjdk version "17.0.9" 2023-10-17', 17],
  ['openjdk version "25" 2025-09-16', 25],
  ['bash: no such command', undefined],
])('reads the version from %s', (output, version) => {
  expect(parseJavaVersion(output)).toBe(version);
});
