/** Pausing, resuming or moving a deadline: what will happen in words, a reason, a confirmation. */
import { Dialog, TextArea, useToaster } from '@gravity-ui/uikit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { instantOf, textOfInstant } from '../../date-time-text.ts';
import { DateTimeField } from '../../parts/date-time-field.tsx';
import { Field, describedBy } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { serverNow } from '../../server-clock.ts';
import { useChange } from '../../use-change.ts';
import { useMoments } from '../../use-session.ts';

type Deadline = ApiSchemas['DeadlineRow'];
export type DeadlineAction = 'pause' | 'resume' | 'move';
type Body = { readonly reason: string; readonly dueAt?: string } | undefined;
type Props = { readonly deadline: Deadline; readonly action: DeadlineAction; readonly close: () => void };

const texts: Readonly<Record<DeadlineAction, { title: string; about: string; apply: string; done: string }>> = {
  pause: {
    title: 'Приостановить срок',
    about: 'Время перестанет идти, напоминания замолчат. Обязанность остаётся: срок можно возобновить в любой момент.',
    apply: 'Приостановить',
    done: 'Срок приостановлен',
  },
  resume: {
    title: 'Возобновить срок',
    about: 'Время снова пойдёт: срок продлится на столько, сколько стоял.',
    apply: 'Возобновить',
    done: 'Срок возобновлён',
  },
  move: {
    title: 'Перенести срок',
    about: 'Старый и новый срок и основание останутся в карте случая.',
    apply: 'Перенести',
    done: 'Срок перенесён',
  },
};

export function DeadlineDialog({ deadline, action, close }: Props) {
  const { zone, full } = useMoments();
  const [reason, setReason] = useState('');
  const [due, setDue] = useState(() => textOfInstant(Date.parse(deadline.dueAt), zone));
  const [checked, setChecked] = useState(false);
  const client = useQueryClient();
  const toaster = useToaster();
  const change = useChange<Deadline, Body>((body) => ({ path: `/deadlines/${deadline.id}/${action}`, body }), {
    done: () => {
      for (const name of ['case', 'cases', 'deadlines', 'tasks', 'alarms'])
        void client.invalidateQueries({ queryKey: [name] });
      toaster.add({
        name: `deadline-${deadline.id}`,
        theme: 'success',
        title: texts[action].done,
        content: deadline.title,
      });
      close();
    },
  });
  const dueAt = action === 'move' ? instantOf(due, zone) : undefined;
  const wrongReason =
    action !== 'resume' && reason.trim().length < 3 ? 'Запишите основание: не короче трёх знаков' : undefined;
  const wrongDue = action === 'move' ? dueProblem(dueAt) : undefined;
  const apply = () => {
    setChecked(true);
    if (change.isPending || wrongReason || wrongDue) return;
    change.mutate(action === 'resume' ? undefined : { reason: reason.trim(), ...(dueAt ? { dueAt } : {}) });
  };
  return (
    <Dialog open onClose={close} maxWidth="s" fullWidth aria-label={texts[action].title}>
      <Dialog.Header caption={texts[action].title} />
      <Dialog.Body className="dialog-body">
        <p>
          <strong>{deadline.title}</strong>, сейчас до {full(deadline.dueAt)}
        </p>
        <p>{texts[action].about}</p>
        {action === 'move' && (
          <DateTimeField
            id="deadline-due"
            label="Новый срок"
            value={due}
            required
            error={checked ? wrongDue : undefined}
            onChange={setDue}
          />
        )}
        {action !== 'resume' && (
          <Field id="deadline-reason" label="Основание" required error={checked ? wrongReason : undefined}>
            <TextArea
              id="deadline-reason"
              size="l"
              minRows={3}
              value={reason}
              controlProps={{ maxLength: 500, 'aria-describedby': describedBy('deadline-reason') }}
              onUpdate={setReason}
            />
          </Field>
        )}
        {change.error && <ProblemNotice problem={change.error} />}
      </Dialog.Body>
      <Dialog.Footer
        textButtonApply={texts[action].apply}
        textButtonCancel="Отмена"
        loading={change.isPending}
        onClickButtonApply={apply}
        onClickButtonCancel={close}
      />
    </Dialog>
  );
}

function dueProblem(dueAt: string | undefined): string | undefined {
  if (!dueAt) return 'Проверьте дату и время: день.месяц.год и часы:минуты';
  return Date.parse(dueAt) <= serverNow() ? 'Новый срок должен быть в будущем' : undefined;
}
