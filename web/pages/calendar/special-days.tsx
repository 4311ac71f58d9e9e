/** The days of a year that differ from the week, as a list with their grounds: for reading, for paper, for comparison. */
import type { CalendarYear } from '../../calendar-queries.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { dayTitle, markOf, markTitle } from './calendar-presenter.ts';

export function SpecialDays({ data }: { readonly data: CalendarYear }) {
  if (data.days.length === 0) {
    return (
      <EmptyState title={`Праздники и переносы ${data.year} года не внесены`}>
        Пока рабочими считаются все будни. Внесите дни, когда правительство утвердит переносы: сроки передвинутся сами.
      </EmptyState>
    );
  }
  return (
    <section className="card">
      <h2>Особые дни {data.year} года</h2>
      <ul className="calendar-special">
        {data.days.map((special) => (
          <li key={special.day}>
            <strong>{dayTitle(special.day)}</strong> — {markTitle(markOf(special.day, special))}
            {special.note && `: ${special.note}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
