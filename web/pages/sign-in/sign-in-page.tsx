/** Sign-in: login and password, one clear sentence when they are wrong. Shown in place of any page, which opens right after. */
import { Button, Checkbox, TextInput } from '@gravity-ui/uikit';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Field } from '../../parts/field.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { sessionQuery } from '../../queries.ts';
import { useChange } from '../../use-change.ts';
import type { Me } from '../../use-session.ts';

type Credentials = { readonly login: string; readonly password: string };

export function SignInPage() {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const client = useQueryClient();
  const signIn = useChange<Me, Credentials>((body) => ({ path: '/session', body }), {
    done: (me) => {
      client.removeQueries({ predicate: ({ queryKey: [name] }) => name !== 'session' });
      client.setQueryData(sessionQuery.queryKey, me);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!signIn.isPending) signIn.mutate({ login: login.trim(), password });
  };
  return (
    <main className="sign-in">
      <form className="sign-in__card" onSubmit={submit} noValidate>
        <PageHeading title="Семь шагов" lead="Работа со случаем семьи: от сообщения до закрытия" focus={false} />
        {signIn.error && <ProblemNotice problem={signIn.error} />}
        <Field id="login" label="Логин">
          <TextInput id="login" size="xl" autoFocus autoComplete="username" value={login} onUpdate={setLogin} />
        </Field>
        <Field id="password" label="Пароль">
          <TextInput
            id="password"
            size="xl"
            type={shown ? 'text' : 'password'}
            autoComplete="current-password"
            value={password}
            onUpdate={setPassword}
          />
        </Field>
        <Checkbox size="l" checked={shown} onUpdate={setShown}>
          Показать пароль
        </Checkbox>
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
        <p className="secondary">Забыли пароль? Обратитесь к администратору вашего центра.</p>
      </form>
    </main>
  );
}
