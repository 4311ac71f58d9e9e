/** The head of the unit looks into a case that was opened in an emergency: accepted, or objected to with words. */
import { TextArea, useToaster } from '@gravity-ui/uikit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { ChoiceGroup } from '../../parts/choice-group.tsx';
import { Field, describedBy } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { useChange } from '../../use-change.ts';

type Props = { readonly glass: ApiSchemas['BrokenGlass']; readonly close: () => void };
type Verdict = 'ACCEPTED' | 'OBJECTED';

const verdicts = [
  { value: 'ACCEPTED', title: 'Принято', note: 'доступ действует до своего срока' },
  { value: 'OBJECTED', title: 'Возражаю', note: 'доступ прекратится сразу' },
] as const;

export function ReviewDialog({ glass, close }: Props) {
  const { review, setReview, note, setNote, wrongNote, apply, request } = useReview(glass, close);
  return (
    <FormDialog
      title="Рассмотреть экстренный доступ"
      caption={`Случай ${glass.caseNumber}`}
      apply="Записать решение"
      cancel="Позже"
      busy={request.isPending}
      problem={request.error}
      onApply={apply}
      onClose={close}
    >
      <p>
        <strong>{glass.openedBy.name}</strong>, {glass.post}
      </p>
      <p className="prewrap">{glass.reason}</p>
      <ChoiceGroup id="glass-review" legend="Решение" choices={verdicts} value={review} onChange={setReview} />
      <Field id="glass-note" label="Пояснение" required={review === 'OBJECTED'} error={wrongNote}>
        <TextArea
          id="glass-note"
          size="l"
          minRows={2}
          value={note}
          controlProps={{ maxLength: 1000, 'aria-describedby': describedBy('glass-note') }}
          onUpdate={setNote}
        />
      </Field>
    </FormDialog>
  );
}

function useReview(glass: Props['glass'], close: () => void) {
  const [review, setReview] = useState<Verdict>('ACCEPTED');
  const [note, setNote] = useState('');
  const [checked, setChecked] = useState(false);
  const client = useQueryClient();
  const toaster = useToaster();
  const request = useChange<void>(
    () => ({ path: `/break-glass/${glass.id}/review`, body: { review, note: note.trim() } }),
    {
      done: () => {
        for (const name of ['break-glass', 'alarms', 'tasks']) void client.invalidateQueries({ queryKey: [name] });
        toaster.add({ name: `glass-${glass.id}`, theme: 'success', title: 'Решение записано' });
        close();
      },
    },
  );
  const missing = review === 'OBJECTED' && !note.trim() ? 'Напишите, в чём возражение' : undefined;
  const apply = () => {
    setChecked(true);
    if (!request.isPending && !missing) request.mutate();
  };
  return { review, setReview, note, setNote, wrongNote: checked ? missing : undefined, apply, request };
}
