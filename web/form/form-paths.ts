/** Paths of fields: the server names them `members.0.name` (or `members[0].name`), form-js keeps them as lists of steps. Pure. */

import { fieldLabel, ownPath, type FormComponent } from '#form-runtime/form-schema.ts';

export type PathStep = string | number;

/** A field as drawn now: rows of dynamic lists have one instance each. */
export type FieldInstance = {
  readonly id: string;
  readonly valuePath: readonly PathStep[];
  readonly indexes?: Readonly<Record<string, number>>;
};

/** One canonical text for a path however it was written: `members.0.name`. */
export function canonicalPath(path: string | readonly PathStep[]): string {
  if (typeof path !== 'string') return path.join('.');
  return path.replaceAll(/\[(\d+)\]/g, '.$1').replace(/^\./, '');
}

/** The field that shows an error at this path: the field itself, or the first one inside it when the path names a list or group. */
export function instanceAt<T extends FieldInstance>(instances: readonly T[], path: string): T | undefined {
  const wanted = canonicalPath(path);
  const exact = instances.find(({ valuePath }) => canonicalPath(valuePath) === wanted);
  return exact ?? instances.find(({ valuePath }) => canonicalPath(valuePath).startsWith(`${wanted}.`));
}

/** The key under which form-js keeps errors of an instance: its id, then the row numbers. */
export function errorKey(instance: FieldInstance): readonly PathStep[] {
  return [instance.id, ...Object.values(instance.indexes ?? {})];
}

/** The id of the instance's element in the page (as form-js builds it). */
export function elementId(instance: FieldInstance, formId: string): string {
  const rows = Object.values(instance.indexes ?? {}).map((index) => `_${index}`);
  return `fjs-form-${formId}-${instance.id}${rows.join('')}`;
}

/** A copy of form-js's error tree with messages put at a key. */
export function withErrorAt(errors: unknown, key: readonly PathStep[], messages: readonly string[]): unknown {
  const [step, ...rest] = key;
  if (step === undefined) return [...messages];
  const copy: Record<PathStep, unknown> =
    typeof errors === 'object' && errors !== null && !Array.isArray(errors) ? { ...errors } : {};
  copy[step] = withErrorAt(copy[step], rest, messages);
  return copy;
}

/** The messages that form-js keeps at a key. */
export function errorsAt(errors: unknown, key: readonly PathStep[]): readonly string[] {
  const found = key.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? (at as Record<PathStep, unknown>)[step] : undefined),
    errors,
  );
  return Array.isArray(found) ? found.filter((message): message is string => typeof message === 'string') : [];
}

/** What a person calls the place of a path: the field, or the list or group that the path names. Undefined when there is none. */
export function labelAt(components: readonly FormComponent[], path: string): string | undefined {
  const wanted = canonicalPath(path)
    .split('.')
    .filter((step) => !/^\d+$/.test(step))
    .join('.');
  return labelBelow(components, '', wanted);
}

function labelBelow(components: readonly FormComponent[], prefix: string, wanted: string): string | undefined {
  for (const component of components) {
    const place = [prefix, ...ownPath(component)].filter((part) => part !== '').join('.');
    if (place === wanted && place !== prefix) return fieldLabel(component);
    const inside = labelBelow(component.components ?? [], place, wanted);
    if (inside !== undefined) return inside;
  }
  return undefined;
}
