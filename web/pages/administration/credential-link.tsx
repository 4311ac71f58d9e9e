/** A one-time link to hand over: shown once, copied by a button; a new one ends the former. */
import { Button, TextInput } from '@gravity-ui/uikit';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { announce } from '../../shell/outcome-region.tsx';
import { useMoments } from '../../use-session.ts';
import { useDeed } from './use-deed.ts';

type Link = ApiSchemas['CredentialLink'];

/** The request for a link; who has just been added is invited at once, so the page of a new person asks by itself. */
export function useCredentialLink() {
  const request = useDeed<Link>();
  const make = (userId: string) =>
    request.mutate({ path: `/administration/people/${userId}/credential-link`, said: 'Ссылка готова' });
  return { request, make };
}

type Props = {
  readonly userId: string;
  readonly name: string;
  readonly asked: ReturnType<typeof useCredentialLink>;
};

export function CredentialLink({ userId, name, asked }: Props) {
  const { request } = asked;
  const make = () => asked.make(userId);
  return (
    <div className="credential-link">
      {request.data ? (
        <MadeLink link={request.data} />
      ) : (
        <Button size="l" view="outlined" loading={request.isPending} onClick={make}>
          {name}
        </Button>
      )}
      {request.error && <ProblemNotice problem={request.error} retry={make} />}
    </div>
  );
}

function MadeLink({ link }: { readonly link: Link }) {
  const moments = useMoments();
  const [copied, setCopied] = useState(false);
  const address = `${window.location.origin}${link.path}`;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
    announce('Ссылка скопирована');
  };
  return (
    <>
      <Field id="credential-address" label="Ссылка, показана один раз">
        <div className="credential-link__row">
          <TextInput id="credential-address" size="l" value={address} controlProps={{ readOnly: true }} />
          {'clipboard' in navigator && (
            <Button size="l" view="outlined" onClick={() => void copy().catch(() => setCopied(false))}>
              {copied ? 'Скопировано' : 'Скопировать'}
            </Button>
          )}
        </div>
      </Field>
      <p className="secondary">
        Передайте её лично или по закрытому каналу: кто откроет ссылку первым, тот и выберет пароль. Действует до{' '}
        {moments.full(link.expiresAt)}; прежние ссылки больше не работают.
      </p>
    </>
  );
}
