/** The places of the organisation as administrators keep them: territories, centres, their parts and the agencies. */
import type { Transaction } from './database.ts';

export const placeKinds = ['territory', 'centre', 'unit', 'agency'] as const;
export type PlaceKind = (typeof placeKinds)[number];

const tables: Readonly<Record<PlaceKind, string>> = {
  territory: 'territories',
  centre: 'centres',
  unit: 'centre_units',
  agency: 'agencies',
};

export type NewPlace =
  | { readonly kind: 'territory'; readonly parentId: string; readonly name: string }
  | { readonly kind: 'centre'; readonly territoryId: string; readonly name: string; readonly timeZone: string }
  | { readonly kind: 'unit'; readonly centreId: string; readonly unitKind: 'TEAM' | 'AREA'; readonly name: string }
  | { readonly kind: 'agency'; readonly territoryId: string; readonly agencyKind: string; readonly name: string };

/** FORBIDDEN by row-level security where one does not administer. */
export async function insertPlace(trx: Transaction, id: string, place: NewPlace): Promise<void> {
  const { name } = place;
  if (place.kind === 'territory') {
    await trx('territories').insert({ id, parent_id: place.parentId, kind: 'DISTRICT', name });
  } else if (place.kind === 'unit') {
    await trx('centre_units').insert({ id, centre_id: place.centreId, kind: place.unitKind, name });
  } else if (place.kind === 'agency') {
    await trx('agencies').insert({ id, kind: place.agencyKind, territory_id: place.territoryId, name });
  } else {
    const { territoryId: territory_id, timeZone: time_zone } = place;
    const calendar_id = trx('calendars').orderBy('id').limit(1).select('id');
    await trx('centres').insert({ id, territory_id, name, time_zone, calendar_id });
    await trx('centre_territories').insert({ centre_id: id, territory_id });
  }
}

/** Answers whether the place was there and the person's to change. */
export async function renamePlace(trx: Transaction, kind: PlaceKind, id: string, name: string): Promise<boolean> {
  return (await trx(tables[kind]).where({ id }).update({ name })) > 0;
}

/** Only what nothing refers to can be removed; answers whether it was there and the person's to remove. */
export async function deletePlace(trx: Transaction, kind: PlaceKind, id: string): Promise<boolean> {
  if (kind === 'centre') await trx('centre_territories').where({ centre_id: id }).delete();
  return (await trx(tables[kind]).where({ id }).delete()) > 0;
}

/** Whether there is such a place; everybody may know the names of places. */
export async function placeExists(trx: Transaction, kind: PlaceKind, id: string): Promise<boolean> {
  return (await trx(tables[kind]).where({ id }).first('id')) !== undefined;
}

/** The centre of a part of a centre. */
export async function centreOfUnit(trx: Transaction, id: string): Promise<string | undefined> {
  const row = await trx('centre_units').where({ id }).first('centre_id');
  return row?.centre_id as string | undefined;
}

/** A closed agency gets no further notices; answers whether it was the person's to change. */
export async function closeAgency(trx: Transaction, id: string, closed: boolean): Promise<boolean> {
  const closedOn = closed ? trx.raw("(business_now() AT TIME ZONE 'Europe/Moscow')::date") : null;
  return (await trx('agencies').where({ id }).update({ closed_on: closedOn })) > 0;
}

/** The territories that the centre serves from now on, in this order. */
export async function serveTerritories(trx: Transaction, centreId: string, ids: readonly string[]): Promise<void> {
  await trx('centre_territories')
    .where({ centre_id: centreId })
    .whereNotIn('territory_id', [...ids])
    .delete();
  const rows = ids.map((territory, position) => ({ centre_id: centreId, territory_id: territory, position }));
  await trx('centre_territories').insert(rows).onConflict(['centre_id', 'territory_id']).merge(['position']);
}

/** The territory above; null for a root, undefined when there is no such territory. */
export async function parentOf(trx: Transaction, id: string): Promise<string | null | undefined> {
  const row = await trx('territories').where({ id }).first('parent_id');
  return row && (row.parent_id as string | null);
}

/** FORBIDDEN by the database for who does not administer the territory, where it is and where it goes. */
export async function moveTerritory(
  trx: Transaction,
  id: string,
  parentId: string,
): Promise<'MOVED' | 'CYCLE' | 'ROOT'> {
  const sql = 'SELECT move_territory(?, ?) AS outcome';
  const { rows } = await trx.raw<{ rows: { outcome: 'MOVED' | 'CYCLE' | 'ROOT' }[] }>(sql, [id, parentId]);
  return rows[0]?.outcome ?? 'ROOT';
}

export type CentreTime = { readonly timeZone: string; readonly calendarId: string };

/** By which time zone and calendar a centre works; undefined when there is no such centre. */
export async function centreTimeOf(trx: Transaction, id: string): Promise<CentreTime | undefined> {
  const row = await trx('centres').where({ id }).first('time_zone', 'calendar_id');
  return row && { timeZone: row.time_zone as string, calendarId: row.calendar_id as string };
}

/** Answers whether the centre was there and the person's to change. */
export async function setCentreTime(trx: Transaction, id: string, time: CentreTime): Promise<boolean> {
  const change = { time_zone: time.timeZone, calendar_id: time.calendarId };
  return (await trx('centres').where({ id }).update(change)) > 0;
}
