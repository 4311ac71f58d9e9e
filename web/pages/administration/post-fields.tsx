/** A post as it is given: role, place, part of the centre or agency, first and last day. */
import { useQuery } from '@tanstack/react-query';
import { isTerritoryRole, roleChoices } from '../../administration-labels.ts';
import { organisationQuery } from '../../administration-queries.ts';
import { DayField } from '../../parts/day-field.tsx';
import { Field } from '../../parts/field.tsx';
import { NativeSelect, type SelectChoice } from '../../parts/native-select.tsx';
import type { PostDraft, PostErrors } from './post-draft.ts';

type Props = {
  readonly draft: PostDraft;
  readonly wrong: PostErrors;
  readonly edit: (part: Partial<PostDraft>) => void;
};

export function PostFields({ draft, wrong, edit }: Props) {
  const { places, units, agencies } = useChoices(draft);
  const pick = (name: 'role' | 'place' | 'unitId' | 'agencyId') => (value: string) =>
    edit({
      [name]: value,
      ...(name === 'role' && !isTerritoryRole(value) && draft.place.startsWith('t:') ? { place: '' } : {}),
    });
  return (
    <>
      <Select
        name="role"
        label="Роль"
        required
        error={wrong.role}
        value={draft.role}
        choices={roleChoices}
        pick={pick('role')}
      />
      <Select
        name="place"
        label="Где"
        required
        error={wrong.place}
        value={draft.place}
        choices={places}
        pick={pick('place')}
      />
      {units.length > 1 && (
        <Select name="unit" label="Подразделение" value={draft.unitId} choices={units} pick={pick('unitId')} />
      )}
      {draft.role === 'agencyOfficer' && (
        <Select
          name="agency"
          label="Какой орган представляет"
          required
          error={wrong.agencyId}
          value={draft.agencyId}
          choices={agencies}
          pick={pick('agencyId')}
        />
      )}
      <Days draft={draft} wrong={wrong} edit={edit} />
    </>
  );
}

function Days({ draft, wrong, edit }: Props) {
  return (
    <div className="day-pair">
      <DayField
        id="post-since"
        label="С какого дня"
        required
        value={draft.since}
        error={wrong.since}
        onChange={(since) => edit({ since })}
      />
      <DayField
        id="post-last"
        label="По какой день"
        value={draft.lastDay}
        error={wrong.lastDay}
        onChange={(lastDay) => edit({ lastDay })}
      />
    </div>
  );
}

type SelectProps = {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  readonly error?: string | undefined;
  readonly value: string;
  readonly choices: readonly SelectChoice[];
  readonly pick: (value: string) => void;
};

function Select({ name, label, required = false, error, value, choices, pick }: SelectProps) {
  const id = `post-${name}`;
  return (
    <Field id={id} label={label} required={required} error={error}>
      <NativeSelect
        id={id}
        value={value}
        choices={choices}
        wrong={Boolean(error)}
        onChange={pick}
        {...(required ? { placeholder: 'Выберите' } : {})}
      />
    </Field>
  );
}

/** Only places that the person keeps; territories only for roles that are held for one. */
function useChoices({ role, place }: PostDraft) {
  const found = useQuery(organisationQuery).data;
  const named = (mark: string, items: readonly { id: string; name: string; mayChange: boolean }[]) =>
    items.filter(({ mayChange }) => mayChange).map(({ id, name }) => ({ value: `${mark}:${id}`, title: name }));
  const territories = named('t', found?.territories ?? []).map(({ value, title }) => ({
    value,
    title: `${title}: вся территория`,
  }));
  const centre = found?.centres.find(({ id }) => place === `c:${id}`);
  return {
    places: [...named('c', found?.centres ?? []), ...(isTerritoryRole(role) ? territories : [])],
    units: [
      { value: '', title: 'Весь центр' },
      ...(centre?.units ?? []).map(({ id, name }) => ({ value: id, title: name })),
    ],
    agencies: (found?.agencies ?? [])
      .filter(({ closedOn }) => !closedOn)
      .map(({ id, name }) => ({ value: id, title: name })),
  };
}
