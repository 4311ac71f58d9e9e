/** A person's way into the system: one-time link, devices, blocking. Nobody sees or sets a password of another. */
import { Button } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { personSessionsQuery, type StaffPersonCard } from '../../administration-queries.ts';
import { QueryView } from '../../parts/query-view.tsx';
import { useMoments } from '../../use-session.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { CredentialLink, useCredentialLink } from './credential-link.tsx';
import type { Deed } from './use-deed.ts';

type Props = { readonly person: StaffPersonCard; readonly done: (deed: Deed) => void };

export function PersonAccess({ person, done }: Props) {
  const invited = person.state === 'INVITED';
  const link = useCredentialLink();
  return (
    <section className="card person-access">
      <h2>Доступ</h2>
      {person.state !== 'BLOCKED' && (
        <>
          <p>
            {invited
              ? 'Человек ещё не выбрал пароль. Если приглашение потерялось, создайте новое.'
              : 'Забыт пароль? Создайте ссылку: по ней человек выберет новый пароль сам. До этого действует прежний.'}
          </p>
          <CredentialLink
            userId={person.id}
            name={invited ? 'Создать приглашение' : 'Ссылка для нового пароля'}
            asked={link}
          />
          {!invited && <Devices person={person} done={done} />}
        </>
      )}
      <Blocking person={person} done={done} />
    </section>
  );
}

function Devices({ person, done }: Props) {
  const sessions = useQuery(personSessionsQuery(person.id));
  const moments = useMoments();
  const [ending, setEnding] = useState(false);
  const path = `/administration/people/${person.id}/sessions/end`;
  return (
    <>
      <h3>Где сейчас вошёл</h3>
      <QueryView query={sessions}>
        {({ items, secondFactor }) => (
          <>
            {items.length === 0 ? (
              <p className="secondary">Сейчас нигде.</p>
            ) : (
              <>
                <ul className="lines">
                  {items.map((session) => (
                    <li key={session.id} className="lines__item">
                      <span>{session.device || 'Неизвестное устройство'}</span>
                      <span className="secondary">был в системе {moments.moment(session.lastSeenAt)}</span>
                    </li>
                  ))}
                </ul>
                <Button size="l" view="outlined" onClick={() => setEnding(true)}>
                  Вывести со всех устройств
                </Button>
              </>
            )}
            {secondFactor && <SecondFactor person={person} done={done} />}
          </>
        )}
      </QueryView>
      {ending && (
        <ConfirmDialog
          title="Вывести со всех устройств?"
          apply="Вывести"
          deed={{ path, said: 'Сотрудник выведен со всех устройств' }}
          close={() => setEnding(false)}
          done={done}
        >
          <p>{person.fullName} войдёт заново по паролю. Черновики останутся.</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function SecondFactor({ person, done }: Props) {
  const [asking, setAsking] = useState(false);
  const path = `/administration/people/${person.id}/second-factor/reset`;
  return (
    <>
      <h3>Код из телефона подключён</h3>
      <p className="secondary">Потеряны и телефон, и запасные коды? Убедитесь лично, что это тот человек.</p>
      <Button size="l" view="outlined" onClick={() => setAsking(true)}>
        Сбросить код из телефона
      </Button>
      {asking && (
        <ConfirmDialog
          title="Сбросить код из телефона?"
          apply="Сбросить"
          deed={{ path, said: 'Код из телефона сброшен' }}
          close={() => setAsking(false)}
          done={done}
        >
          <p>
            {person.fullName} выйдет на всех устройствах и войдёт по паролю; если роль требует, подключит новый телефон.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Blocking({ person, done }: Props) {
  const [asking, setAsking] = useState(false);
  const blocked = person.state === 'BLOCKED';
  const path = `/administration/people/${person.id}/blocked`;
  const step = (to: boolean) =>
    ({ method: 'PUT', path, body: { blocked: to }, said: to ? 'Сотрудник заблокирован' : 'Блокировка снята' }) as const;
  return (
    <>
      <h3>{blocked ? 'Вход закрыт' : 'Закрыть вход'}</h3>
      <p className="secondary">
        {blocked
          ? 'Сотрудник не может войти. Роли сохранены и заработают после снятия блокировки.'
          : 'При увольнении или если доступом воспользовался чужой.'}
      </p>
      <Button size="l" view={blocked ? 'outlined' : 'outlined-danger'} onClick={() => setAsking(true)}>
        {blocked ? 'Снять блокировку' : 'Заблокировать'}
      </Button>
      {asking && (
        <ConfirmDialog
          title={blocked ? 'Снять блокировку?' : `Заблокировать: ${person.fullName}?`}
          apply={blocked ? 'Снять блокировку' : 'Заблокировать'}
          deed={{ ...step(!blocked), undo: step(blocked) }}
          close={() => setAsking(false)}
          done={done}
        >
          <p>
            {blocked
              ? 'Человек снова войдёт по своему паролю со всеми своими ролями.'
              : 'Вход закроется сразу на всех устройствах. Случаи и задачи останутся за сотрудником, пока заведующая их не передаст.'}
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
