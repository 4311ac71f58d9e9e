/** The production calendar: looking, asking what a change would move, changing. */
import type { Router } from 'express';
import { changeCalendar, previewCalendarChange } from '#actions/change-calendar.ts';
import { calendarListView, calendarYearView } from '#store/views/calendar-view.ts';
import * as contract from './calendars-schemas.ts';
import { keeperOf } from './keeper.ts';
import { operate, requireAccess, type Tools } from './operate.ts';

export function calendarRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.listCalendars, ({ look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'Calendar');
      return { items: [...(await calendarListView(trx))] };
    }),
  );

  operate(router, tools, contract.readCalendar, ({ params, query, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'Calendar');
      return { ...(await calendarYearView(trx, params.calendarId, query.year)), year: query.year };
    }),
  );

  operate(router, tools, contract.previewCalendarChange, ({ params, body, now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'change', 'Calendar');
      return previewCalendarChange(trx, { ...params, ...body }, now);
    }),
  );

  operate(router, tools, contract.changeCalendar, ({ params, body, now, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'change', 'Calendar');
      const keeper = keeperOf(person, ['administrator', 'methodologist']);
      return changeCalendar(trx, { ...params, ...body }, { keeper, now });
    }),
  );
}
