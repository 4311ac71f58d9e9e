/** One open Camunda form in the page: Russian texts and calendar, its answers, its errors and how to reach a field. */
import { Form } from '@bpmn-io/form-js-viewer';
import flatpickr from 'flatpickr';
import { Russian } from 'flatpickr/dist/l10n/ru.js';
import { checkFormRules } from '#domain/form-rules/catalogue.ts';
import { fieldLabel, ruleNames, type FormComponent, type FormSchema } from '#form-runtime/form-schema.ts';
import { plainTextsModule } from '#form-runtime/plain-texts.ts';
import { russianFormModule } from '#form-runtime/russian.ts';
import type { FieldError } from '../api-problem.ts';
import {
  canonicalPath,
  elementId,
  errorKey,
  errorsAt,
  instanceAt,
  labelAt,
  withErrorAt,
  type FieldInstance,
} from './form-paths.ts';

flatpickr.localize({ ...Russian, monthAriaLabel: 'Месяц', yearAriaLabel: 'Год' });

export type Answers = Readonly<Record<string, unknown>>;
export type ShownError = FieldError & { readonly label: string };
/** When and for which facts the answers are checked; as the server does it. */
export type CheckContext = { readonly now: string; readonly today: string; readonly given: Answers };

export type OpenForm = {
  /** Answers of the visible fields that may be filled in. */
  readonly answers: () => Answers;
  /** Checks everything that the server will check; errors appear at the fields. */
  readonly check: (context: CheckContext) => readonly ShownError[];
  /** Puts errors of the server at their fields and returns them with the names of the fields. */
  readonly showErrors: (errors: readonly FieldError[]) => readonly ShownError[];
  readonly focus: (path: string) => void;
  readonly setReadOnly: (readOnly: boolean) => void;
  readonly destroy: () => void;
};

type Fields = { readonly get: (id: string) => FormComponent };
type Instances = { readonly getAllKeyed: () => readonly FieldInstance[] };
type Options = {
  readonly container: HTMLElement;
  readonly schema: Answers;
  readonly data: Answers;
  readonly readOnly: boolean;
  readonly onChange: (answers: Answers) => void;
};

export async function openForm({ container, schema, data, readOnly, onChange }: Options): Promise<OpenForm> {
  const additionalModules = [russianFormModule, plainTextsModule];
  const form = new Form({ container, properties: { readOnly }, additionalModules });
  await form.importSchema(schema, data);
  const instances = () => form.get<Instances>('formFieldInstanceRegistry').getAllKeyed();
  const labelOf = (instance: FieldInstance) => fieldLabel(form.get<Fields>('formFieldRegistry').get(instance.id));
  const parsed = schema as unknown as FormSchema;
  const answers = () => form._getSubmitData() as Answers;
  const forgetChanges = listenToAnswers(form, container, () => onChange(answers()));

  const showErrors = (errors: readonly FieldError[]): readonly ShownError[] => {
    const known = instances();
    let tree: unknown = form._getState().errors;
    const shown = errors.map((error) => {
      const instance = error.path ? instanceAt(known, error.path) : undefined;
      if (!instance) return { ...error, label: '' };
      const key = errorKey(instance);
      tree = withErrorAt(tree, key, [
        ...errorsAt(tree, key).filter((message) => message !== error.message),
        error.message,
      ]);
      const label = labelAt(parsed.components, error.path) ?? labelOf(instance);
      return { message: error.message, path: canonicalPath(instance.valuePath), label };
    });
    form._setState({ errors: tree });
    return shown;
  };

  return {
    answers,
    showErrors,
    check(context) {
      const errors: unknown = form.validate();
      const own = instances().flatMap((instance) =>
        errorsAt(errors, errorKey(instance)).map((message) => ({
          path: canonicalPath(instance.valuePath),
          message,
          label: labelOf(instance),
        })),
      );
      const rules = checkFormRules(ruleNames(parsed), answers(), context);
      const fresh = rules.filter(({ path }) => !own.some((error) => error.path === canonicalPath(path)));
      return [...own, ...(fresh.length > 0 ? showErrors(fresh) : [])];
    },
    focus: (path) => focusField(container, instanceAt(instances(), path), form._id),
    setReadOnly: (value) => form.setProperty('readOnly', value),
    destroy: () => {
      forgetChanges();
      form.destroy();
    },
  };
}

/**
 * Calls back when a person changed an answer, after form-js has drawn the consequences (shown and hidden fields, rows).
 * What form-js tidies by itself while opening (seconds of a moment, empty rows) is not a change.
 */
function listenToAnswers(form: Form, container: HTMLElement, onChange: () => void): () => void {
  let before = JSON.stringify(form._getState().data);
  let touched = false;
  let over = false;
  const touch = () => {
    touched = true;
  };
  const deeds = ['pointerdown', 'keydown', 'input'] as const;
  for (const deed of deeds) container.addEventListener(deed, touch, { capture: true });
  form.on('changed', () => {
    const data = JSON.stringify(form._getState().data);
    if (over || data === before) return;
    before = data;
    if (touched) setTimeout(() => over || onChange(), 0);
  });
  return () => {
    over = true;
    for (const deed of deeds) container.removeEventListener(deed, touch, { capture: true });
  };
}

function focusField(container: HTMLElement, instance: FieldInstance | undefined, formId: string): void {
  if (!instance) return;
  const id = CSS.escape(elementId(instance, formId));
  const element = container.querySelector<HTMLElement>(`#${id}, [id^="${id}-"]:is(input, textarea, select, button)`);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}
