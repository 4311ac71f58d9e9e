/** The free-text fields of the Camunda forms, read from the forms themselves, so that a new field is never forgotten. */
import { readdirSync, readFileSync } from 'node:fs';
import { type FormComponent, type FormSchema, isField, ownPath } from '#form-runtime/form-schema.ts';

const folder = new URL('../../forms/', import.meta.url);

/** Per form the paths of the text fields that a person fills; a row of a list counts once (`children.name`). */
export const textFields: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.form'))
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as FormSchema)
    .map((form) => [form.id, form.components.flatMap((component) => below(component, []))]),
);

function below(component: FormComponent, parents: readonly string[]): string[] {
  const here = [...parents, ...ownPath(component)];
  if (component.components) return component.components.flatMap((inner) => below(inner, here));
  const isText = component.type === 'textfield' || component.type === 'textarea';
  return isText && isField(component) && !component.disabled ? [here.join('.')] : [];
}

type Data = Record<string, unknown>;

/** The submission with a new word in each text field that it has; `word` is asked per field and row. */
export function fillTexts(form: string, submission: Readonly<Data>, word: (field: string) => string): Data {
  const filled = structuredClone(submission) as Data;
  for (const field of textFields[form] ?? []) {
    const [first = '', second] = field.split('.');
    const value = filled[first];
    if (second === undefined && first in filled) filled[first] = word(`${form}.${field}`);
    if (second !== undefined && Array.isArray(value)) {
      for (const row of value as Data[]) row[second] = word(`${form}.${field}`);
    }
  }
  return filled;
}
