/**
 * Of the facts with which a form is opened, those that it only shows: values of disabled fields, options, rows of tables.
 * They are kept with the submission, so that its record shows what the person saw.
 */
import { isField, ownPath, type FormComponent, type FormSchema } from './form-schema.ts';

type Facts = Readonly<Record<string, unknown>>;

function keysOf(component: FormComponent): readonly string[] {
  const options = component.valuesKey ? [component.valuesKey] : [];
  const table = component.type === 'table' && component.dataSource ? [component.dataSource.replace(/^=\s*/, '')] : [];
  const shown = isField(component) && component.disabled ? ownPath(component).slice(0, 1) : [];
  return [...options, ...table, ...shown, ...(component.components ?? []).flatMap(keysOf)];
}

/** The facts at the top level that the form shows and does not ask for. */
export function shownFacts(schema: FormSchema, given: Facts): Record<string, unknown> {
  const keys = new Set(schema.components.flatMap(keysOf));
  return Object.fromEntries(Object.entries(given).filter(([key]) => keys.has(key)));
}
