/** Writes generated/form-types.ts: one TypeScript type for the submission of each form in forms/. Run: tsx form-runtime/generate-form-types.ts */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { isField, ownPath, type FormComponent, type FormSchema } from './form-schema.ts';
import { readFormSchemas } from './read-forms.ts';

type Member =
  { readonly optional: boolean; readonly type: string } | { readonly optional: boolean; readonly fields: Shape };
type Shape = Map<string, Member>;

const HEADER = '/** The submission of each form in forms/. Generated, do not edit: npm run generate. */\n';
const TARGET = new URL('../generated/form-types.ts', import.meta.url);

function literals(component: FormComponent): string {
  return component.values ? component.values.map(({ value }) => JSON.stringify(value)).join(' | ') : 'string';
}

function answerType(component: FormComponent): string {
  const orNull = component.validate?.required ? '' : ' | null';
  switch (component.type) {
    case 'textfield':
    case 'textarea':
      return 'string';
    case 'number':
      return `number${orNull}`;
    case 'checkbox':
      return 'boolean';
    case 'radio':
    case 'select':
      return `${literals(component)}${orNull}`;
    case 'checklist':
    case 'taglist':
      return `Array<${literals(component)}>`;
    case 'datetime':
      return `string${orNull}`;
    default:
      return 'unknown';
  }
}

function childShape(shape: Shape, name: string, optional: boolean): Shape {
  const known = shape.get(name);
  if (known && 'fields' in known) return known.fields;
  const fields: Shape = new Map();
  shape.set(name, { optional, fields });
  return fields;
}

function collect(components: readonly FormComponent[], shape: Shape, hidden: boolean): void {
  for (const component of components) {
    const path = ownPath(component);
    const optional = hidden || component.conditional?.hide !== undefined;
    if (isField(component) && !component.disabled) {
      const parent = path.slice(0, -1).reduce((at, name) => childShape(at, name, optional), shape);
      parent.set(path.at(-1) ?? '', { optional, type: answerType(component) });
    } else if (component.type === 'dynamiclist') {
      const row: Shape = new Map();
      collect(component.components ?? [], row, false);
      shape.set(path.at(-1) ?? '', { optional: true, type: `Array<${render(row)}>` });
    } else if (component.components) {
      const inside = path.reduce((at, name) => childShape(at, name, optional), shape);
      collect(component.components, inside, path.length > 0 ? false : optional);
    }
  }
}

function render(shape: Shape): string {
  const members = [...shape].map(([name, member]) => {
    const type = 'fields' in member ? render(member.fields) : member.type;
    return `${name}${member.optional ? '?' : ''}: ${type};`;
  });
  return `{ ${members.join(' ')} }`;
}

/** Name of the type: receiveSignal → ReceiveSignalSubmission. */
function typeName(schema: FormSchema): string {
  return `${schema.id.charAt(0).toUpperCase()}${schema.id.slice(1)}Submission`;
}

/** The text of generated/form-types.ts for these forms, in their order. Hidden fields are optional; a disabled one is never submitted. */
export function renderFormTypes(schemas: readonly FormSchema[]): Promise<string> {
  const types = schemas.map((schema) => {
    const shape: Shape = new Map();
    collect(schema.components, shape, false);
    return `export type ${typeName(schema)} = ${render(shape)};\n`;
  });
  const map = schemas.map((schema) => `${schema.id}: ${typeName(schema)};`).join(' ');
  const text = `${HEADER}\n${types.join('\n')}\nexport type FormSubmissions = { ${map} };\n\nexport type FormId = keyof FormSubmissions;\n`;
  return format(text, { parser: 'typescript', printWidth: 120, singleQuote: true });
}

/** Writes the file anew. */
export async function generateFormTypes(): Promise<void> {
  await writeFile(TARGET, await renderFormTypes((await readFormSchemas()).map(({ schema }) => schema)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generateFormTypes();
