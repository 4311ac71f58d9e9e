/** The confirmation of a notice by the officer of its body: when it was received is all that is asked; number and answer may follow. */
import { TextArea, TextInput } from '@gravity-ui/uikit';
import type { ApiSchemas } from '#generated/api-types.ts';
import { DateTimeField } from '../../parts/date-time-field.tsx';
import { DayField } from '../../parts/day-field.tsx';
import { Field, describedBy } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { useAnswer } from './use-answer.ts';

type Props = {
  readonly caseId: string;
  readonly notice: ApiSchemas['AgencyCard']['notices'][number];
  readonly close: () => void;
};

const title = 'Извещение получено';

export function AnswerDialog({ caseId, notice, close }: Props) {
  const form = useAnswer(caseId, notice, close);
  const { draft, wrong, edit } = form;
  return (
    <FormDialog
      title={title}
      apply="Отправить в центр"
      cancel="Отмена"
      busy={form.busy}
      problem={form.problem}
      onApply={form.apply}
      onClose={close}
    >
      <p>{notice.title || 'Извещение'}. Центр увидит ответ сразу, звонить и писать отдельно не нужно.</p>
      <DateTimeField
        id="answer-received"
        label="Когда получено"
        value={draft.received}
        required
        error={wrong.receivedAt}
        onChange={(received) => edit({ received })}
      />
      <JournalFields draft={draft} wrong={wrong} edit={edit} />
      <Field id="answer-reply" label="Ответ: что решено или сделано" hint="Можно написать позже.">
        <TextArea
          id="answer-reply"
          size="l"
          minRows={3}
          value={draft.reply}
          controlProps={{ maxLength: 5000, 'aria-describedby': describedBy('answer-reply') }}
          onUpdate={(reply) => edit({ reply })}
        />
      </Field>
      <DayField
        id="answer-replied"
        label="Когда сделано"
        value={draft.repliedOn}
        error={wrong.repliedOn}
        onChange={(repliedOn) => edit({ repliedOn })}
      />
    </FormDialog>
  );
}

type JournalProps = Pick<ReturnType<typeof useAnswer>, 'draft' | 'wrong' | 'edit'>;

/** The number under which the officer's body keeps the notice, if it keeps one. */
function JournalFields({ draft, wrong, edit }: JournalProps) {
  return (
    <div className="columns">
      <Field id="answer-number" label="Номер в вашем журнале">
        <TextInput
          id="answer-number"
          size="l"
          value={draft.journalNumber}
          controlProps={{ maxLength: 100, 'aria-describedby': describedBy('answer-number') }}
          onUpdate={(journalNumber) => edit({ journalNumber })}
        />
      </Field>
      <DayField
        id="answer-number-day"
        label="Дата в журнале"
        value={draft.journalOn}
        error={wrong.journalOn}
        onChange={(journalOn) => edit({ journalOn })}
      />
    </div>
  );
}
