/** The second step of sign-in: the code of the telephone, or taking a telephone into use where the role demands it. */
import { Button } from '@gravity-ui/uikit';
import { useEffect, useState, type FormEvent } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import type { Enrolment } from '../../account-queries.ts';
import { CodeField, isWholeCode } from '../../parts/code-field.tsx';
import { LoadingRows } from '../../parts/loading-rows.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RecoveryCodes } from '../../parts/recovery-codes.tsx';
import { TelephoneEnrolment } from '../../parts/telephone-enrolment.tsx';
import { useChange } from '../../use-change.ts';
import type { Me } from '../../use-session.ts';

export type SecondStep = 'SECOND_FACTOR' | 'ENROLMENT';
type Props = { readonly entered: (me: Me) => void; readonly back: () => void };
type Code = { readonly code: string };

/** Where a refusal of the first step leads on. */
export function secondStepOf(code: string): SecondStep | undefined {
  if (code === 'SECOND_FACTOR_NEEDED') return 'SECOND_FACTOR';
  return code === 'ENROLMENT_NEEDED' ? 'ENROLMENT' : undefined;
}

export function CodeStep({ entered, back }: Props) {
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(false);
  const pass = useChange<Me, Code>((body) => ({ path: '/session/second-factor', body }), { done: entered });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!pass.isPending && isWholeCode(code)) pass.mutate({ code });
  };
  const other = () => {
    setRecovery(!recovery);
    setCode('');
    pass.reset();
  };
  return (
    <form className="sign-in__form" onSubmit={submit} noValidate>
      {pass.error && <ProblemNotice problem={pass.error} />}
      <CodeField
        key={String(recovery)}
        value={code}
        onUpdate={setCode}
        label={recovery ? 'Запасной код' : 'Код из приложения на телефоне'}
        hint={
          recovery ? 'Шестнадцать букв и цифр, каждый код действует один раз' : 'Шесть цифр, меняются каждые полминуты'
        }
        recovery={recovery}
      />
      <Button type="submit" view="action" size="xl" width="max" loading={pass.isPending} disabled={!isWholeCode(code)}>
        Войти
      </Button>
      <Button view="flat" size="l" onClick={other}>
        {recovery ? 'Ввести код из телефона' : 'Нет телефона: ввести запасной код'}
      </Button>
      <BackButton back={back} />
    </form>
  );
}

export function EnrolmentStep({ entered, back }: Props) {
  const { begun, confirmed, again } = useEnrolment();
  const enrolled = confirmed.data;
  if (enrolled) {
    return (
      <RecoveryCodes
        lead="Код из телефона подключён."
        codes={enrolled.recoveryCodes}
        done={() => entered(enrolled.me)}
        doneLabel="Начать работу"
      />
    );
  }
  return (
    <>
      <p>Вашей роли нужен второй шаг входа: кроме пароля, код из телефона. Это делается один раз.</p>
      {begun.error && <ProblemNotice problem={begun.error} retry={again} />}
      {!begun.data && !begun.error && <LoadingRows />}
      {begun.data && (
        <TelephoneEnrolment
          enrolment={begun.data}
          problem={confirmed.error}
          busy={confirmed.isPending}
          confirm={(code) => confirmed.mutate({ code })}
        />
      )}
      <BackButton back={back} />
    </>
  );
}

function useEnrolment() {
  const begun = useChange<Enrolment>(() => ({ path: '/session/enrolment' }));
  const confirmed = useChange<ApiSchemas['EnrolledSignIn'], Code>((body) => ({
    path: '/session/enrolment/confirmation',
    body,
  }));
  const { mutate } = begun;
  useEffect(() => mutate(), [mutate]);
  return { begun, confirmed, again: () => mutate() };
}

function BackButton({ back }: { readonly back: () => void }) {
  return (
    <Button view="flat" size="l" onClick={back}>
      Войти под другим логином
    </Button>
  );
}
