/** Opening a case in an emergency: what will follow, the number where the case is not known yet, a reason, a confirmation. */
import { TextArea, TextInput } from '@gravity-ui/uikit';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { Field, describedBy } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { useChange } from '../../use-change.ts';

type Props = { readonly caseId?: string; readonly close: () => void };

const shortestReason = 10;

export function BreakGlassDialog({ caseId, close }: Props) {
  const { number, setNumber, reason, setReason, wrong, apply, request } = useBreaking(caseId, close);
  return (
    <FormDialog
      title="Открыть карту в экстренном порядке"
      apply="Открыть карту"
      cancel="Не открывать"
      busy={request.isPending}
      problem={request.error}
      onApply={apply}
      onClose={close}
    >
      <p>
        Карта откроется только для чтения и на ограниченное время. Заведующая сразу получит тревогу с вашей причиной и
        рассмотрит её.
      </p>
      {caseId === undefined && (
        <Field id="glass-number" label="Номер случая" required error={wrong.number}>
          <TextInput
            id="glass-number"
            size="l"
            value={number}
            controlProps={{ maxLength: 40, 'aria-describedby': describedBy('glass-number') }}
            onUpdate={setNumber}
          />
        </Field>
      )}
      <Field id="glass-reason" label="Почему карта нужна сейчас" required error={wrong.reason}>
        <TextArea
          id="glass-reason"
          size="l"
          minRows={3}
          value={reason}
          controlProps={{ maxLength: 1000, 'aria-describedby': describedBy('glass-reason') }}
          onUpdate={setReason}
        />
      </Field>
    </FormDialog>
  );
}

function useBreaking(caseId: string | undefined, close: () => void) {
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const said = { reason: reason.trim() };
  const request = useChange<ApiSchemas['GlassBroken']>(
    () =>
      caseId
        ? { path: `/cases/${caseId}/break-glass`, body: said }
        : { path: '/break-glass', body: { ...said, caseNumber: number.trim() } },
    {
      done: (opened) => {
        void client.resetQueries({ queryKey: ['case', opened.caseId] });
        void client.invalidateQueries({ queryKey: ['break-glass'] });
        close();
        void navigate({ to: '/cases/$caseId', params: { caseId: opened.caseId } });
      },
    },
  );
  const wrong = {
    number: caseId === undefined && !number.trim() ? 'Укажите номер случая' : undefined,
    reason: said.reason.length < shortestReason ? 'Опишите причину: не короче десяти знаков' : undefined,
  };
  const apply = () => {
    setChecked(true);
    if (!request.isPending && !wrong.number && !wrong.reason) request.mutate();
  };
  const shown: Partial<typeof wrong> = checked ? wrong : {};
  return { number, setNumber, reason, setReason, wrong: shown, apply, request };
}
