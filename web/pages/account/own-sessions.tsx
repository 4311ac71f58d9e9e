/** Where the person is signed in: each device in words, with the way to end one, the others or all. */
import { Button } from '@gravity-ui/uikit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Account, accountQuery } from '../../account-queries.ts';
import { clearLocalCopies } from '../../local-copies.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { sessionQuery } from '../../queries.ts';
import { forgetSearchWords } from '../../search-words.ts';
import { announce } from '../../shell/outcome-region.tsx';
import { useChange } from '../../use-change.ts';
import { useMoments, type Moments } from '../../use-session.ts';

type Session = Account['sessions'][number];

export function OwnSessions({ account }: { readonly account: Account }) {
  const moments = useMoments();
  const [asked, setAsked] = useState(false);
  const { endOne, endOthers } = useEnding();
  const others = account.sessions.filter(({ current }) => !current).length;
  const problem = endOne.error ?? endOthers.error;
  return (
    <section className="card" aria-labelledby="own-sessions">
      <h2 id="own-sessions">Где вы вошли</h2>
      <p>Не узнаёте устройство? Выйдите на нём и смените пароль.</p>
      {problem && <ProblemNotice problem={problem} />}
      <DataTable
        caption="Устройства, на которых вы вошли"
        columns={columns(moments, (id) => endOne.mutate(id), endOne.isPending)}
        rows={account.sessions}
        rowKey={({ id }) => id}
      />
      <div className="account__actions">
        <Button
          size="l"
          view="outlined"
          disabled={others === 0}
          loading={endOthers.isPending}
          onClick={() => endOthers.mutate()}
        >
          Выйти на остальных устройствах
        </Button>
        <Button size="l" view="outlined-danger" onClick={() => setAsked(true)}>
          Выйти везде
        </Button>
      </div>
      {asked && <EverywhereDialog close={() => setAsked(false)} />}
    </section>
  );
}

function columns(moments: Moments, end: (id: string) => void, busy: boolean): readonly Column<Session>[] {
  return [
    {
      title: 'Устройство',
      className: 'col-main',
      cell: ({ device, current }) => (
        <>
          {device || 'Другая программа'}
          {current && <span className="account__current">это устройство</span>}
        </>
      ),
    },
    { title: 'Вход', className: 'nowrap', cell: ({ signedInAt }) => moments.moment(signedInAt) },
    { title: 'Последнее действие', className: 'nowrap', cell: ({ lastSeenAt }) => moments.moment(lastSeenAt) },
    {
      title: 'Что сделать',
      cell: ({ id, device, current }) =>
        current ? (
          <span className="secondary">выход в меню справа вверху</span>
        ) : (
          <Button size="m" view="outlined" disabled={busy} onClick={() => end(id)} aria-label={`Выйти: ${device}`}>
            Выйти
          </Button>
        ),
    },
  ];
}

function useEnding() {
  const client = useQueryClient();
  const renew = (outcome: string) => {
    announce(outcome);
    void client.invalidateQueries({ queryKey: accountQuery.queryKey });
  };
  const endOne = useChange<void, string>((id) => ({ method: 'DELETE', path: `/account/sessions/${id}` }), {
    done: () => renew('Вы вышли на этом устройстве'),
    failed: () => void client.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
  const endOthers = useChange<void>(() => ({ path: '/account/sessions/end-others' }), {
    done: () => renew('Вы вышли на остальных устройствах'),
  });
  return { endOne, endOthers };
}

function EverywhereDialog({ close }: { readonly close: () => void }) {
  const client = useQueryClient();
  const request = useChange<void>(() => ({ path: '/account/sessions/end-all' }), {
    done: () => {
      clearLocalCopies();
      forgetSearchWords();
      client.setQueryData(sessionQuery.queryKey, null);
      client.removeQueries({ predicate: ({ queryKey: [name] }) => name !== 'session' });
    },
  });
  return (
    <FormDialog
      title="Выйти везде"
      apply="Выйти везде"
      cancel="Остаться"
      busy={request.isPending}
      problem={request.error}
      onApply={() => request.mutate()}
      onClose={close}
    >
      <p>Вы выйдете на всех устройствах, и на этом тоже. Черновики на сервере сохранятся.</p>
    </FormDialog>
  );
}
