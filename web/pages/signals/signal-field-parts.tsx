/** The fields that a new message is made of: one line, one of a list; and how an error finds its field. */
import { TextInput } from '@gravity-ui/uikit';
import type { FieldError } from '../../api-problem.ts';
import { Field, describedBy } from '../../parts/field.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import type { SignalDraft } from './signal-draft.ts';
import { idOfField, labelOfField } from './signal-field-names.ts';

export type SignalFieldsProps = {
  readonly draft: SignalDraft;
  readonly errors: readonly FieldError[];
  readonly edit: (part: Partial<SignalDraft>) => void;
};

type TextFieldProps = SignalFieldsProps & {
  readonly name: 'familyName' | 'location' | 'reporter';
  readonly hint: string;
  readonly required?: boolean;
};

export function TextField({ draft, errors, edit, name, hint, required }: TextFieldProps) {
  const id = idOfField(name);
  const error = errorOf(errors, name);
  return (
    <Field id={id} label={labelOfField(name)} hint={hint} error={error} required={required}>
      <TextInput
        id={id}
        size="l"
        value={draft[name]}
        validationState={error ? 'invalid' : undefined}
        controlProps={{ 'aria-describedby': describedBy(id), maxLength: 500 }}
        onUpdate={(text) => edit({ [name]: text })}
      />
    </Field>
  );
}

type CodeFieldProps = SignalFieldsProps & {
  readonly name: 'channel' | 'source' | 'reason';
  readonly names: Readonly<Record<string, string>>;
};

export function CodeField({ draft, errors, edit, name, names }: CodeFieldProps) {
  const id = idOfField(name);
  const error = errorOf(errors, name);
  return (
    <Field id={id} label={labelOfField(name)} error={error} required>
      <NativeSelect
        id={id}
        placeholder="Выберите"
        wrong={error !== undefined}
        describedBy={describedBy(id)}
        value={draft[name]}
        choices={Object.entries(names).map(([value, title]) => ({ value, title }))}
        onChange={(value) => edit({ [name]: value })}
      />
    </Field>
  );
}

export function errorOf(errors: readonly FieldError[], path: string): string | undefined {
  return errors.find((error) => error.path === path)?.message;
}
