/** Login and password: one clear sentence when they are wrong. */
import { Button, TextInput } from '@gravity-ui/uikit';
import { useState, type FormEvent } from 'react';
import { Field } from '../../parts/field.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useChange } from '../../use-change.ts';
import type { Me } from '../../use-session.ts';
import { secondStepOf, type SecondStep } from './second-step.tsx';

type Props = { readonly entered: (me: Me) => void; readonly next: (step: SecondStep) => void };
type Credentials = { readonly login: string; readonly password: string };

export function PasswordStep({ entered, next }: Props) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useChange<Me, Credentials>((body) => ({ path: '/session', body }), {
    done: entered,
    failed: (problem) => {
      const step = secondStepOf(problem.code);
      if (step) next(step);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!signIn.isPending) signIn.mutate({ login: login.trim(), password });
  };
  return (
    <form className="sign-in__form" onSubmit={submit} noValidate>
      {signIn.error && <ProblemNotice problem={signIn.error} />}
      <Field id="login" label="Логин">
        <TextInput id="login" size="xl" autoFocus autoComplete="username" value={login} onUpdate={setLogin} />
      </Field>
      <PasswordField id="password" label="Пароль" value={password} onUpdate={setPassword} />
      <Button
        type="submit"
        view="action"
        size="xl"
        width="max"
        loading={signIn.isPending}
        disabled={!login || !password}
      >
        Войти
      </Button>
      <p className="secondary">Забыли пароль? Обратитесь к администратору вашего центра: он даст ссылку для нового.</p>
    </form>
  );
}
