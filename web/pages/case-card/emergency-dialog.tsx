/** Beginning an emergency, asking for a visit at once, noting the claim in court: what will happen in words, then the confirmation. */
import { TextArea } from '@gravity-ui/uikit';
import { emergencyCauseNames } from '../../emergency-labels.ts';
import { ChoiceGroup } from '../../parts/choice-group.tsx';
import { DayField } from '../../parts/day-field.tsx';
import { Field, describedBy } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { type Cause, type EmergencyDeed, useEmergencyDeed } from './use-emergency-deed.ts';

type Props = { readonly caseId: string; readonly deed: EmergencyDeed; readonly close: () => void };

const texts: Readonly<Record<EmergencyDeed, { title: string; about: string; apply: string }>> = {
  emergency: {
    title: 'Экстренное реагирование',
    about:
      'Органы будут извещены немедленно, заведующая получит задачу о мерах безопасности, плановые посещения подождут. Случай идёт дальше: голосование и сроки не останавливаются.',
    apply: 'Начать',
  },
  'visit-now': {
    title: 'Посетить семью немедленно',
    about: 'Ближайшее плановое посещение заменит посещение сегодня. Следующее будет назначено по режиму от него.',
    apply: 'Назначить на сегодня',
  },
  claim: {
    title: 'Иск в суд подан',
    about: 'Срок подачи иска после отобрания будет отмечен исполненным.',
    apply: 'Отметить',
  },
};

const causes = (Object.keys(emergencyCauseNames) as Cause[]).map((value) => ({
  value,
  title: emergencyCauseNames[value],
}));

export function EmergencyDialog({ caseId, deed, close }: Props) {
  const { title, about, apply } = texts[deed];
  const form = useEmergencyDeed(caseId, deed, close);
  return (
    <FormDialog
      title={title}
      apply={apply}
      cancel="Отмена"
      busy={form.busy}
      problem={form.problem}
      onApply={form.apply}
      onClose={close}
    >
      <p>{about}</p>
      {deed === 'emergency' && (
        <ChoiceGroup
          id="emergency-what"
          legend="Что произошло"
          choices={causes}
          value={form.what}
          required
          error={form.wrong.what}
          onChange={form.setWhat}
        />
      )}
      {deed === 'claim' ? (
        <DayField
          id="claim-filed-on"
          label="Дата подачи"
          value={form.filedOn}
          required
          error={form.wrong.day}
          onChange={form.setFiledOn}
        />
      ) : (
        <ReasonField value={form.reason} error={form.wrong.reason} onChange={form.setReason} />
      )}
    </FormDialog>
  );
}

type ReasonProps = { readonly value: string; readonly error?: string; readonly onChange: (value: string) => void };

function ReasonField({ value, error, onChange }: ReasonProps) {
  return (
    <Field id="emergency-reason" label="Что известно" required error={error}>
      <TextArea
        id="emergency-reason"
        size="l"
        minRows={3}
        value={value}
        controlProps={{ maxLength: 2000, 'aria-describedby': describedBy('emergency-reason') }}
        onUpdate={onChange}
      />
    </Field>
  );
}
