/** Date and time typed the Russian way (дд.мм.гггг, чч:мм), whatever language the tablet speaks. */
import { TextInput } from '@gravity-ui/uikit';
import { Field, describedBy } from './field.tsx';

export type DateTimeText = { readonly date: string; readonly time: string };

type Props = {
  readonly id: string;
  readonly label: string;
  readonly value: DateTimeText;
  readonly required?: boolean;
  readonly hint?: string;
  readonly error?: string;
  readonly onChange: (value: DateTimeText) => void;
};

export function DateTimeField({ id, label, value, onChange, error, ...rest }: Props) {
  const aria = {
    'aria-describedby': describedBy(id),
    'aria-invalid': error ? true : undefined,
    inputMode: 'numeric',
  } as const;
  return (
    <Field id={id} label={label} error={error} {...rest}>
      <div className="date-time">
        <TextInput
          id={id}
          size="l"
          value={value.date}
          placeholder="дд.мм.гггг"
          validationState={error ? 'invalid' : undefined}
          controlProps={{ ...aria, 'aria-label': `${label}: дата` }}
          onUpdate={(date) => onChange({ ...value, date })}
        />
        <TextInput
          size="l"
          value={value.time}
          placeholder="чч:мм"
          validationState={error ? 'invalid' : undefined}
          controlProps={{ ...aria, 'aria-label': `${label}: время` }}
          onUpdate={(time) => onChange({ ...value, time })}
        />
      </div>
    </Field>
  );
}
