/** One change of the second step: the password first, then what it leads to (QR code, recovery codes, or nothing more). */
import { Dialog } from '@gravity-ui/uikit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { accountQuery, type Enrolment } from '../../account-queries.ts';
import { PasswordField } from '../../parts/password-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RecoveryCodes } from '../../parts/recovery-codes.tsx';
import { TelephoneEnrolment } from '../../parts/telephone-enrolment.tsx';
import { useChange } from '../../use-change.ts';

export type TelephoneDeed = 'ENROL' | 'CODES' | 'REMOVE';
type Props = { readonly deed: TelephoneDeed; readonly close: (outcome?: string) => void };

const texts: Readonly<Record<TelephoneDeed, { title: string; about: string; path: string; apply: string }>> = {
  ENROL: {
    title: 'Подключить телефон',
    about: 'Подтвердите паролем, что это вы. Прежний телефон, если он был, действует, пока не подтверждён новый.',
    path: '/account/second-factor',
    apply: 'Дальше',
  },
  CODES: {
    title: 'Новые запасные коды',
    about: 'Прежние коды, в том числе неиспользованные, перестанут действовать.',
    path: '/account/recovery-codes',
    apply: 'Получить новые коды',
  },
  REMOVE: {
    title: 'Отключить код из телефона',
    about: 'При входе будет спрашиваться только пароль, запасные коды исчезнут. Подключить телефон можно снова.',
    path: '/account/second-factor/removal',
    apply: 'Отключить',
  },
};

const leads: Readonly<Record<TelephoneDeed, string>> = {
  ENROL: 'Код из телефона подключён.',
  CODES: 'Прежние коды больше не действуют.',
  REMOVE: '',
};

export function TelephoneDialog({ deed, close }: Props) {
  const { enrolment, codes, password, confirmed } = useTelephone(deed, close);
  const { title } = texts[deed];
  return (
    <Dialog open onClose={() => close()} maxWidth="m" fullWidth disableOutsideClick aria-label={title}>
      <Dialog.Header caption={title} />
      <Dialog.Body className="dialog-body telephone-dialog">
        {codes && (
          <RecoveryCodes
            lead={leads[deed]}
            codes={codes}
            done={() => close('Запасные коды получены')}
            doneLabel="Готово"
          />
        )}
        {!codes && enrolment && (
          <TelephoneEnrolment
            enrolment={enrolment}
            problem={confirmed.error}
            busy={confirmed.isPending}
            confirm={(code) => confirmed.mutate(code)}
          />
        )}
        {!codes && !enrolment && <PasswordAgain deed={deed} request={password} close={close} />}
      </Dialog.Body>
    </Dialog>
  );
}

type Begun = Partial<Enrolment> & { readonly recoveryCodes?: readonly string[] };

function useTelephone(deed: TelephoneDeed, close: (outcome?: string) => void) {
  const client = useQueryClient();
  const [begun, setBegun] = useState<Begun>({});
  const renew = () => void client.invalidateQueries({ queryKey: accountQuery.queryKey });
  const password = useChange<Begun | undefined, string>(
    (currentPassword) => ({ path: texts[deed].path, body: { currentPassword } }),
    {
      done: (answer) => {
        if (deed !== 'ENROL') renew();
        if (deed === 'REMOVE') close('Код из телефона отключён');
        else setBegun(answer ?? {});
      },
    },
  );
  const confirmed = useChange<ApiSchemas['RecoveryCodes'], string>(
    (code) => ({ path: '/account/second-factor/confirmation', body: { code } }),
    {
      done: ({ recoveryCodes }) => {
        renew();
        setBegun({ recoveryCodes });
      },
    },
  );
  const enrolment = begun.secret && begun.qr ? { secret: begun.secret, qr: begun.qr } : undefined;
  return { enrolment, codes: begun.recoveryCodes, password, confirmed };
}

type AgainProps = {
  readonly deed: TelephoneDeed;
  readonly request: ReturnType<typeof useTelephone>['password'];
  readonly close: () => void;
};

function PasswordAgain({ deed, request, close }: AgainProps) {
  const [value, setValue] = useState('');
  const wrong = request.error?.errors.find(({ path }) => path === 'currentPassword')?.message;
  const { about, apply } = texts[deed];
  const submit = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    if (!request.isPending && value) request.mutate(value);
  };
  return (
    <form id="password-again" className="sign-in__form" onSubmit={submit} noValidate>
      <p>{about}</p>
      {request.error && !wrong && <ProblemNotice problem={request.error} />}
      <PasswordField
        id="current-password"
        label="Ваш пароль"
        autoFocus
        value={value}
        onUpdate={setValue}
        error={wrong}
      />
      <Dialog.Footer
        textButtonApply={apply}
        textButtonCancel="Отмена"
        loading={request.isPending}
        propsButtonApply={{ type: 'submit', form: 'password-again', disabled: !value }}
        onClickButtonCancel={close}
      />
    </form>
  );
}
