/**
 * The answers with which form-js is filled for a check: only those at the form's own fields.
 * So a submission can neither bring in options (`curators`) nor answer a field that is only shown.
 */
import { isField, ownPath, type FormComponent, type FormSchema } from './form-schema.ts';

type Data = Record<string, unknown>;

/** A plain object; anything else counts as nothing. */
export function objectOf(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}

/** The value below these names; names of the prototype are never followed. */
export function valueAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (Object.hasOwn(objectOf(at), name) ? objectOf(at)[name] : undefined), data);
}

function put(target: Data, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const inside = objectOf(target[name]);
  target[name] = inside;
  put(inside, rest, value);
}

function pick(components: readonly FormComponent[], answers: unknown, given: unknown, target: Data): void {
  for (const component of components) {
    const path = ownPath(component);
    if (isField(component)) {
      put(target, path, valueAt(component.disabled ? given : answers, path));
    } else if (component.type === 'dynamiclist') {
      const rows = valueAt(answers, path);
      const list = Array.isArray(rows) ? rows : [];
      put(
        target,
        path,
        list.map((row) => pickInto(component.components ?? [], row)),
      );
    } else if (path.length > 0) {
      const inside = objectOf(valueAt(target, path));
      pick(component.components ?? [], valueAt(answers, path), valueAt(given, path), inside);
      put(target, path, inside);
    } else {
      pick(component.components ?? [], answers, given, target);
    }
  }
}

function pickInto(components: readonly FormComponent[], answers: unknown): Data {
  const target: Data = {};
  pick(components, answers, {}, target);
  return target;
}

/** The answers at the form's fields alone; shown-only fields take their fact, and a repeated part that was not submitted has no rows. */
export function pickAnswers(schema: FormSchema, given: Readonly<Data>, submission: Readonly<Data>): Data {
  const answers: Data = {};
  pick(schema.components, submission, given, answers);
  return answers;
}

/** The same answers with texts of nothing but spaces emptied: they are no answer. */
export function withoutBlanks(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? '' : value;
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, withoutBlanks(inside)]));
}
