/** The answer of a body to an immediate notice: when it came and what it says. */
import { Dialog, TextArea } from '@gravity-ui/uikit';
import type { ApiSchemas } from '#generated/api-types.ts';
import { DateTimeField } from '../../parts/date-time-field.tsx';
import { Field, describedBy } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
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
    <Dialog open onClose={close} maxWidth="s" fullWidth aria-label={title}>
      <Dialog.Header caption={title} />
      <Dialog.Body className="dialog-body">
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
        {form.problem && <ProblemNotice problem={form.problem} />}
      </Dialog.Body>
      <Dialog.Footer
        textButtonApply="Отметить"
        textButtonCancel="Отмена"
        loading={form.busy}
        onClickButtonApply={form.apply}
        onClickButtonCancel={close}
      />
    </Dialog>
  );
}
