/** A day typed the Russian way (дд.мм.гггг). */
import { TextInput } from '@gravity-ui/uikit';
import { Field, describedBy } from './field.tsx';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly required?: boolean;
  readonly error?: string;
  readonly onChange: (value: string) => void;
};

export function DayField({ id, label, value, required, error, onChange }: Props) {
  return (
    <Field id={id} label={label} required={required} error={error}>
      <TextInput
        id={id}
        size="l"
        value={value}
        placeholder="дд.мм.гггг"
        validationState={error ? 'invalid' : undefined}
        controlProps={{ 'aria-describedby': describedBy(id), inputMode: 'numeric' }}
        onUpdate={onChange}
      />
    </Field>
  );
}
