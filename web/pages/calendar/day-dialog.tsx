/** One day: what it shall be, why, and how many open deadlines that moves before anything is changed. */
import { TextInput } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { usualKind } from '#domain/working-days.ts';
import { toProblem } from '../../api-problem.ts';
import { calendarPreviewQuery, type CalendarYear, type DayChange, type DayKind } from '../../calendar-queries.ts';
import { ChoiceGroup, type Choice } from '../../parts/choice-group.tsx';
import { Field, describedBy } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { asItIs, dayTitle, effectText } from './calendar-presenter.ts';
import type { DoneChange } from './last-change.tsx';
import { useCalendarChange } from './use-calendar-change.ts';

type Props = {
  readonly data: CalendarYear;
  readonly day: string;
  readonly close: () => void;
  readonly done: (done: DoneChange) => void;
};
const shortestNote = 3;
const onWeekday: readonly Choice<DayKind>[] = [
  { value: 'USUAL', title: 'Рабочий', note: 'как обычно в этот день недели' },
  { value: 'OFF', title: 'Нерабочий', note: 'праздник или выходной, перенесённый с другого дня' },
];
const onWeekend: readonly Choice<DayKind>[] = [
  { value: 'USUAL', title: 'Выходной', note: 'как обычно в этот день недели' },
  { value: 'WORKING', title: 'Рабочий', note: 'выходной перенесён на другой день' },
  { value: 'OFF', title: 'Праздник', note: 'нерабочий день с основанием' },
];

export function DayDialog({ data, day, close, done }: Props) {
  const { change, setKind, setNote, wrongNote, moves, apply, request } = useDay({ data, day, close, done });
  const choices = usualKind(Temporal.PlainDate.from(day)) === 'WORKING' ? onWeekday : onWeekend;
  return (
    <FormDialog
      title={dayTitle(day)}
      caption={`${dayTitle(day)} ${data.year} года`}
      bodyClass="dialog-body calendar-dialog"
      apply="Изменить день"
      cancel="Не менять"
      busy={request.isPending}
      problem={request.error}
      onApply={apply}
      onClose={close}
    >
      <ChoiceGroup id="day-kind" legend="Какой это день" choices={choices} value={change.kind} onChange={setKind} />
      {change.kind !== 'USUAL' && (
        <Field id="day-note" label="Основание" required error={wrongNote}>
          <TextInput
            id="day-note"
            size="l"
            value={change.note}
            placeholder="Например: перенос с 3 января"
            controlProps={{ maxLength: 200, 'aria-describedby': describedBy('day-note') }}
            onUpdate={setNote}
          />
        </Field>
      )}
      {moves && <Moves calendarId={data.id} change={change} />}
    </FormDialog>
  );
}

function useDay({ data, day, close, done }: Props) {
  const before = asItIs(data, day);
  const [kind, setKind] = useState<DayKind>(before.kind);
  const [note, setNote] = useState(before.note);
  const [checked, setChecked] = useState(false);
  const request = useCalendarChange(data.id, (effect) => {
    done({ number: Date.now(), day, effect, before });
    close();
  });
  const short = kind !== 'USUAL' && note.trim().length < shortestNote ? 'Запишите основание' : undefined;
  const change: DayChange = { day, kind, note: kind === 'USUAL' ? '' : note };
  const apply = () => {
    setChecked(true);
    if (request.isPending || short) return;
    if (kind === before.kind && change.note.trim() === before.note) close();
    else request.mutate({ ...change, note: change.note.trim() });
  };
  return {
    change,
    setKind,
    setNote,
    wrongNote: checked ? short : undefined,
    moves: kind !== before.kind,
    apply,
    request,
  };
}

function Moves({ calendarId, change }: { readonly calendarId: string; readonly change: DayChange }) {
  const preview = useQuery(calendarPreviewQuery(calendarId, change));
  if (preview.isError) return <ProblemNotice problem={toProblem(preview.error)} retry={() => void preview.refetch()} />;
  return (
    <p role="status" className="calendar-moves">
      {preview.data ? effectText(preview.data, 'WILL') : 'Считаем, какие сроки передвинутся…'}
    </p>
  );
}
