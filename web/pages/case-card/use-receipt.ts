/** What is typed about the answer to an immediate notice, what is wrong with it, and the request that it makes. */
import { useToaster } from '@gravity-ui/uikit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { instantOf, textOfInstant } from '../../date-time-text.ts';
import { serverNow } from '../../server-clock.ts';
import { useChange } from '../../use-change.ts';
import { useMoments } from '../../use-session.ts';

type Body = ApiSchemas['NoticeReceipt'];

export function useReceipt(caseId: string, noticeId: string, close: () => void) {
  const { zone } = useMoments();
  const [received, setReceived] = useState(() => textOfInstant(serverNow(), zone));
  const [reply, setReply] = useState('');
  const [checked, setChecked] = useState(false);
  const client = useQueryClient();
  const toaster = useToaster();
  const path = `/cases/${caseId}/notices/${noticeId}/receipt`;
  const request = useChange<unknown, Body>((body) => ({ path, body }), {
    done: () => {
      void client.invalidateQueries({ queryKey: ['case', caseId] });
      toaster.add({ name: `receipt-${noticeId}`, theme: 'success', title: 'Ответ органа отмечен' });
      close();
    },
  });
  const receivedAt = instantOf(received, zone);
  const apply = () => {
    setChecked(true);
    if (!request.isPending && receivedAt) request.mutate({ receivedAt, reply: reply.trim() });
  };
  return {
    received,
    setReceived,
    reply,
    setReply,
    apply,
    wrong: checked && !receivedAt ? 'Проверьте дату и время: день.месяц.год, часы:минуты' : undefined,
    busy: request.isPending,
    problem: request.error,
  };
}
