/** The field of a one-time code: figures of the telephone, or where it is allowed a recovery code. */
import { TextInput } from '@gravity-ui/uikit';
import { Field, describedBy } from './field.tsx';

type Props = {
  readonly value: string;
  readonly onUpdate: (value: string) => void;
  readonly label?: string;
  readonly hint?: string;
  readonly error?: string;
  readonly recovery?: boolean;
};
const shortest = 6;
const longest = 40;

export function CodeField({ value, onUpdate, label = 'Код из приложения', hint, error, recovery = false }: Props) {
  return (
    <Field id="one-time-code" label={label} hint={hint} error={error}>
      <TextInput
        id="one-time-code"
        size="xl"
        autoFocus
        autoComplete="one-time-code"
        value={value}
        controlProps={{
          inputMode: recovery ? 'text' : 'numeric',
          maxLength: longest,
          autoCapitalize: 'characters',
          spellCheck: false,
          'aria-describedby': describedBy('one-time-code'),
        }}
        onUpdate={onUpdate}
      />
    </Field>
  );
}

/** Whether it may be sent. */
export const isWholeCode = (code: string): boolean => code.replaceAll(/[\s-]/g, '').length >= shortest;
