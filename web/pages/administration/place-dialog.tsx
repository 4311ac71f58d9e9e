/** A new place below another one: a district, a centre, a part of a centre or an agency. */
import { TextInput } from '@gravity-ui/uikit';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { agencyKindNames, timeZoneChoices, unitKindNames } from '../../administration-labels.ts';
import { Field, describedBy } from '../../parts/field.tsx';
import { NativeSelect, type SelectChoice } from '../../parts/native-select.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { useSession } from '../../use-session.ts';
import type { NewPlaceKind, Place } from './place.ts';
import { type Deed, useDeed } from './use-deed.ts';

type Props = {
  readonly kind: NewPlaceKind;
  readonly title: string;
  readonly above: Pick<Place, 'id' | 'name'>;
  readonly close: () => void;
  readonly done: (deed: Deed) => void;
};
type Body = ApiSchemas['NewPlace'];
const shortest = 2;
const choicesOf = (names: Readonly<Record<string, string>>): readonly SelectChoice[] =>
  Object.entries(names).map(([value, title]) => ({ value, title }));

/** What is asked besides the name. */
const details: Readonly<Partial<Record<NewPlaceKind, { label: string; choices: readonly SelectChoice[] }>>> = {
  centre: { label: 'Часовой пояс', choices: timeZoneChoices },
  unit: { label: 'Что это', choices: choicesOf(unitKindNames) },
  agency: { label: 'Вид органа', choices: choicesOf(agencyKindNames) },
};

export function PlaceDialog({ kind, title, above, close, done }: Props) {
  const zone = useSession()?.timeZone;
  const asked = details[kind];
  const [name, setName] = useState('');
  const [detail, setDetail] = useState(() => usual(asked?.choices, zone));
  const [checked, setChecked] = useState(false);
  const short = name.trim().length < shortest ? 'Запишите название' : undefined;
  const said = `Добавлено: ${name.trim()}`;
  const request = useDeed<{ id: string }>((_deed, { id }) => {
    const undo = {
      method: 'DELETE',
      path: `/administration/places/${kind}/${id}`,
      said: 'Добавление отменено',
    } as const;
    done({ path: '/administration/places', said, undo });
    close();
  });
  const apply = () => {
    setChecked(true);
    if (request.isPending || short) return;
    request.mutate({ path: '/administration/places', body: bodyOf(kind, above.id, name.trim(), detail), said });
  };
  return (
    <FormDialog
      title={title}
      caption={`${title}: ${above.name}`}
      apply="Добавить"
      cancel="Не добавлять"
      busy={request.isPending}
      problem={request.error}
      onApply={apply}
      onClose={close}
    >
      <Field id="place-name" label="Название" required error={checked ? short : undefined}>
        <TextInput
          id="place-name"
          size="l"
          autoFocus
          value={name}
          controlProps={{ maxLength: 200, 'aria-describedby': describedBy('place-name') }}
          onUpdate={setName}
        />
      </Field>
      {asked && (
        <Field id="place-detail" label={asked.label}>
          <NativeSelect id="place-detail" value={detail} choices={asked.choices} onChange={setDetail} />
        </Field>
      )}
    </FormDialog>
  );
}

/** The person's own time zone where one is asked for, else the first. */
function usual(choices: readonly SelectChoice[] = [], zone = ''): string {
  return choices.find(({ value }) => value === zone)?.value ?? choices[0]?.value ?? '';
}

function bodyOf(kind: NewPlaceKind, id: string, name: string, detail: string): Body {
  if (kind === 'territory') return { kind, parentId: id, name };
  if (kind === 'centre') return { kind, territoryId: id, name, timeZone: detail };
  if (kind === 'unit') return { kind, centreId: id, unitKind: detail as ApiSchemas['UnitKind'], name };
  return { kind, territoryId: id, agencyKind: detail as ApiSchemas['AgencyKind'], name };
}
