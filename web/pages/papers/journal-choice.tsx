/** Which journal and period are shown; an empty day leaves that side open. */
import { Button } from '@gravity-ui/uikit';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { dayOfText } from '../../day-text.ts';
import { DayField } from '../../parts/day-field.tsx';
import { Field } from '../../parts/field.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import { russianDay } from '../../report-words.ts';
import type { PaperSearch } from './paper-search.ts';

type Props = {
  readonly search: PaperSearch;
  readonly journals: readonly { readonly code: string; readonly title: string }[];
};

const wrongDay = 'Проверьте дату: день.месяц.год';

export function JournalChoice({ search, journals }: Props) {
  const navigate = useNavigate();
  const [from, setFrom] = useState(search.from ? russianDay(search.from) : '');
  const [to, setTo] = useState(search.to ? russianDay(search.to) : '');
  const [journal, setJournal] = useState(search.journal ?? '');
  const [checked, setChecked] = useState(false);
  const [first, last] = [dayOfText(from), dayOfText(to)];
  const wrong = (text: string, day: string | undefined) =>
    text.trim() !== '' && day === undefined ? wrongDay : undefined;
  const turned = first !== undefined && last !== undefined && last < first ? 'Раньше начала периода' : undefined;
  const show = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (wrong(from, first) ?? wrong(to, last) ?? turned) return;
    void navigate({ to: '/papers', search: { journal: journal || undefined, from: first, to: last } });
  };
  const choices = [{ value: '', title: 'Все журналы' }, ...journals.map(({ code, title }) => ({ value: code, title }))];
  return (
    <form className="period-choice no-print" noValidate onSubmit={show}>
      <DayField
        id="papers-from"
        label="С"
        value={from}
        error={checked ? wrong(from, first) : undefined}
        onChange={setFrom}
      />
      <DayField
        id="papers-to"
        label="По"
        value={to}
        error={checked ? (wrong(to, last) ?? turned) : undefined}
        onChange={setTo}
      />
      <Field id="papers-journal" label="Журнал">
        <NativeSelect id="papers-journal" value={journal} choices={choices} onChange={setJournal} />
      </Field>
      <Button type="submit" view="action" size="l">
        Показать
      </Button>
    </form>
  );
}
