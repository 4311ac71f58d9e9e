/** Twelve months as tables of days. One stop of the tab key for the whole year; arrows walk, Enter opens. */
import { useRef, useState, type KeyboardEvent } from 'react';
import { Temporal } from 'temporal-polyfill';
import type { CalendarYear } from '../../calendar-queries.ts';
import { counted } from '../../plural.ts';
import { markTitle, monthsOf, type DayCell, type DayMark, type Month } from './calendar-presenter.ts';

type Props = { readonly data: CalendarYear; readonly today: string; readonly open: (day: string) => void };

const weekDays = ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс'];
const marks: readonly DayMark[] = ['WORK', 'WEEKEND', 'OFF', 'MOVED'];
const steps: Readonly<Record<string, Temporal.DurationLike>> = {
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
  ArrowUp: { weeks: -1 },
  ArrowDown: { weeks: 1 },
  PageUp: { months: -1 },
  PageDown: { months: 1 },
};

export function YearTable({ data, today, open }: Props) {
  const months = monthsOf(data);
  const { box, focused, setFocused, walk } = useWalk(data.year, today);
  const sum = months.reduce((total, month) => total + month.workingDays, 0);
  return (
    <section aria-label={`Дни ${data.year} года`}>
      <ul className="calendar-legend">
        {marks.map((mark) => (
          <li key={mark}>
            <span className={`calendar-day calendar-day_${mark.toLowerCase()}`} aria-hidden="true">
              12
            </span>{' '}
            {markTitle(mark)}
          </li>
        ))}
        <li className="calendar-legend__sum">В году {counted(sum, ['рабочий день', 'рабочих дня', 'рабочих дней'])}</li>
      </ul>
      <div ref={box} className="calendar-months" role="presentation" onKeyDown={walk}>
        {months.map((month) => (
          <MonthTable
            key={month.title}
            month={month}
            day={(cell) => (
              <DayButton
                cell={cell}
                today={cell.day === today}
                stop={cell.day === focused}
                open={() => {
                  setFocused(cell.day);
                  open(cell.day);
                }}
              />
            )}
          />
        ))}
      </div>
    </section>
  );
}

function useWalk(year: number, today: string) {
  const box = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(today.startsWith(`${year}-`) ? today : `${year}-01-01`);
  const walk = (event: KeyboardEvent) => {
    const next = dayAfterKey(focused, event.key);
    if (!next?.startsWith(`${year}-`)) return;
    event.preventDefault();
    setFocused(next);
    box.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  return { box, focused, setFocused, walk };
}

function dayAfterKey(day: string, key: string): string | undefined {
  const date = Temporal.PlainDate.from(day);
  if (key === 'Home') return date.with({ day: 1 }).toString();
  if (key === 'End') return date.with({ day: date.daysInMonth }).toString();
  const step = steps[key];
  return step && date.add(step).toString();
}

function MonthTable({ month, day }: { readonly month: Month; readonly day: (cell: DayCell) => React.ReactNode }) {
  return (
    <table className="calendar-month">
      <caption>
        {month.title} <span className="secondary">{counted(month.workingDays, ['рабочий', 'рабочих', 'рабочих'])}</span>
      </caption>
      <thead>
        <tr>
          {weekDays.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((cells, index) => (
          <tr key={index}>
            {cells.map((cell, place) => (
              <td key={weekDays[place]}>{cell && day(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DayProps = {
  readonly cell: DayCell;
  readonly today: boolean;
  readonly stop: boolean;
  readonly open: () => void;
};

function DayButton({ cell, today, stop, open }: DayProps) {
  const look = `calendar-day calendar-day_${cell.mark.toLowerCase()}${today ? ' calendar-day_today' : ''}`;
  return (
    <button
      type="button"
      className={look}
      data-day={cell.day}
      tabIndex={stop ? 0 : -1}
      title={cell.note || undefined}
      aria-label={today ? `Сегодня, ${cell.label}` : cell.label}
      onClick={open}
    >
      {cell.number}
    </button>
  );
}
