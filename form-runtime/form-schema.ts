/** The part of a Camunda form (form-js schema 19) that the server reads, and the walks over it. Used by server, generator and browser. */

type FormOption = { readonly label: string; readonly value: string };

export type FormComponent = {
  readonly type: string;
  readonly id: string;
  readonly key?: string;
  readonly path?: string;
  readonly label?: string;
  readonly dateLabel?: string;
  readonly description?: string;
  readonly subtype?: 'date' | 'time' | 'datetime';
  readonly disabled?: boolean;
  readonly readonly?: boolean;
  readonly values?: readonly FormOption[];
  readonly valuesKey?: string;
  readonly valuesExpression?: string;
  /** Of a table: the formula of its rows. */
  readonly dataSource?: string;
  readonly validate?: { readonly required?: boolean; readonly maxLength?: number };
  readonly conditional?: { readonly hide?: string };
  readonly properties?: Readonly<Record<string, string>>;
  readonly components?: readonly FormComponent[];
};

export type FormSchema = {
  readonly id: string;
  readonly type: 'default';
  readonly properties?: Readonly<Record<string, string>>;
  readonly components: readonly FormComponent[];
};

/** Kinds of components that hold an answer; all others only show or group. */
const KEYED = new Set([
  'textfield',
  'textarea',
  'number',
  'checkbox',
  'radio',
  'select',
  'checklist',
  'taglist',
  'datetime',
  'expression',
  'filepicker',
]);

/** True when the component holds an answer. */
export function isField(component: FormComponent): boolean {
  return KEYED.has(component.type) && component.key !== undefined;
}

/** The names of a component's place below its parent: its key or path, cut at the dots (none for a plain group). */
export function ownPath(component: FormComponent): readonly string[] {
  const name = isField(component) ? component.key : component.path;
  return name ? name.split('.') : [];
}

/** The names of the cross-field rules that the form asks for. */
export function ruleNames(schema: FormSchema): readonly string[] {
  return (schema.properties?.rules ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** What a person calls the field. */
export function fieldLabel(component: FormComponent): string {
  return component.label ?? component.dateLabel ?? component.key ?? component.id;
}
