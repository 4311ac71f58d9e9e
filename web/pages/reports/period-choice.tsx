/** Which period and territory the report is about. */
import { Button } from '@gravity-ui/uikit';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { dayOfText } from '../../day-text.ts';
import { DayField } from '../../parts/day-field.tsx';
import { Field } from '../../parts/field.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import { useTerritoryChoices } from '../../place-queries.ts';
import type { ReportScope } from '../../report-queries.ts';
import { russianDay } from '../../report-words.ts';

const wrongDay = 'Проверьте дату: день.месяц.год';

export function PeriodChoice({ scope }: { readonly scope: ReportScope }) {
  const navigate = useNavigate();
  const choices = useTerritoryChoices();
  const [from, setFrom] = useState(russianDay(scope.from));
  const [to, setTo] = useState(russianDay(scope.to));
  const [territory, setTerritory] = useState(scope.territoryId ?? '');
  const [checked, setChecked] = useState(false);
  const [first, last] = [dayOfText(from), dayOfText(to)];
  const turned = first !== undefined && last !== undefined && last < first;
  const show = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!first || !last || turned) return;
    void navigate({ to: '/reports', search: { from: first, to: last, territory: territory || undefined } });
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
      <Field id="report-territory" label="Территория">
        <NativeSelect id="report-territory" value={territory} choices={choices} onChange={setTerritory} />
      </Field>
      <Button type="submit" view="action" size="l">
        Показать
      </Button>
    </form>
  );
}
