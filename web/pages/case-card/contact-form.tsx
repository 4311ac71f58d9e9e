/** One more contact with the family: day, how, with whom, about what, how long. */
import { Button, TextInput } from '@gravity-ui/uikit';
import { DayField } from '../../parts/day-field.tsx';
import { Field, describedBy } from '../../parts/field.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { contactChannelNames } from '../../report-words.ts';
import { useContact } from './use-contact.ts';

const channels = Object.entries(contactChannelNames).map(([value, title]) => ({ value, title }));

export function ContactForm({ caseId }: { readonly caseId: string }) {
  const form = useContact(caseId);
  const { draft, wrong, edit } = form;
  return (
    <form className="contact-form no-print" noValidate aria-label="Записать контакт" onSubmit={form.record}>
      <DayField
        id="contact-day"
        label="День"
        required
        value={draft.day}
        error={wrong.day}
        onChange={(day) => edit({ day })}
      />
      <Field id="contact-channel" label="Как">
        <NativeSelect
          id="contact-channel"
          value={draft.channel}
          choices={channels}
          onChange={(channel) => edit({ channel })}
        />
      </Field>
      <Line id="contact-with" label="С кем" value={draft.withWhom} error={wrong.withWhom} required>
        {(withWhom) => edit({ withWhom })}
      </Line>
      <Line id="contact-minutes" label="Минут" value={draft.minutes} error={wrong.minutes}>
        {(minutes) => edit({ minutes })}
      </Line>
      <div className="contact-form__wide">
        <Line id="contact-topic" label="О чём" value={draft.topic} error={wrong.topic} required>
          {(topic) => edit({ topic })}
        </Line>
        {form.problem && <ProblemNotice problem={form.problem} />}
        <Button type="submit" view="outlined" size="l" loading={form.busy}>
          Записать контакт
        </Button>
      </div>
    </form>
  );
}

type LineProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly required?: boolean;
  readonly children: (value: string) => void;
};

function Line({ id, label, value, error, required = false, children: edit }: LineProps) {
  return (
    <Field id={id} label={label} required={required} error={error}>
      <TextInput
        id={id}
        size="l"
        value={value}
        validationState={error ? 'invalid' : undefined}
        controlProps={{ 'aria-describedby': describedBy(id), maxLength: 500 }}
        onUpdate={edit}
      />
    </Field>
  );
}
