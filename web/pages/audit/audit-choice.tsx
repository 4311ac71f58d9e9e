/** The filters of the journal: person, case number, deed, outcome, days. Nothing chosen leaves that side open. */
import { Button, TextInput } from '@gravity-ui/uikit';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import type { AuditSearch } from '../../audit-queries.ts';
import { dayOfText } from '../../day-text.ts';
import { DayField } from '../../parts/day-field.tsx';
import { Field } from '../../parts/field.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import { russianDay } from '../../report-words.ts';

type Props = { readonly search: AuditSearch; readonly filters: ApiSchemas['AuditFilters'] | undefined };

const outcomes = [
  { value: '', title: 'Любой' },
  { value: 'DONE', title: 'Выполнено' },
  { value: 'REFUSED', title: 'Отказано' },
];

export function AuditChoice({ search, filters }: Props) {
  const { typed, set, wrong, show } = useTyped(search);
  const people = (filters?.people ?? []).map(({ id, name }) => ({ value: id, title: name }));
  const actions = (filters?.actions ?? []).map(({ code, title }) => ({ value: code, title }));
  return (
    <form className="audit-choice no-print" noValidate onSubmit={show}>
      <Field id="audit-person" label="Кто">
        <NativeSelect
          id="audit-person"
          value={typed.actorId}
          choices={[{ value: '', title: 'Все' }, ...people]}
          onChange={set('actorId')}
        />
      </Field>
      <Field id="audit-action" label="Действие">
        <NativeSelect
          id="audit-action"
          value={typed.action}
          choices={[{ value: '', title: 'Все' }, ...actions]}
          onChange={set('action')}
        />
      </Field>
      <Field id="audit-case" label="Номер случая">
        <TextInput id="audit-case" size="l" value={typed.caseNumber} onUpdate={set('caseNumber')} />
      </Field>
      <Field id="audit-outcome" label="Итог">
        <NativeSelect id="audit-outcome" value={typed.outcome} choices={outcomes} onChange={set('outcome')} />
      </Field>
      <DayField id="audit-from" label="С" value={typed.from} error={wrong.from} onChange={set('from')} />
      <DayField id="audit-to" label="По" value={typed.to} error={wrong.to} onChange={set('to')} />
      <Button type="submit" view="action" size="l">
        Показать
      </Button>
      <Link to="/audit" search={{}} className="link">
        Сбросить отбор
      </Link>
    </form>
  );
}

const wrongDay = 'Проверьте дату: день.месяц.год';

type Typed = Readonly<Record<'actorId' | 'action' | 'caseNumber' | 'outcome' | 'from' | 'to', string>>;

function useTyped(search: AuditSearch) {
  const navigate = useNavigate();
  const { actorId = '', action = '', caseNumber = '', outcome = '' } = search;
  const days = { from: search.from ? russianDay(search.from) : '', to: search.to ? russianDay(search.to) : '' };
  const [typed, setTyped] = useState<Typed>({ actorId, action, caseNumber, outcome, ...days });
  const [checked, setChecked] = useState(false);
  const [from, to] = [dayOfText(typed.from), dayOfText(typed.to)];
  const wrong = {
    from: typed.from.trim() && !from ? wrongDay : undefined,
    to: typed.to.trim() && !to ? wrongDay : from && to && to < from ? 'Раньше начала' : undefined,
  };
  const show = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (wrong.from ?? wrong.to) return;
    const chosen = { actorId: typed.actorId || undefined, action: typed.action || undefined, from, to };
    const more = { caseNumber: typed.caseNumber.trim() || undefined, outcome: outcomeOf(typed.outcome) };
    void navigate({ to: '/audit', search: { ...chosen, ...more } });
  };
  const set = (name: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [name]: value }));
  return { typed, set, wrong: checked ? wrong : {}, show } as {
    typed: typeof typed;
    set: typeof set;
    wrong: Partial<typeof wrong>;
    show: typeof show;
  };
}

const outcomeOf = (value: string): AuditSearch['outcome'] =>
  value === 'DONE' || value === 'REFUSED' ? value : undefined;
