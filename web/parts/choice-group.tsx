/** A few large choices of which one is made: native radio buttons drawn as buttons, easy to hit on a tablet. */
import { FieldNotes, RequiredStar, describedBy } from './field.tsx';

export type Choice<Value extends string> = { readonly value: Value; readonly title: string; readonly note?: string };

type Props<Value extends string> = {
  readonly id: string;
  readonly legend: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | '';
  readonly required?: boolean;
  readonly error?: string;
  readonly onChange: (value: Value) => void;
};

export function ChoiceGroup<Value extends string>(props: Props<Value>) {
  const { id, legend, choices, value, required = false, error, onChange } = props;
  return (
    <fieldset className={error ? 'choice-group field_wrong' : 'choice-group'} aria-describedby={describedBy(id)}>
      <legend className="field__label">
        {legend}
        {required && <RequiredStar />}
      </legend>
      <div className="choice-group__row">
        {choices.map((choice, index) => (
          <label key={choice.value} className={`choice choice_${choice.value.toLowerCase()}`}>
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={id}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
            />
            <span className="choice__title">{choice.title}</span>
            {choice.note && <span className="choice__note">{choice.note}</span>}
          </label>
        ))}
      </div>
      <FieldNotes id={id} error={error} />
    </fieldset>
  );
}
