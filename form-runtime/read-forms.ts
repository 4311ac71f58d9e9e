/** The forms of the repository, read from forms/ in the order of their file names. */
import { readFile, readdir } from 'node:fs/promises';
import type { FormSchema } from './form-schema.ts';

export type FormFile = { readonly file: string; readonly schema: FormSchema };

const FORMS = new URL('../forms/', import.meta.url);

/** All of forms/*.form, parsed. */
export async function readFormSchemas(): Promise<readonly FormFile[]> {
  const files = (await readdir(FORMS)).filter((file) => file.endsWith('.form')).sort();
  return Promise.all(
    files.map(async (file) => ({
      file,
      schema: JSON.parse(await readFile(new URL(file, FORMS), 'utf8')) as FormSchema,
    })),
  );
}
