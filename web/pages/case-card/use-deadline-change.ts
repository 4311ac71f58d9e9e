/** What is typed into the dialog of a deadline, what is wrong with it, and the request that it makes. */
import { useToaster } from '@gravity-ui/uikit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { instantOf, textOfInstant } from '../../date-time-text.ts';
import { serverNow } from '../../server-clock.ts';
import { useChange } from '../../use-change.ts';
import { useMoments } from '../../use-session.ts';

export type Deadline = ApiSchemas['DeadlineRow'];
export type DeadlineAction = 'pause' | 'resume' | 'move';
type Body = { readonly reason: string; readonly dueAt?: string } | undefined;

export function useDeadlineChange(deadline: Deadline, action: DeadlineAction, doneTitle: string, close: () => void) {
  const { zone } = useMoments();
  const [reason, setReason] = useState('');
  const [due, setDue] = useState(() => textOfInstant(Date.parse(deadline.dueAt), zone));
  const [checked, setChecked] = useState(false);
  const client = useQueryClient();
  const toaster = useToaster();
  const request = useChange<Deadline, Body>((body) => ({ path: `/deadlines/${deadline.id}/${action}`, body }), {
    done: () => {
      for (const name of ['case', 'cases', 'deadlines', 'tasks', 'alarms'])
        void client.invalidateQueries({ queryKey: [name] });
      toaster.add({ name: `deadline-${deadline.id}`, theme: 'success', title: doneTitle, content: deadline.title });
      close();
    },
  });
  const dueAt = action === 'move' ? instantOf(due, zone) : undefined;
  const wrongReason = action === 'resume' ? undefined : reasonProblem(reason);
  const wrongDue = action === 'move' ? dueProblem(dueAt) : undefined;
  const apply = () => {
    setChecked(true);
    if (request.isPending || wrongReason || wrongDue) return;
    request.mutate(action === 'resume' ? undefined : { reason: reason.trim(), ...(dueAt ? { dueAt } : {}) });
  };
  return {
    reason,
    setReason,
    due,
    setDue,
    apply,
    wrongReason: checked ? wrongReason : undefined,
    wrongDue: checked ? wrongDue : undefined,
    busy: request.isPending,
    problem: request.error,
  };
}

function reasonProblem(reason: string): string | undefined {
  return reason.trim().length < 3 ? 'Запишите основание: не короче трёх знаков' : undefined;
}

function dueProblem(dueAt: string | undefined): string | undefined {
  if (!dueAt) return 'Проверьте дату и время: день.месяц.год и часы:минуты';
  return Date.parse(dueAt) <= serverNow() ? 'Новый срок должен быть в будущем' : undefined;
}
