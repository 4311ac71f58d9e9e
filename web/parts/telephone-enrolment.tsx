/** Takes a telephone into use: the QR code or the key by hand, then the first code of its application. */
import { Button } from '@gravity-ui/uikit';
import { useState, type FormEvent } from 'react';
import type { Enrolment } from '../account-queries.ts';
import type { ApiProblem } from '../api-problem.ts';
import { CodeField, isWholeCode } from './code-field.tsx';
import { ProblemNotice } from './problem-notice.tsx';

type Props = {
  readonly enrolment: Enrolment;
  readonly problem: ApiProblem | null;
  readonly busy: boolean;
  readonly confirm: (code: string) => void;
};

export function TelephoneEnrolment({ enrolment, problem, busy, confirm }: Props) {
  const [code, setCode] = useState('');
  const wrong = problem?.errors.find(({ path }) => path === 'code')?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!busy && isWholeCode(code)) confirm(code);
  };
  return (
    <form className="enrolment" onSubmit={submit} noValidate>
      <div className="enrolment__how">
        <ol className="enrolment__steps">
          <li>Откройте на телефоне приложение с кодами: Яндекс Ключ, Google Authenticator, FreeOTP или другое.</li>
          <li>Добавьте запись: наведите камеру на рисунок или введите ключ вручную.</li>
          <li>Введите шесть цифр, которые показывает приложение. Интернет телефону не нужен.</li>
        </ol>
        <QrPicture qr={enrolment.qr} />
      </div>
      <p>
        <span className="secondary">Ключ для ввода вручную:</span>{' '}
        <code className="enrolment__key">{inGroups(enrolment.secret)}</code>
      </p>
      {problem && !wrong && <ProblemNotice problem={problem} />}
      <CodeField value={code} onUpdate={setCode} error={wrong} />
      <Button type="submit" view="action" size="xl" width="max" loading={busy} disabled={!isWholeCode(code)}>
        Подтвердить
      </Button>
    </form>
  );
}

function QrPicture({ qr }: { readonly qr: Enrolment['qr'] }) {
  return (
    <svg
      className="enrolment__qr"
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      role="img"
      aria-label="QR-код для приложения с кодами; ключ для ввода вручную указан ниже"
      shapeRendering="crispEdges"
    >
      <rect width={qr.size} height={qr.size} fill="#fff" />
      <path d={qr.path} fill="#000" />
    </svg>
  );
}

const inGroups = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
