/** Cancelling a paper that was issued in error: what will happen, a reason, a confirmation. */
import { Button, TextArea, useToaster } from '@gravity-ui/uikit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { accessOf } from '#domain/access.ts';
import type { ApiSchemas } from '#generated/api-types.ts';
import { useChange } from '../use-change.ts';
import { useSession } from '../use-session.ts';
import { Field, describedBy } from './field.tsx';
import { FormDialog } from './form-dialog.tsx';

type Paper = ApiSchemas['PaperRow'];
const shortestReason = 3;

/** The button for whoever may cancel; nothing for others and for papers that are cancelled already. */
export function CancelPaper({ paper }: { readonly paper: Paper }) {
  const roles = useSession()?.roles ?? [];
  const [open, setOpen] = useState(false);
  if (paper.state === 'CANCELLED' || !accessOf(roles).can('change', 'Paper')) return null;
  return (
    <>
      <Button
        size="m"
        view="flat-danger"
        className="no-print"
        aria-label={`Отменить: ${paper.title}, ${paper.number}`}
        onClick={() => setOpen(true)}
      >
        Отменить
      </Button>
      {open && <CancelDialog paper={paper} close={() => setOpen(false)} />}
    </>
  );
}

function CancelDialog({ paper, close }: { readonly paper: Paper; readonly close: () => void }) {
  const { reason, setReason, wrong, apply, request } = useCancelling(paper, close);
  return (
    <FormDialog
      title="Отменить документ"
      apply="Отменить документ"
      cancel="Не отменять"
      busy={request.isPending}
      problem={request.error}
      onApply={apply}
      onClose={close}
    >
      <p>
        <strong>{paper.title}</strong>, № {paper.number}
      </p>
      <p>Запись останется в журнале с основанием отмены, номер больше никому не достанется.</p>
      <Field id="cancel-reason" label="Основание" required error={wrong}>
        <TextArea
          id="cancel-reason"
          size="l"
          minRows={3}
          value={reason}
          controlProps={{ maxLength: 1000, 'aria-describedby': describedBy('cancel-reason') }}
          onUpdate={setReason}
        />
      </Field>
    </FormDialog>
  );
}

function useCancelling(paper: Paper, close: () => void) {
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const client = useQueryClient();
  const toaster = useToaster();
  const request = useChange<void, string>(
    (text) => ({ path: `/papers/${paper.id}/cancellation`, body: { reason: text } }),
    {
      done: () => {
        for (const name of ['case', 'cases']) void client.invalidateQueries({ queryKey: [name] });
        toaster.add({ name: `paper-${paper.id}`, theme: 'success', title: 'Документ отменён', content: paper.number });
        close();
      },
    },
  );
  const short = reason.trim().length < shortestReason ? 'Запишите основание: не короче трёх знаков' : undefined;
  const apply = () => {
    setChecked(true);
    if (!request.isPending && !short) request.mutate(reason.trim());
  };
  return { reason, setReason, wrong: checked ? short : undefined, apply, request };
}
