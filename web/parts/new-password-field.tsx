/** A new password with what is asked of it. */
import { counted } from '../plural.ts';
import { PasswordField } from './password-field.tsx';

type Props = {
  readonly value: string;
  readonly onUpdate: (value: string) => void;
  readonly shortest: number;
  readonly error?: string;
};

export function NewPasswordField({ value, onUpdate, shortest, error }: Props) {
  const signs = counted(shortest, ['знака', 'знаков', 'знаков']);
  return (
    <PasswordField
      id="new-password"
      label="Новый пароль"
      fresh
      value={value}
      onUpdate={onUpdate}
      error={error}
      hint={`Не короче ${signs}. Удобнее всего фраза из трёх-четырёх несвязанных слов, можно с пробелами. Имя, фамилия и частые пароли не подойдут.`}
    />
  );
}
