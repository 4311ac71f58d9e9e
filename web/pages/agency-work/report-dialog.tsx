/** The officer's report on a measure: done, not possible or under way, on which day, and in his words. */
import { TextArea } from '@gravity-ui/uikit';
import type { ApiSchemas } from '#generated/api-types.ts';
import { ChoiceGroup } from '../../parts/choice-group.tsx';
import { DayField } from '../../parts/day-field.tsx';
import { Field, describedBy } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { useReport } from './use-report.ts';

type Props = {
  readonly caseId: string;
  readonly measure: ApiSchemas['AgencyCard']['measures'][number];
  readonly close: () => void;
};

const title = 'Как выполняется мероприятие';
const states = [
  { value: 'DONE', title: 'Выполнено' },
  { value: 'ONGOING', title: 'Идёт' },
  { value: 'FAILED', title: 'Не удалось' },
] as const;

export function ReportDialog({ caseId, measure, close }: Props) {
  const form = useReport(caseId, measure, close);
  const { draft, wrong, edit } = form;
  return (
    <FormDialog
      title={title}
      apply="Сообщить куратору"
      cancel="Отмена"
      busy={form.busy}
      problem={form.problem}
      onApply={form.apply}
      onClose={close}
    >
      <p>{measure.goal}</p>
      <ChoiceGroup
        id="report-state"
        legend="Что с мероприятием"
        choices={states}
        value={draft.state}
        required
        error={wrong.state}
        onChange={(state) => edit({ state })}
      />
      <DayField
        id="report-day"
        label="На какой день"
        value={draft.onDay}
        required
        error={wrong.onDay}
        onChange={(onDay) => edit({ onDay })}
      />
      <Field
        id="report-words"
        label={draft.state === 'FAILED' ? 'Почему не удалось' : 'Что сделано'}
        required={draft.state === 'FAILED'}
        hint="Куратор увидит ваши слова и решит, как отметить мероприятие в программе."
        error={wrong.words}
      >
        <TextArea
          id="report-words"
          size="l"
          minRows={3}
          value={draft.words}
          controlProps={{ maxLength: 2000, 'aria-describedby': describedBy('report-words') }}
          onUpdate={(words) => edit({ words })}
        />
      </Field>
    </FormDialog>
  );
}
