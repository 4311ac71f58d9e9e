/** Sending a message to a centre: the draft kept in this window, its errors, the request, what the server answered. */
import type { ApiSchemas } from '#generated/api-types.ts';
import { newKey } from '../../idempotency.ts';
import { serverNow } from '../../server-clock.ts';
import { useMoments } from '../../use-session.ts';
import { type KeptForm, useKeptForm } from '../signals/use-kept-form.ts';
import { emptyMessage, type MessageBody, type MessageDraft, messageErrors, messageOf } from './message-draft.ts';

type Taken = ApiSchemas['AgencyMessageTaken'];

/** `centreOf` says to which centre the draft goes. */
export function useMessage(centreOf: (draft: MessageDraft) => string): KeptForm<MessageDraft, Taken> {
  const { zone } = useMoments();
  return useKeptForm<MessageDraft, MessageBody, Taken>({
    name: 'new-agency-message',
    path: '/agency-messages',
    empty: () => emptyMessage(serverNow(), zone, newKey()),
    errorsIn: messageErrors,
    bodyOf: (draft) => messageOf(draft, centreOf(draft)),
    said: ({ number }) => `Сообщение ${number} получено центром`,
    renews: ['agency-messages'],
    // The server names a field with or without the part of the request in which it stands.
    fieldOf: (path) => path.replace(/^message\./, ''),
  });
}
