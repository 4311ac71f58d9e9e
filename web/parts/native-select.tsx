/** One of a list: the browser's own select in the look of the product, best on tablets, by keyboard and with a screen reader. */
import { ChevronDown } from '@gravity-ui/icons';
import { Icon } from '@gravity-ui/uikit';

export type SelectChoice = { readonly value: string; readonly title: string };

type Props = {
  readonly id?: string;
  readonly label?: string;
  readonly value: string;
  readonly choices: readonly SelectChoice[];
  /** Shown while nothing is chosen; without it the first choice is. */
  readonly placeholder?: string;
  readonly wrong?: boolean;
  readonly describedBy?: string;
  readonly onChange: (value: string) => void;
};

export function NativeSelect({ id, label, value, choices, placeholder, wrong = false, describedBy, onChange }: Props) {
  return (
    <span className={wrong ? 'native-select native-select_wrong' : 'native-select'}>
      <select
        id={id}
        aria-label={label}
        aria-invalid={wrong || undefined}
        aria-describedby={describedBy}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {placeholder !== undefined && (
          <option value="" disabled>
            {placeholder}
          </option>
        )}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.title}
          </option>
        ))}
      </select>
      <Icon data={ChevronDown} size={16} />
    </span>
  );
}
