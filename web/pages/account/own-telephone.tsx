/** The second step of sign-in: whether it is on, and every change of it, each after the password. */
import { Button } from '@gravity-ui/uikit';
import { useState } from 'react';
import type { Account } from '../../account-queries.ts';
import { counted } from '../../plural.ts';
import { announce } from '../../shell/outcome-region.tsx';
import { useMoments } from '../../use-session.ts';
import { TelephoneDialog, type TelephoneDeed } from './telephone-dialog.tsx';

const few = 3;

export function OwnTelephone({ account }: { readonly account: Account }) {
  const [deed, setDeed] = useState<TelephoneDeed>();
  const { on, required } = account.secondFactor;
  const close = (outcome?: string) => {
    setDeed(undefined);
    if (outcome) announce(outcome);
  };
  return (
    <section className="card" aria-labelledby="own-telephone">
      <h2 id="own-telephone">Код из телефона</h2>
      {on ? <StateOn factor={account.secondFactor} /> : <StateOff />}
      <div className="account__actions">
        <Button size="l" view={on ? 'outlined' : 'action'} onClick={() => setDeed('ENROL')}>
          {on ? 'Сменить телефон' : 'Подключить'}
        </Button>
        {on && (
          <Button size="l" view="outlined" onClick={() => setDeed('CODES')}>
            Новые запасные коды
          </Button>
        )}
        {on && !required && (
          <Button size="l" view="outlined-danger" onClick={() => setDeed('REMOVE')}>
            Отключить
          </Button>
        )}
      </div>
      {on && required && <p className="secondary">Вашей роли второй шаг обязателен, поэтому отключить его нельзя.</p>}
      {deed && <TelephoneDialog deed={deed} close={close} />}
    </section>
  );
}

function StateOff() {
  return (
    <p>
      Не подключён: при входе спрашивается только пароль. С кодом из телефона никто не войдёт под вашим именем, даже
      узнав пароль.
    </p>
  );
}

function StateOn({ factor }: { readonly factor: Account['secondFactor'] }) {
  const { moment } = useMoments();
  const left = counted(factor.recoveryCodesLeft, ['запасной код', 'запасных кода', 'запасных кодов']);
  return (
    <p>
      Подключён{factor.since && `: ${moment(factor.since)}`}. Осталось {left}.
      {factor.recoveryCodesLeft < few && <strong> Пора получить новые.</strong>}
    </p>
  );
}
