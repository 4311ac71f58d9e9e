/** Centres with the calendar and time zone by which their deadlines run. */
import { DomainError } from '#domain/error.ts';
import type { Place } from '#domain/working-days.ts';
import type { Database, Transaction } from './database.ts';

/** The calendar and time zone of a centre. */
export async function placeOf(db: Database | Transaction, centreId: string): Promise<Place> {
  const centre = await db('centres').where({ id: centreId }).first('time_zone', 'calendar_id');
  if (!centre) throw new DomainError('NOT_FOUND');
  const days: { day: string; kind: 'WORKING' | 'OFF' }[] = await db('calendar_days')
    .where({ calendar_id: centre.calendar_id })
    .select('day', 'kind');
  return { timeZone: centre.time_zone as string, calendar: new Map(days.map(({ day, kind }) => [day, kind])) };
}
