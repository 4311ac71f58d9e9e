/** `npm run generate`: every `<room>/generate-*.ts` writes its files of generated/ anew. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { runChecks, typescriptCheck } from './checks.ts';
import { repositoryFolder } from './repository.ts';

const NOT_ROOMS = new Set(['node_modules', 'dist', 'test']);

export async function main(): Promise<number> {
  const files = await findGenerators();
  const failed = await runChecks(files.map((file) => typescriptCheck(file, file)));
  if (failed.length > 0) process.stderr.write(`\nНе удалось создать заново: ${failed.join(', ')}.\n`);
  return failed.length === 0 ? 0 : 1;
}

async function findGenerators(): Promise<string[]> {
  const entries = await readdir(repositoryFolder, { withFileTypes: true });
  const rooms = entries.filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith('.') && !NOT_ROOMS.has(entry.name),
  );
  const found = await Promise.all(rooms.map(({ name }) => generatorsOf(name)));
  return found.flat().sort();
}

async function generatorsOf(room: string): Promise<string[]> {
  const names = await readdir(path.join(repositoryFolder, room));
  return names.filter((name) => /^generate-[a-z-]+\.ts$/.test(name)).map((name) => `${room}/${name}`);
}
