/** Which period, territory and centre the report is about. */
import { Button } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { dayOfText } from '../../day-text.ts';
import { DayField } from '../../parts/day-field.tsx';
import { Field } from '../../parts/field.tsx';
import { NativeSelect, type SelectChoice } from '../../parts/native-select.tsx';
import { reportPlacesQuery, type ReportScope } from '../../report-queries.ts';
import { russianDay } from '../../report-words.ts';

const wrongDay = 'Проверьте дату: день.месяц.год';

export function PeriodChoice({ scope }: { readonly scope: ReportScope }) {
  const navigate = useNavigate();
  const { centres, territories } = useReportPlaces();
  const [from, setFrom] = useState(russianDay(scope.from));
  const [to, setTo] = useState(russianDay(scope.to));
  const [territory, setTerritory] = useState(scope.territoryId ?? '');
  const [centre, setCentre] = useState(scope.centreId ?? '');
  const [checked, setChecked] = useState(false);
  const [first, last] = [dayOfText(from), dayOfText(to)];
  const turned = first !== undefined && last !== undefined && last < first;
  const show = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!first || !last || turned) return;
    const place = { territory: territory || undefined, centre: centre || undefined };
    void navigate({ to: '/reports', search: { from: first, to: last, ...place } });
  };
  const errorAt = (day: string | undefined) => (checked && day === undefined ? wrongDay : undefined);
  return (
    <form className="period-choice no-print" noValidate onSubmit={show}>
      <DayField id="report-from" label="С" required value={from} error={errorAt(first)} onChange={setFrom} />
      <DayField
        id="report-to"
        label="По"
        required
        value={to}
        error={checked && turned ? 'Раньше начала периода' : errorAt(last)}
        onChange={setTo}
      />
      {territories.length > 2 && (
        <Field id="report-territory" label="Территория">
          <NativeSelect id="report-territory" value={territory} choices={territories} onChange={setTerritory} />
        </Field>
      )}
      {centres.length > 2 && (
        <Field id="report-centre" label="Центр">
          <NativeSelect id="report-centre" value={centre} choices={centres} onChange={setCentre} />
        </Field>
      )}
      <Button type="submit" view="action" size="l">
        Показать
      </Button>
    </form>
  );
}

/** To choose from, all of them first; a territory stands below the one to which it belongs. */
function useReportPlaces(): Readonly<Record<'centres' | 'territories', readonly SelectChoice[]>> {
  const places = useQuery(reportPlacesQuery).data;
  const indent = (depth: number) => '\u2003'.repeat(depth);
  const centres = (places?.centres ?? []).map(({ id, name }) => ({ value: id, title: name }));
  const territories = (places?.territories ?? []).map(({ id, name, depth }) => {
    return { value: id, title: `${indent(depth)}${name}` };
  });
  return {
    centres: [{ value: '', title: 'Все центры' }, ...centres],
    territories: [{ value: '', title: 'Все территории' }, ...territories],
  };
}
