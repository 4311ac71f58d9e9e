/** The forms of the repository by their ids. */
import { readdir, readFile } from 'node:fs/promises';
import type { PaperForm } from '#documents/form-answers.ts';

const folder = new URL('../../forms/', import.meta.url);

export async function repositoryForms(): Promise<Readonly<Record<string, PaperForm>>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.form'));
  const read = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8')) as PaperForm & { id: string }),
  );
  return Object.fromEntries(read.map((form) => [form.id, form]));
}
