/** The organisation as administrators keep it: the tree of territories, centres with their parts, agencies. */
import * as z from 'zod';
import { day } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Администрирование: организация';
export const placeId = z.string().regex(/^[\w-]{1,60}$/);
const name = z.string().trim().min(2).max(200);
const zones = new Set(Intl.supportedValuesOf('timeZone'));
export const timeZone = z
  .string()
  .max(60)
  .refine((zone) => zones.has(zone), 'Такого часового пояса нет')
  .meta({ description: 'Часовой пояс IANA, например Europe/Moscow' });
const agencyKind = z
  .enum([
    'PROSECUTOR',
    'KDN',
    'GUARDIANSHIP',
    'SOCIAL_PROTECTION',
    'POLICE',
    'PROBATION',
    'HEALTH',
    'EDUCATION',
    'YOUTH',
    'EMPLOYMENT',
    'OTHER',
  ])
  .meta({ id: 'AgencyKind' });
const unitKind = z.enum(['TEAM', 'AREA']).meta({ id: 'UnitKind', description: 'Отделение (команда) или участок' });
const mayChange = z.boolean();

const organisation = z
  .object({
    territories: z.array(
      z.object({
        id: z.string(),
        parentId: z.string().nullable(),
        kind: z.string(),
        name: z.string(),
        mayChange,
      }),
    ),
    centres: z.array(
      z.object({
        id: z.string(),
        territoryId: z.string(),
        name: z.string(),
        timeZone: z.string(),
        calendarId: z.string(),
        calendarName: z.string(),
        serves: z.array(z.string()).meta({ description: 'Территории, которые центр обслуживает' }),
        units: z.array(z.object({ id: z.string(), kind: unitKind, name: z.string() })),
        people: z.int(),
        mayChange,
      }),
    ),
    agencies: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        name: z.string(),
        territoryId: z.string(),
        closedOn: day.nullable().meta({ description: 'Закрытому органу новых уведомлений не шлют' }),
        mayChange,
      }),
    ),
  })
  .meta({ id: 'Organisation' });
const placeParam = z.object({ kind: z.enum(['territory', 'centre', 'unit', 'agency']), placeId });

export const readOrganisation = operation({
  id: 'readOrganisation',
  method: 'get',
  path: '/administration/organisation',
  summary: 'Территории, центры, подразделения и органы',
  tag,
  signedIn: true,
  success: { status: 200, schema: organisation },
});
export const addPlace = operation({
  id: 'addPlace',
  method: 'post',
  path: '/administration/places',
  summary: 'Добавить территорию, центр, подразделение или орган',
  tag,
  signedIn: true,
  body: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('territory'), parentId: placeId, name }),
      z.object({ kind: z.literal('centre'), territoryId: placeId, name, timeZone }),
      z.object({ kind: z.literal('unit'), centreId: placeId, unitKind, name }),
      z.object({ kind: z.literal('agency'), territoryId: placeId, agencyKind, name }),
    ])
    .meta({ id: 'NewPlace' }),
  success: { status: 201, schema: z.object({ id: z.string() }).meta({ id: 'CreatedPlace' }) },
  errors: [404],
});
export const renamePlace = operation({
  id: 'renamePlace',
  method: 'put',
  path: '/administration/places/{kind}/{placeId}',
  summary: 'Переименовать',
  tag,
  signedIn: true,
  params: placeParam,
  body: z.object({ name }).meta({ id: 'PlaceName' }),
  success: { status: 204 },
});
export const removePlace = operation({
  id: 'removePlace',
  method: 'delete',
  path: '/administration/places/{kind}/{placeId}',
  summary: 'Удалить то, чем ещё не пользовались',
  tag,
  signedIn: true,
  params: placeParam,
  success: { status: 204 },
});
export const setAgencyClosed = operation({
  id: 'setAgencyClosed',
  method: 'put',
  path: '/administration/agencies/{placeId}/closed',
  summary: 'Закрыть орган: новых уведомлений ему не шлют; или открыть снова',
  tag,
  signedIn: true,
  params: z.object({ placeId }),
  body: z.object({ closed: z.boolean() }).meta({ id: 'AgencyClosed' }),
  success: { status: 204 },
});
export const setServedTerritories = operation({
  id: 'setServedTerritories',
  method: 'put',
  path: '/administration/centres/{placeId}/territories',
  summary: 'Какие территории обслуживает центр',
  tag,
  signedIn: true,
  params: z.object({ placeId }),
  body: z
    .object({
      territoryIds: z
        .array(placeId)
        .min(1)
        .max(200)
        .refine((ids) => new Set(ids).size === ids.length, 'Одна и та же территория указана дважды'),
    })
    .meta({ id: 'ServedTerritories' }),
  success: { status: 204 },
});
