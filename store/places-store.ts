/** Centres with the calendar and time zone by which their deadlines run, and the territories that they serve. */
import { DomainError } from '#domain/error.ts';
import type { Place } from '#domain/working-days.ts';
import { askPrepared, type Database, type Transaction } from './database.ts';

/** `calendarVersion` says which state of the calendar this is. */
type CentrePlace = Place & { readonly calendarVersion: number };
type PlaceRow = {
  readonly time_zone: string;
  readonly version: number;
  readonly days: Readonly<Record<string, 'WORKING' | 'OFF'>>;
};

const PLACE = `SELECT e.time_zone, k.version, (SELECT coalesce(json_object_agg(d.day, d.kind), '{}') FROM calendar_days d
    WHERE d.calendar_id = k.id) AS days
  FROM centres e JOIN calendars k ON k.id = e.calendar_id WHERE e.id = ?`;

/** The calendar and time zone of a centre. */
export async function placeOf(db: Database | Transaction, centreId: string): Promise<CentrePlace> {
  const [centre] = await askPrepared<PlaceRow>(db, 'place', PLACE, [centreId]);
  if (!centre) throw new DomainError('NOT_FOUND');
  return {
    timeZone: centre.time_zone,
    calendar: new Map(Object.entries(centre.days)),
    calendarVersion: centre.version,
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

/** What a centre is called. */
export async function centreNameOf(db: Database | Transaction, centreId: string): Promise<string | null> {
  const centre = await db('centres').where({ id: centreId }).first('name');
  return (centre?.name as string | undefined) ?? null;
}
