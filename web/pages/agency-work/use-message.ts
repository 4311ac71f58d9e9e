/** Sending a message to a centre: the draft kept in this window, its errors, the request, what the server answered. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import type { FieldError } from '../../api-problem.ts';
import { canonicalPath } from '../../form/form-paths.ts';
import { newKey } from '../../idempotency.ts';
import { forgetLocally, keepLocally, readLocally } from '../../local-copies.ts';
import { serverNow } from '../../server-clock.ts';
import { announce } from '../../shell/outcome-region.tsx';
import { useChange } from '../../use-change.ts';
import { useMoments } from '../../use-session.ts';
import { emptyMessage, type MessageBody, type MessageDraft, messageErrors, messageOf } from './message-draft.ts';

type Taken = ApiSchemas['AgencyMessageTaken'];
const DRAFT = 'new-agency-message';

/** `centreOf` says to which centre the draft goes. */
export function useMessage(centreOf: (draft: MessageDraft) => string) {
  const { zone } = useMoments();
  const empty = () => emptyMessage(serverNow(), zone, newKey());
  const [draft, setDraft] = useState(() => readLocally<MessageDraft>(DRAFT)?.value ?? empty());
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [taken, setTaken] = useState<Taken>();
  const client = useQueryClient();
  const request = useChange<Taken, MessageBody>((body) => ({ path: '/agency-messages', body }), {
    done: (answer) => {
      forgetLocally(DRAFT);
      setDraft(empty());
      setErrors([]);
      setTaken(answer);
      announce(`Сообщение ${answer.number} получено центром`);
      void client.invalidateQueries({ queryKey: ['agency-messages'] });
      window.scrollTo({ top: 0 });
    },
    failed: (problem) => setErrors(problem.errors.map(atField)),
  });
  const edit = (part: Partial<MessageDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    setTaken(undefined);
    keepLocally(DRAFT, next, new Date(serverNow()).toISOString());
  };
  const submit = () => {
    if (request.isPending) return;
    const found = messageErrors(draft);
    setErrors(found);
    const body = found.length === 0 ? messageOf(draft, centreOf(draft)) : undefined;
    if (body) request.mutate(body);
  };
  const clear = () => {
    setErrors([]);
    edit(empty());
  };
  const problem = request.error && request.error.errors.length === 0 ? request.error : undefined;
  return { draft, errors, problem, taken, busy: request.isPending, edit, clear, submit };
}

/** The server names a field with or without the part of the request in which it stands. */
const atField = ({ path, message }: FieldError): FieldError => ({
  path: canonicalPath(path.replace(/^message\./, '')),
  message,
});
