/** Registering a message: the draft kept in this window, its errors, the request, what the server answered. */
import type { ApiSchemas } from '#generated/api-types.ts';
import { newKey } from '../../idempotency.ts';
import { serverNow } from '../../server-clock.ts';
import { useMoments } from '../../use-session.ts';
import { emptySignal, registrationOf, signalErrors, type Registration, type SignalDraft } from './signal-draft.ts';
import { type KeptForm, useKeptForm } from './use-kept-form.ts';

type Registered = ApiSchemas['SignalRegistered'];

export function useRegistration(): KeptForm<SignalDraft, Registered> {
  const { zone } = useMoments();
  return useKeptForm<SignalDraft, Registration, Registered>({
    name: 'new-signal',
    path: '/signals',
    empty: () => emptySignal(serverNow(), zone, newKey()),
    errorsIn: (draft) => signalErrors(draft, zone, serverNow()),
    bodyOf: (draft) => registrationOf(draft, zone),
    said: ({ signalNumber }) => `Сообщение ${signalNumber} зарегистрировано`,
    renews: ['signals', 'tasks', 'cases', 'deadlines'],
  });
}
