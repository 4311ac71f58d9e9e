/** Clocks that run by the production calendar, and its days as administrator and methodologist change them. */
import { changeCalendar } from '#actions/change-calendar.ts';
import type { CalendarEffect } from '#actions/count-clocks-anew.ts';
import { startDeadline } from '#actions/start-deadline.ts';
import type { CalendarDay } from '#store/calendars-store.ts';
import { lockCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { acceptedCase, as, type Casework, idOf, NOW } from './casework.ts';

export const off = (day: string): CalendarDay => ({ day, kind: 'OFF', note: 'перенос' });
export const usual = (day: string): CalendarDay => ({ day, kind: 'USUAL', note: '' });

/** T8, three working days from Tuesday: the end of Friday at the centre. */
export const due = '2026-03-13T21:00:00.000Z';
/** The same with Thursday off: the end of Monday. */
export const laterDue = '2026-03-16T21:00:00.000Z';
export const thursday = '2026-03-12';

type More = { readonly at?: string; readonly dueAt?: string };

export async function startClockIn(trx: Transaction, caseId: string, rule: string, more: More = {}): Promise<void> {
  const owner = await lockCase(trx, caseId);
  if (owner) await startDeadline(trx, owner, { rule, at: NOW, ...more });
}

/** Starts a clock of the case; its id. */
export async function startClock(casework: Casework, caseId: string, rule = 'T8', more: More = {}): Promise<string> {
  await casework.worker.transaction((trx) => startClockIn(trx, caseId, rule, more));
  const ofCase = casework.owner('deadlines').where({ case_id: caseId, rule });
  return (await ofCase.whereNot({ state: 'CANCELLED' }).first('id')).id;
}

export const changeDays = (
  casework: Casework,
  days: readonly CalendarDay[],
  { now = NOW, login = 'admin' }: { readonly now?: string; readonly login?: string } = {},
): Promise<CalendarEffect> =>
  as(casework, login, (trx) =>
    changeCalendar(
      trx,
      { calendarId: 'ru', days },
      { keeper: { userId: idOf(casework, login), onBehalfOf: null }, now },
    ),
  );

/** A new case; no clock of another runs, and no day of March is changed. Its id. */
export async function caseInPlainMarch(casework: Casework): Promise<string> {
  await casework.owner('deadlines').update({ state: 'CANCELLED' });
  await casework.owner('calendar_days').whereBetween('day', ['2026-03-10', '2026-03-31']).delete();
  return (await acceptedCase(casework)).caseId;
}

export const clockRow = ({ owner }: Casework, id: string) => owner('deadlines').where({ id }).first();
