/** The page of a one-time link: for whom it is, a password of one's own, and on as at sign-in. The link itself is used up by it. */
import { Button } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { credentialLinkQuery } from '../../account-queries.ts';
import { read } from '../../api-client.ts';
import { toProblem } from '../../api-problem.ts';
import { LoadingRows } from '../../parts/loading-rows.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useEntered } from '../../use-entered.ts';
import type { Me } from '../../use-session.ts';
import { CodeStep, EnrolmentStep } from '../sign-in/second-step.tsx';
import { ChoosePassword } from './choose-password.tsx';

type Next = ApiSchemas['AfterPassword']['next'];
const route = getRouteApi('/credentials/$token');

export function CredentialsPage() {
  const { token } = route.useParams();
  const link = useQuery(credentialLinkQuery(token));
  const [next, setNext] = useState<Next>();
  const navigate = useNavigate();
  const entered = useEntered();
  const start = (me: Me) => {
    entered(me);
    void navigate({ to: '/', replace: true });
  };
  const signIn = () => void navigate({ to: '/', replace: true });
  return (
    <main className="sign-in">
      <div className={next === 'ENROLMENT' ? 'sign-in__card sign-in__card_wide' : 'sign-in__card'}>
        <PageHeading title={link.data?.kind === 'RESET' ? 'Новый пароль' : 'Первый вход'} lead={leadOf(link.data)} />
        {link.isPending && <LoadingRows />}
        {link.isError && !next && <Expired error={link.error} signIn={signIn} />}
        {link.data && !next && <ChoosePassword link={link.data} token={token} chosen={setNext} />}
        {next === 'SIGNED_IN' && <Entered enter={start} kind={link.data?.kind} />}
        {next === 'SECOND_FACTOR' && <CodeStep entered={start} back={signIn} />}
        {next === 'ENROLMENT' && <EnrolmentStep entered={start} back={signIn} />}
      </div>
    </main>
  );
}

const leadOf = (link: ApiSchemas['CredentialLinkHolder'] | undefined) =>
  link && (
    <>
      {link.fullName}, логин <strong>{link.login}</strong>
    </>
  );

function Expired({ error, signIn }: { readonly error: Error; readonly signIn: () => void }) {
  return (
    <>
      <ProblemNotice problem={toProblem(error)} />
      <Button view="outlined" size="xl" width="max" onClick={signIn}>
        Перейти ко входу
      </Button>
    </>
  );
}

/** The person is in: to work, or first to the second step, which is offered to newcomers. */
function Entered({ enter, kind }: { readonly enter: (me: Me) => void; readonly kind: string | undefined }) {
  const navigate = useNavigate();
  const me = useQuery({ queryKey: ['entered'], queryFn: ({ signal }) => read<Me>('/session', signal), gcTime: 0 });
  const secure = (person: Me) => {
    enter(person);
    void navigate({ to: '/account', replace: true });
  };
  if (me.isError) return <ProblemNotice problem={toProblem(me.error)} retry={() => void me.refetch()} />;
  if (!me.data) return <LoadingRows />;
  const person = me.data;
  return (
    <>
      <p role="status">
        <strong>Пароль сохранён, вы вошли.</strong> {kind === 'INVITATION' && offer}
      </p>
      <Button view="action" size="xl" width="max" onClick={() => enter(person)}>
        Начать работу
      </Button>
      <Button view="outlined" size="xl" width="max" onClick={() => secure(person)}>
        Подключить код из телефона
      </Button>
    </>
  );
}

const offer = 'Советуем сразу подключить код из телефона: тогда и узнавший пароль не войдёт под вашим именем.';
