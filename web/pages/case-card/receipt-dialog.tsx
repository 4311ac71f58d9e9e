/** The answer of a body to an immediate notice: when it came and what it says. */
import { TextArea } from '@gravity-ui/uikit';
import type { ApiSchemas } from '#generated/api-types.ts';
import { DateTimeField } from '../../parts/date-time-field.tsx';
import { Field, describedBy } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { useReceipt } from './use-receipt.ts';

type Props = {
  readonly caseId: string;
  readonly notice: ApiSchemas['CaseNotice'];
  readonly close: () => void;
};

const title = 'Ответ органа получен';

export function ReceiptDialog({ caseId, notice, close }: Props) {
  const form = useReceipt(caseId, notice.id, close);
  return (
    <FormDialog
      title={title}
      apply="Отметить"
      cancel="Отмена"
      busy={form.busy}
      problem={form.problem}
      onApply={form.apply}
      onClose={close}
    >
      <p>
        {notice.agency}: {notice.title}
      </p>
      <DateTimeField
        id="receipt-at"
        label="Когда получен"
        value={form.received}
        required
        error={form.wrong}
        onChange={form.setReceived}
      />
      <Field id="receipt-reply" label="Что ответили">
        <TextArea
          id="receipt-reply"
          size="l"
          minRows={3}
          value={form.reply}
          controlProps={{ maxLength: 2000, 'aria-describedby': describedBy('receipt-reply') }}
          onUpdate={form.setReply}
        />
      </Field>
    </FormDialog>
  );
}
