/** Writes generated/job-types.json: the job types for which a worker exists, read from the files that export `work`. */
import { readdir, readFile, writeFile } from 'node:fs/promises';

const here = new URL('./', import.meta.url);

async function jobTypes(): Promise<string[]> {
  const files = (await readdir(here)).filter((file) => file.endsWith('.ts')).sort();
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, here), 'utf8')));
  return files
    .filter((_file, index) => /^export const work\b/m.test(texts[index] ?? ''))
    .map((file) => file.slice(0, -3));
}

await writeFile(new URL('../generated/job-types.json', here), `${JSON.stringify(await jobTypes(), null, 2)}\n`);
