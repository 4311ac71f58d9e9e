/** A password with the way to see what was typed. */
import { Checkbox, TextInput } from '@gravity-ui/uikit';
import { useState } from 'react';
import { Field, describedBy } from './field.tsx';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onUpdate: (value: string) => void;
  /** A new password is offered to the browser's keeper, a known one is filled in by it. */
  readonly fresh?: boolean;
  readonly hint?: string;
  readonly error?: string;
  readonly autoFocus?: boolean;
};

export function PasswordField({ id, label, value, onUpdate, fresh = false, hint, error, autoFocus = false }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <TextInput
        id={id}
        size="xl"
        type={shown ? 'text' : 'password'}
        autoFocus={autoFocus}
        autoComplete={fresh ? 'new-password' : 'current-password'}
        value={value}
        controlProps={{ maxLength: 200, 'aria-describedby': describedBy(id) }}
        onUpdate={onUpdate}
      />
      <Checkbox size="l" className="password-field__shown" checked={shown} onUpdate={setShown}>
        Показать пароль
      </Checkbox>
    </Field>
  );
}
