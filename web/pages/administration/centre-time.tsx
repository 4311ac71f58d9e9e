/** By which time and calendar a centre works; changing them tells before how many open deadlines move. */
import { Button } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { timeZoneChoices, timeZoneName } from '../../administration-labels.ts';
import { type Centre, centreTimeQuery, type CentreTime } from '../../administration-queries.ts';
import { toProblem } from '../../api-problem.ts';
import { type CalendarEffect, calendarsQuery } from '../../calendar-queries.ts';
import { Field } from '../../parts/field.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { effectText } from '../calendar/calendar-presenter.ts';
import { type Deed, useDeed } from './use-deed.ts';

type Props = { readonly centre: Centre; readonly done: (deed: Deed) => void };

export function CentreTimeLine({ centre, done }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <p>
      <span className="secondary">Время и календарь: </span>
      {timeZoneName(centre.timeZone)}, {centre.calendarName}
      {centre.mayChange && (
        <Button
          size="m"
          view="flat"
          aria-label={`Изменить время и календарь: ${centre.name}`}
          onClick={() => setOpen(true)}
        >
          Изменить
        </Button>
      )}
      {open && <TimeDialog centre={centre} done={done} close={() => setOpen(false)} />}
    </p>
  );
}

function TimeDialog({ centre, done, close }: Props & { readonly close: () => void }) {
  const { form, request, same, apply } = useCentreTime(centre, done, close);
  const calendars = useQuery(calendarsQuery).data?.items ?? [{ id: centre.calendarId, name: centre.calendarName }];
  const zones = timeZoneChoices.some(({ value }) => value === centre.timeZone)
    ? timeZoneChoices
    : [{ value: centre.timeZone, title: centre.timeZone }, ...timeZoneChoices];
  return (
    <FormDialog
      title="Время и календарь центра"
      caption={`Время и календарь: ${centre.name}`}
      apply="Изменить"
      cancel="Не менять"
      busy={request.isPending}
      problem={request.error}
      onApply={apply}
      onClose={close}
    >
      <Field id="centre-zone" label="Часовой пояс" hint="По нему считаются сроки и пишется время на экранах центра">
        <NativeSelect id="centre-zone" value={form.time.timeZone} choices={zones} onChange={form.setZone} />
      </Field>
      <Field id="centre-calendar" label="Производственный календарь">
        <NativeSelect
          id="centre-calendar"
          value={form.time.calendarId}
          choices={calendars.map(({ id, name }) => ({ value: id, title: name }))}
          onChange={form.setCalendar}
        />
      </Field>
      {!same && <Moves centreId={centre.id} time={form.time} />}
    </FormDialog>
  );
}

function useCentreTime({ id, name, timeZone, calendarId }: Centre, done: (deed: Deed) => void, close: () => void) {
  const [time, setTime] = useState<CentreTime>({ timeZone, calendarId });
  const same = time.timeZone === timeZone && time.calendarId === calendarId;
  const request = useDeed<CalendarEffect>((deed, effect) => {
    done({ ...deed, said: `${deed.said}. ${effectText(effect, 'DID')}` });
    close();
  });
  const apply = () => {
    if (request.isPending) return;
    if (same) return close();
    const step = { method: 'PUT', path: `/administration/centres/${id}/time` } as const;
    const undo = { ...step, body: { timeZone, calendarId }, said: `Время и календарь возвращены: ${name}` };
    request.mutate({ ...step, body: time, said: `Время и календарь изменены: ${name}`, undo });
  };
  const form = {
    time,
    setZone: (zone: string) => setTime({ ...time, timeZone: zone }),
    setCalendar: (calendar: string) => setTime({ ...time, calendarId: calendar }),
  };
  return { form, request, same, apply };
}

function Moves({ centreId, time }: { readonly centreId: string; readonly time: CentreTime }) {
  const preview = useQuery(centreTimeQuery(centreId, time));
  if (preview.isError) return <ProblemNotice problem={toProblem(preview.error)} retry={() => void preview.refetch()} />;
  return (
    <p role="status" className="calendar-moves">
      {preview.data ? effectText(preview.data, 'WILL') : 'Считаем, какие сроки передвинутся…'}
    </p>
  );
}
