/** Holds a list to one territory; shown only where the centre serves more than one. */
import { useTerritoryChoices } from '../place-queries.ts';
import { NativeSelect } from './native-select.tsx';

type Props = { readonly value: string | undefined; readonly onChange: (territory: string | undefined) => void };

export function TerritoryFilter({ value = '', onChange }: Props) {
  const choices = useTerritoryChoices();
  if (choices.length <= 2) return null;
  return (
    <NativeSelect
      label="Территория"
      value={value}
      choices={choices}
      onChange={(territory) => onChange(territory === '' ? undefined : territory)}
    />
  );
}
