/** Forms of the repository for tests. */
import { readFormSchemas, type FormFile } from '#form-runtime/read-forms.ts';
import type { FormId } from '#generated/form-types.ts';
import type { FormSchema } from '#form-runtime/form-schema.ts';

export const FORM_FILES: readonly FormFile[] = await readFormSchemas();

/** The form of this id; throws when there is none. */
export function formOf(id: FormId): FormSchema {
  const found = FORM_FILES.find(({ schema }) => schema.id === id);
  if (!found) throw new Error(`No form ${id}`);
  return found.schema;
}
