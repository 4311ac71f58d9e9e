/** The head of the unit invites a supervisor to the case for some days; an invitation is taken back by one button. */
import { Button } from '@gravity-ui/uikit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { Field } from '../../parts/field.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { counted } from '../../plural.ts';
import { announce } from '../../shell/outcome-region.tsx';
import { useChange } from '../../use-change.ts';
import { useMoments } from '../../use-session.ts';
import { invitationsQuery } from '../supervision/supervision-queries.ts';

type Invitations = ApiSchemas['Invitations'];
type Invitation = Invitations['items'][number];
type Place = { readonly caseId: string };

export function CaseInvitations({ card }: { readonly card: ApiSchemas['CaseCard'] }) {
  if (card.relation !== 'UNIT_HEAD' || card.case.status === 'CLOSED') return null;
  return <InvitationsCard caseId={card.case.id} />;
}

function InvitationsCard({ caseId }: Place) {
  const invitations = useQuery(invitationsQuery(caseId));
  return (
    <section className="card no-print">
      <h2>Супервизор</h2>
      <QueryView query={invitations}>
        {(data) => (
          <>
            <p className="secondary">Увидит ход работы без имён и адресов: «{data.title}».</p>
            <ul className="lines">
              {data.items.map((item) => (
                <InvitationLine key={item.id} caseId={caseId} item={item} />
              ))}
            </ul>
            <Invite caseId={caseId} invitations={data} />
          </>
        )}
      </QueryView>
    </section>
  );
}

const stateWords = { OPEN: 'до', OVER: 'закончилось', WITHDRAWN: 'отозвано, было до' } as const;

function InvitationLine({ caseId, item }: Place & { readonly item: Invitation }) {
  const moments = useMoments();
  const client = useQueryClient();
  const withdraw = useChange<undefined>(() => ({ method: 'DELETE', path: `/cases/${caseId}/invitations/${item.id}` }), {
    done: () => {
      announce('Приглашение отозвано');
      void client.invalidateQueries({ queryKey: ['case', caseId, 'invitations'] });
    },
  });
  return (
    <li className="lines__item">
      <span>
        {item.supervisor.name}
        <span className="secondary block">
          {stateWords[item.state]} {moments.moment(item.until)}
        </span>
        {withdraw.error && <ProblemNotice problem={withdraw.error} retry={() => withdraw.mutate()} />}
      </span>
      {item.state === 'OPEN' && (
        <Button size="m" view="outlined" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          Отозвать
        </Button>
      )}
    </li>
  );
}

const lengths = [3, 7, 14, 30];

function Invite({ caseId, invitations }: Place & { readonly invitations: Invitations }) {
  const { supervisors, days: usual } = invitations;
  const [userId, setUserId] = useState(supervisors[0]?.id ?? '');
  const [days, setDays] = useState(usual);
  const client = useQueryClient();
  const request = useChange<ApiSchemas['Invited'], ApiSchemas['InvitationInput']>(
    (body) => ({ path: `/cases/${caseId}/invitations`, body }),
    {
      done: () => {
        announce('Супервизор приглашён');
        void client.invalidateQueries({ queryKey: ['case', caseId, 'invitations'] });
      },
    },
  );
  if (supervisors.length === 0)
    return <p className="secondary">В центре нет супервизора: его назначает администратор.</p>;
  const choices = [...new Set([...lengths, usual])].sort((a, b) => a - b);
  return (
    <>
      <Field id="invitation-person" label="Кого пригласить">
        <NativeSelect
          id="invitation-person"
          value={userId}
          choices={supervisors.map(({ id, name }) => ({ value: id, title: name }))}
          onChange={setUserId}
        />
      </Field>
      <Field id="invitation-days" label="На сколько">
        <NativeSelect
          id="invitation-days"
          value={String(days)}
          choices={choices.map((length) => ({
            value: String(length),
            title: counted(length, ['день', 'дня', 'дней']),
          }))}
          onChange={(value) => setDays(Number(value))}
        />
      </Field>
      {request.error && <ProblemNotice problem={request.error} retry={() => request.mutate({ userId, days })} />}
      <Button size="l" loading={request.isPending} onClick={() => request.mutate({ userId, days })}>
        Пригласить
      </Button>
    </>
  );
}
