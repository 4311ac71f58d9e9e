/** Pausing, resuming or moving a deadline: what will happen in words, a reason, a confirmation. */
import { TextArea } from '@gravity-ui/uikit';
import { DateTimeField } from '../../parts/date-time-field.tsx';
import { Field, describedBy } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { useMoments } from '../../use-session.ts';
import { useDeadlineChange, type Deadline, type DeadlineAction } from './use-deadline-change.ts';

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
  const { full } = useMoments();
  const { title, about, apply, done } = texts[action];
  const change = useDeadlineChange(deadline, action, done, close);
  return (
    <FormDialog
      title={title}
      apply={apply}
      cancel="Отмена"
      busy={change.busy}
      problem={change.problem}
      onApply={change.apply}
      onClose={close}
    >
      <p>
        <strong>{deadline.title}</strong>, сейчас до {full(deadline.dueAt)}
      </p>
      <p>{about}</p>
      {action === 'move' && (
        <DateTimeField
          id="deadline-due"
          label="Новый срок"
          value={change.due}
          required
          error={change.wrongDue}
          onChange={change.setDue}
        />
      )}
      {action !== 'resume' && (
        <ReasonField value={change.reason} error={change.wrongReason} onChange={change.setReason} />
      )}
    </FormDialog>
  );
}

type ReasonProps = { readonly value: string; readonly error?: string; readonly onChange: (value: string) => void };

function ReasonField({ value, error, onChange }: ReasonProps) {
  return (
    <Field id="deadline-reason" label="Основание" required error={error}>
      <TextArea
        id="deadline-reason"
        size="l"
        minRows={3}
        value={value}
        controlProps={{ maxLength: 500, 'aria-describedby': describedBy('deadline-reason') }}
        onUpdate={onChange}
      />
    </Field>
  );
}
