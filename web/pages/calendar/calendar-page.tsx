/** The production calendar: a year of working and other days, each changed by a click or a key, with what it does to deadlines. */
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { accessOf } from '#domain/access.ts';
import type { ApiSchemas } from '#generated/api-types.ts';
import { calendarYearQuery, calendarsQuery, type CalendarYear } from '../../calendar-queries.ts';
import { dayOfMoment } from '../../day-text.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PrintButton } from '../../parts/print-button.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { counted } from '../../plural.ts';
import { serverNow } from '../../server-clock.ts';
import { useMoments, useSession } from '../../use-session.ts';
import { firstYear, lastYear } from './calendar-search.ts';
import { DayDialog } from './day-dialog.tsx';
import { LastChange, type DoneChange } from './last-change.tsx';
import { SpecialDays } from './special-days.tsx';
import { YearTable } from './year-table.tsx';

type Calendar = ApiSchemas['Calendar'];
const route = getRouteApi('/calendar');

export function CalendarPage() {
  const search = route.useSearch();
  const { zone } = useMoments();
  const today = dayOfMoment(serverNow(), zone);
  const year = search.year ?? Number(today.slice(0, 4));
  const calendars = useQuery(calendarsQuery);
  const chosen = calendars.data?.items.find(({ id }) => id === search.calendar) ?? calendars.data?.items[0];
  return (
    <article className="calendar-page">
      <PageHeading title="Производственный календарь" lead={chosen && `${chosen.name}, ${year} год`}>
        <YearLinks year={year} calendar={search.calendar} />
        <PrintButton page="CALENDAR" />
      </PageHeading>
      <QueryView query={calendars}>
        {({ items }) =>
          chosen ? (
            <>
              {items.length > 1 && <CalendarChoice items={items} chosen={chosen} year={year} />}
              <OpenYear key={`${chosen.id} ${year}`} calendar={chosen} year={year} today={today} />
            </>
          ) : (
            <EmptyState title="Календарей пока нет">Они загружаются вместе со справочниками при запуске.</EmptyState>
          )
        }
      </QueryView>
    </article>
  );
}

function YearLinks({ year, calendar }: { readonly year: number; readonly calendar: string | undefined }) {
  return (
    <nav aria-label="Год" className="calendar-years no-print">
      {year > firstYear && (
        <Link to="/calendar" search={{ calendar, year: year - 1 }} className="link">
          ← {year - 1}
        </Link>
      )}
      <strong>{year}</strong>
      {year < lastYear && (
        <Link to="/calendar" search={{ calendar, year: year + 1 }} className="link">
          {year + 1} →
        </Link>
      )}
    </nav>
  );
}

type ChoiceProps = { readonly items: readonly Calendar[]; readonly chosen: Calendar; readonly year: number };

function CalendarChoice({ items, chosen, year }: ChoiceProps) {
  const navigate = route.useNavigate();
  return (
    <div className="filters no-print">
      <NativeSelect
        label="Календарь"
        value={chosen.id}
        choices={items.map(({ id, name }) => ({ value: id, title: name }))}
        onChange={(calendar) => void navigate({ search: { calendar, year } })}
      />
    </div>
  );
}

type YearProps = { readonly calendar: Calendar; readonly year: number; readonly today: string };

function OpenYear({ calendar, year, today }: YearProps) {
  const found = useQuery(calendarYearQuery(calendar.id, year));
  const [day, setDay] = useState<string>();
  const [last, setLast] = useState<DoneChange>();
  const mayChange = accessOf(useSession()?.roles ?? []).can('change', 'Calendar');
  return (
    <QueryView query={found}>
      {(data) => (
        <>
          <Whose calendar={data} mayChange={mayChange} />
          <YearTable data={data} today={today} open={setDay} />
          <SpecialDays data={data} />
          {last && <LastChange key={last.number} done={last} calendarId={data.id} after={setLast} />}
          {day && mayChange && (
            <DayDialog key={day} data={data} day={day} close={() => setDay(undefined)} done={setLast} />
          )}
        </>
      )}
    </QueryView>
  );
}

type WhoseProps = { readonly calendar: CalendarYear; readonly mayChange: boolean };

function Whose({ calendar: { centres }, mayChange }: WhoseProps) {
  if (centres.length === 0) return <p className="secondary calendar-whose">Ни один центр по нему не работает.</p>;
  const whose = counted(centres.length, ['центра', 'центров', 'центров']);
  return (
    <p className="secondary calendar-whose">
      По нему идут сроки {whose}: {centres.join('; ')}.{' '}
      {mayChange && <span className="no-print">Чтобы изменить день, выберите его.</span>}
    </p>
  );
}
