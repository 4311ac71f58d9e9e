/** Fields that a form restricts (`restricted`: reporter, health), and those that tell addresses: their answers are taken out for whom their group is not open. */
import { contactFields, type FieldGroup, reporterFields, restrictedGroups } from '#domain/field-groups.ts';
import { isField, ownPath, type FormComponent, type FormSchema } from './form-schema.ts';
import { objectOf, valueAt } from './pick-answers.ts';

type Data = Record<string, unknown>;
type Opens = (group: FieldGroup) => boolean;

function groupOfField({ key = '', properties }: FormComponent): FieldGroup | undefined {
  const marked = restrictedGroups[properties?.restricted ?? ''];
  if (marked) return marked;
  if (reporterFields.includes(key)) return 'REPORTER';
  return contactFields.includes(key) ? 'CONTACTS' : undefined;
}

function without(data: Data, [name = '', ...rest]: readonly string[]): Data {
  if (rest.length > 0) return { ...data, [name]: without(objectOf(data[name]), rest) };
  return Object.fromEntries(Object.entries(data).filter(([key]) => key !== name));
}

function strip(components: readonly FormComponent[], data: Data, opens: Opens): Data {
  return components.reduce((left, component) => {
    const path = ownPath(component);
    const inside = component.components ?? [];
    if (isField(component)) {
      const group = groupOfField(component);
      return group === undefined || opens(group) ? left : without(left, path);
    }
    const [name] = path;
    if (name === undefined) return strip(inside, left, opens);
    const value = valueAt(left, path);
    if (Array.isArray(value)) return { ...left, [name]: value.map((row) => strip(inside, objectOf(row), opens)) };
    return value === undefined ? left : { ...left, [name]: strip(inside, objectOf(value), opens) };
  }, data);
}

/** The answers without those whose group is not open. */
export function withoutRestricted(schema: FormSchema, data: Data, opens: Opens): Data {
  return strip(schema.components, data, opens);
}
