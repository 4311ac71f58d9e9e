/** A password of one's own by a one-time link; what is wrong with it is told beside the field. */
import { Button } from '@gravity-ui/uikit';
import { useState, type FormEvent } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { NewPasswordField } from '../../parts/new-password-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useChange } from '../../use-change.ts';

type Props = {
  readonly link: ApiSchemas['CredentialLinkHolder'];
  readonly token: string;
  readonly chosen: (next: ApiSchemas['AfterPassword']['next']) => void;
};

export function ChoosePassword({ link, token, chosen }: Props) {
  const [password, setPassword] = useState('');
  const choose = useChange<ApiSchemas['AfterPassword'], string>(
    (chosenPassword) => ({ path: '/credentials', body: { token, password: chosenPassword } }),
    { done: ({ next }) => chosen(next) },
  );
  const wrong = choose.error?.errors.find(({ path }) => path === 'password')?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!choose.isPending && password) choose.mutate(password);
  };
  return (
    <form className="sign-in__form" onSubmit={submit} noValidate>
      {choose.error && !wrong && <ProblemNotice problem={choose.error} />}
      <input type="text" autoComplete="username" value={link.login} readOnly hidden />
      <NewPasswordField value={password} onUpdate={setPassword} shortest={link.shortestPassword} error={wrong} />
      <Button type="submit" view="action" size="xl" width="max" loading={choose.isPending} disabled={!password}>
        Сохранить пароль и войти
      </Button>
    </form>
  );
}
