/** The territory of a new message: the centre's own unless another of those that it serves is chosen. */
import { useQuery } from '@tanstack/react-query';
import { Field, describedBy } from '../../parts/field.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import { territoriesQuery } from '../../place-queries.ts';
import { idOfField, labelOfField } from './signal-field-names.ts';
import { errorOf, type SignalFieldsProps } from './signal-field-parts.tsx';

const name = 'territoryId';

export function TerritoryField({ draft, errors, edit }: SignalFieldsProps) {
  const { items = [], ownId = '' } = useQuery(territoriesQuery).data ?? {};
  if (items.length <= 1) return null;
  const id = idOfField(name);
  const error = errorOf(errors, name);
  return (
    <Field id={id} label={labelOfField(name)} hint="По ней находятся органы и считается отчёт." error={error}>
      <NativeSelect
        id={id}
        describedBy={describedBy(id)}
        wrong={error !== undefined}
        value={draft.territoryId || (ownId ?? '')}
        choices={items.map((territory) => ({ value: territory.id, title: territory.name }))}
        onChange={(territoryId) => edit({ territoryId })}
      />
    </Field>
  );
}
