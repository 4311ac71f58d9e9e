/** The way into every command: dependencies are never installed through a link, because npm ci empties the folder behind it. */
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { repositoryFolder } from '#launcher/repository.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'entry-test-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A copy whose lockfile asks for nothing that is there. */
async function copyOfRepository(): Promise<string> {
  const copy = path.join(folder, 'copy');
  await mkdir(path.join(copy, 'launcher'), { recursive: true });
  await cp(path.join(repositoryFolder, 'launcher', 'entry.mjs'), path.join(copy, 'launcher', 'entry.mjs'));
  await writeFile(path.join(copy, 'package.json'), JSON.stringify({ name: 'copy', version: '1.0.0', type: 'module' }));
  const packages = { '': { name: 'copy', version: '1.0.0' }, 'node_modules/tsx': { version: '4.23.15' } };
  await writeFile(path.join(copy, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
  return copy;
}

test('a linked node_modules is refused in plain words and stays whole', async () => {
  // given
  const copy = await copyOfRepository();
  const other = path.join(folder, 'other');
  await mkdir(other);
  await writeFile(path.join(other, 'in-use.js'), '');
  await symlink(other, path.join(copy, 'node_modules'));
  // when
  const script = "import('./launcher/entry.mjs').then(({ enter }) => enter('launcher/none.ts'))";
  const result = await execa(process.execPath, ['-e', script], { cwd: copy, env: { NODE_OPTIONS: '' }, reject: false });
  // then
  expect(result.exitCode).toBe(1);
  expect(result.stderr).toMatch(/^Ошибка: папка node_modules здесь — ссылка/);
  expect(await readdir(other)).toEqual(['in-use.js']);
});
