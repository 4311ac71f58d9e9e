/**
 * The variables that a submission brings into the engine: only fields that the form marks so, and only ids, codes,
 * numbers, yes/no and dates. A text is refused even when it is marked: no personal data ever enters the engine.
 */
import { isField, ownPath, type FormComponent, type FormSchema } from './form-schema.ts';
import { valueAt } from './pick-answers.ts';

export type EngineVariable = string | number | boolean;

/** Kinds of fields whose answer is a choice, a number, a yes/no or a date. */
const ALLOWED_TYPES = new Set(['radio', 'select', 'number', 'checkbox', 'datetime']);
/** Codes and uuids. */
const CODE = /^[A-Za-z0-9_-]{1,64}$/;
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;
const NAME = /^[a-z][A-Za-z0-9]{0,63}$/;

function marked(
  components: readonly FormComponent[],
  prefix: readonly string[],
): readonly [string, string[], FormComponent][] {
  return components.flatMap((component): readonly [string, string[], FormComponent][] => {
    const path = [...prefix, ...ownPath(component)];
    const name = component.properties?.engineVariable;
    if (isField(component)) return name ? [[name, path, component]] : [];
    return component.type === 'dynamiclist' ? refuseRepeated(component) : marked(component.components ?? [], path);
  });
}

function refuseRepeated(list: FormComponent): readonly [] {
  if (marked(list.components ?? [], []).length > 0) {
    throw new RangeError(`A field of the repeated part ${list.path} cannot be an engine variable`);
  }
  return [];
}

function allowed(value: unknown, component: FormComponent): value is EngineVariable {
  if (!ALLOWED_TYPES.has(component.type)) return false;
  if (typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'string') return false;
  return component.type === 'datetime' ? DATE.test(value) : CODE.test(value);
}

/**
 * Variables by name; a marked field without an answer (hidden, left empty) brings none.
 * RangeError: the form marks a text, a repeated field or a wrong name, or the answer is none of the allowed kinds.
 */
export function engineVariables(
  schema: FormSchema,
  data: Readonly<Record<string, unknown>>,
): Record<string, EngineVariable> {
  const variables: Record<string, EngineVariable> = {};
  for (const [name, path, component] of marked(schema.components, [])) {
    const value = valueAt(data, path);
    if (!NAME.test(name)) throw new RangeError(`Not a name of an engine variable: ${name}`);
    if (value === undefined || value === null || value === '') continue;
    if (!allowed(value, component)) throw new RangeError(`The answer to ${path.join('.')} may not enter the engine`);
    variables[name] = value;
  }
  return variables;
}
