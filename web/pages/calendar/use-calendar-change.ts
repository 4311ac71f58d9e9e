/** The request that changes one day, and what is told of it afterwards. */
import { useQueryClient } from '@tanstack/react-query';
import type { CalendarEffect, DayChange } from '../../calendar-queries.ts';
import { announce } from '../../shell/outcome-region.tsx';
import { useChange } from '../../use-change.ts';
import { effectText } from './calendar-presenter.ts';

export function useCalendarChange(calendarId: string, done: (effect: CalendarEffect, change: DayChange) => void) {
  const client = useQueryClient();
  return useChange<CalendarEffect, DayChange>(
    (change) => ({ method: 'PUT', path: `/calendars/${calendarId}/days`, body: { days: [change] } }),
    {
      done: (effect, change) => {
        void client.invalidateQueries({ queryKey: ['calendars'] });
        announce(`Календарь изменён. ${effectText(effect, 'DID')}`);
        done(effect, change);
      },
    },
  );
}
