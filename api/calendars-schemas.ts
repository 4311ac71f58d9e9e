/** The production calendar: its special days by year, what a change would do to open deadlines, and the change. */
import * as z from 'zod';
import { day } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Справочники';
const calendarParam = z.object({ calendarId: z.string().regex(/^[\w-]{1,60}$/) });
const special = z
  .object({
    day,
    kind: z.enum(['WORKING', 'OFF']).meta({ description: 'Рабочий или нерабочий, вопреки дню недели' }),
    note: z.string(),
  })
  .meta({ id: 'CalendarDay' });
const calendar = z
  .object({
    id: z.string(),
    name: z.string(),
    years: z.array(z.int()).meta({ description: 'Годы, в которых есть особые дни' }),
    centres: z.array(z.string()).meta({ description: 'Центры, чьи сроки идут по этому календарю' }),
  })
  .meta({ id: 'Calendar' });
const changedDays = z
  .object({
    days: z
      .array(
        z.object({
          day,
          kind: z.enum(['WORKING', 'OFF', 'USUAL']).meta({ description: 'USUAL: как обычно в этот день недели' }),
          note: z.string().trim().max(200).default(''),
        }),
      )
      .min(1)
      .max(366)
      .refine(
        (days) => new Set(days.map((changed) => changed.day)).size === days.length,
        'Один и тот же день указан дважды',
      ),
  })
  .meta({ id: 'CalendarChange' });
export const calendarEffect = z
  .object({
    later: z.int().meta({ description: 'Сроков, которые передвигаются вперёд' }),
    earlier: z.int().meta({ description: 'Сроков, которые наступают раньше' }),
    overdue: z.int().meta({ description: 'Из них сроков, которые окажутся уже истёкшими' }),
  })
  .meta({ id: 'CalendarEffect' });

export const listCalendars = operation({
  id: 'listCalendars',
  method: 'get',
  path: '/calendars',
  summary: 'Производственные календари',
  tag,
  signedIn: true,
  success: { status: 200, schema: z.object({ items: z.array(calendar) }).meta({ id: 'CalendarList' }) },
});
export const readCalendar = operation({
  id: 'readCalendar',
  method: 'get',
  path: '/calendars/{calendarId}',
  summary: 'Особые дни года: праздники, переносы',
  tag,
  signedIn: true,
  params: calendarParam,
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  success: {
    status: 200,
    schema: calendar.extend({ year: z.int(), days: z.array(special) }).meta({ id: 'CalendarYear' }),
  },
});
export const previewCalendarChange = operation({
  id: 'previewCalendarChange',
  method: 'post',
  path: '/calendars/{calendarId}/preview',
  summary: 'Сколько сроков передвинет изменение дней; ничего не меняет',
  tag,
  signedIn: true,
  asks: true,
  params: calendarParam,
  body: changedDays,
  success: { status: 200, schema: calendarEffect },
  errors: [422],
});
export const changeCalendar = operation({
  id: 'changeCalendar',
  method: 'put',
  path: '/calendars/{calendarId}/days',
  summary: 'Изменить дни; открытые сроки пересчитываются сразу',
  tag,
  signedIn: true,
  params: calendarParam,
  body: changedDays,
  success: { status: 200, schema: calendarEffect },
});
