/** The texts that requests take, read from the description of the API, so that a new field is never forgotten by the hostile ones. */
import { openApiDocument } from '#api/openapi.ts';
import type { Asked } from '#test/support/api.ts';

type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
};
type Parameter = { readonly name: string; readonly in: string; readonly schema: Schema };
type Described = {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};

/** Where a request takes words: `at` leads into a body, `0` into the first of a list, `*` into an object of any keys. */
export type TextField = {
  readonly operation: string;
  readonly place: 'params' | 'query' | 'body';
  readonly at: readonly string[];
};

const document = openApiDocument('test') as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** Fields of all operations that take words of any kind; codes of a list, numbers, days and ids are none. */
const found: readonly TextField[] = Object.values(document.paths)
  .flatMap((path) => Object.values(path))
  .flatMap(({ operationId: operation, parameters = [], requestBody }) => [
    ...parameters
      .filter((parameter) => parameter.in !== 'header' && takesWords(parameter.schema))
      .map(({ in: where, name }): TextField => ({
        operation,
        place: where === 'path' ? 'params' : 'query',
        at: [name],
      })),
    ...Object.values(requestBody?.content ?? {})
      .flatMap(({ schema }) => textsIn(schema, []))
      .map((at) => ({ operation, place: 'body' as const, at })),
  ]);

function textsIn(schema: Schema, at: readonly string[]): readonly (readonly string[])[] {
  if (takesWords(schema)) return [at];
  const { properties = {}, items, additionalProperties, ...rest } = resolved(schema);
  return [
    ...Object.entries(properties).flatMap(([name, inner]) => textsIn(inner, [...at, name])),
    ...(items ? textsIn(items, [...at, '0']) : []),
    ...(additionalProperties ? [[...at, '*']] : []),
    ...[...(rest.anyOf ?? []), ...(rest.oneOf ?? []), ...(rest.allOf ?? [])].flatMap((inner) => textsIn(inner, at)),
  ];
}

function takesWords(schema: Schema): boolean {
  const { type, enum: codes, const: only, format } = resolved(schema);
  return [type].flat().includes('string') && !codes && only === undefined && !format;
}

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : resolved(document.components.schemas[name] ?? {});
}

/** The request with the text in the field; the rest of it stays right. */
export function withText(asked: Asked, { place, at }: TextField, text: string): Asked {
  return { ...asked, [place]: put(asked[place], at, text) };
}

function put(into: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text;
  if (key === '0') return [put((into as readonly unknown[] | undefined)?.[0], rest, text)];
  const name = key === '*' ? 'note' : key;
  const known = (into ?? {}) as Readonly<Record<string, unknown>>;
  return { ...known, [name]: put(known[name], rest, text) };
}

/** `registerSignal body children.0.name`. */
export function nameOf({ operation, place, at }: TextField): string {
  return `${operation} ${place} ${at.join('.')}`;
}

/** Each once, also where a body comes in several kinds. */
export const requestTexts: readonly TextField[] = [...new Map(found.map((field) => [nameOf(field), field])).values()];
