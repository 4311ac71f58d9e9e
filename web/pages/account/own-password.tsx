/** The own login and password; a change of the password ends the sessions on all other devices. */
import { Button, Dialog } from '@gravity-ui/uikit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Account, accountQuery } from '../../account-queries.ts';
import { NewPasswordField } from '../../parts/new-password-field.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { announce } from '../../shell/outcome-region.tsx';
import { useChange } from '../../use-change.ts';
import { useMoments } from '../../use-session.ts';

export function OwnPassword({ account }: { readonly account: Account }) {
  const [open, setOpen] = useState(false);
  const [changed, setChanged] = useState(false);
  const { moment } = useMoments();
  const since = account.passwordChangedAt
    ? `Пароль изменён: ${moment(account.passwordChangedAt)}.`
    : 'Пароль ещё не менялся с тех пор, как вам его дали.';
  const done = () => {
    setOpen(false);
    setChanged(true);
    announce('Пароль изменён');
  };
  return (
    <section className="card" aria-labelledby="own-password">
      <h2 id="own-password">Пароль</h2>
      <p>
        Логин <strong>{account.login}</strong>. {since}
      </p>
      {changed && <p className="account__done">Пароль изменён, на остальных устройствах вы вышли.</p>}
      <Button size="l" view="outlined" onClick={() => setOpen(true)}>
        Сменить пароль
      </Button>
      {open && <PasswordDialog account={account} close={() => setOpen(false)} done={done} />}
    </section>
  );
}

type Props = { readonly account: Account; readonly close: () => void; readonly done: () => void };

function PasswordDialog({ account, close, done }: Props) {
  const { current, setCurrent, fresh, setFresh, request, apply, wrong } = usePasswordChange(done);
  return (
    <Dialog open onClose={close} maxWidth="s" fullWidth aria-label="Сменить пароль">
      <Dialog.Header caption="Сменить пароль" />
      <Dialog.Body className="dialog-body">
        <form id="password-change" className="sign-in__form" onSubmit={apply} noValidate>
          <input type="text" autoComplete="username" value={account.login} readOnly hidden />
          <PasswordField
            id="current-password"
            label="Текущий пароль"
            autoFocus
            value={current}
            onUpdate={setCurrent}
            error={wrong('currentPassword')}
          />
          <NewPasswordField
            value={fresh}
            onUpdate={setFresh}
            shortest={account.shortestPassword}
            error={wrong('password')}
          />
          <p className="secondary">На остальных устройствах вы выйдете и войдёте уже с новым паролем.</p>
          {request.error && request.error.errors.length === 0 && <ProblemNotice problem={request.error} />}
        </form>
      </Dialog.Body>
      <Dialog.Footer
        textButtonApply="Сменить пароль"
        textButtonCancel="Отмена"
        loading={request.isPending}
        propsButtonApply={{ type: 'submit', form: 'password-change', disabled: !current || !fresh }}
        onClickButtonCancel={close}
      />
    </Dialog>
  );
}

function usePasswordChange(done: () => void) {
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const request = useChange<void>(
    () => ({ path: '/account/password', body: { currentPassword: current, password: fresh } }),
    {
      done: () => {
        void client.invalidateQueries({ queryKey: accountQuery.queryKey });
        done();
      },
    },
  );
  const apply = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    if (!request.isPending && current && fresh) request.mutate();
  };
  const wrong = (path: string) => request.error?.errors.find((error) => error.path === path)?.message;
  return { current, setCurrent, fresh, setFresh, request, apply, wrong };
}
