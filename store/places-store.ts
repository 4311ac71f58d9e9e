/** Centres with the calendar and time zone by which their deadlines run, and the territories that they serve. */
import { DomainError } from '#domain/error.ts';
import type { Place } from '#domain/working-days.ts';
import type { Database, Transaction } from './database.ts';

/** `calendarVersion` says which state of the calendar this is at least: it is read before the days. */
type CentrePlace = Place & { readonly calendarVersion: number };

/** The calendar and time zone of a centre. */
export async function placeOf(db: Database | Transaction, centreId: string): Promise<CentrePlace> {
  const centre = await db('centres as e')
    .join('calendars as k', 'k.id', 'e.calendar_id')
    .where({ 'e.id': centreId })
    .first('e.time_zone', 'e.calendar_id', 'k.version');
  if (!centre) throw new DomainError('NOT_FOUND');
  const days: { day: string; kind: 'WORKING' | 'OFF' }[] = await db('calendar_days')
    .where({ calendar_id: centre.calendar_id })
    .select('day', 'kind');
  return {
    timeZone: centre.time_zone as string,
    calendar: new Map(days.map(({ day, kind }) => [day, kind])),
    calendarVersion: centre.version as number,
  };
}

export type Territory = { readonly id: string; readonly name: string };

/** Every territory of the installation, by name. */
export async function allTerritories(db: Database | Transaction): Promise<readonly Territory[]> {
  return db('territories').orderBy('name').select('id', 'name');
}

/** The territories that a centre serves, in the order in which the organisation names them. */
export async function territoriesOf(db: Database | Transaction, centreId: string): Promise<readonly Territory[]> {
  return db('centre_territories as s')
    .join('territories as t', 't.id', 's.territory_id')
    .where({ centre_id: centreId })
    .orderBy(['s.position', 't.name'])
    .select('t.id', 't.name');
}

/** The territory where a centre itself stands. */
export async function ownTerritoryOf(db: Database | Transaction, centreId: string): Promise<string> {
  const centre = await db('centres').where({ id: centreId }).first('territory_id');
  if (!centre) throw new DomainError('NOT_FOUND');
  return centre.territory_id as string;
}

/** The time zone of a centre alone. */
export async function timeZoneOf(db: Database | Transaction, centreId: string): Promise<string> {
  const centre = await db('centres').where({ id: centreId }).first('time_zone');
  if (!centre) throw new DomainError('NOT_FOUND');
  return centre.time_zone as string;
}
