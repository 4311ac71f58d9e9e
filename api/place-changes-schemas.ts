/** Changes of places that move rights or deadlines, each with a look at what it does before: a territory's place, a centre's time. */
import * as z from 'zod';
import { placeId, timeZone } from './administration-places-schemas.ts';
import { calendarEffect } from './calendars-schemas.ts';
import { roleCode } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Администрирование: организация';
const params = z.object({ placeId });
const above = z.object({ parentId: placeId }).meta({ id: 'TerritoryPlace' });
const time = z.object({ timeZone, calendarId: placeId }).meta({ id: 'CentreTime' });

export const previewTerritoryMove = operation({
  id: 'previewTerritoryMove',
  method: 'post',
  path: '/administration/territories/{placeId}/place/preview',
  summary: 'Какие роли получат или потеряют какие центры, если переместить территорию; ничего не меняет',
  tag,
  signedIn: true,
  asks: true,
  params,
  body: above,
  success: {
    status: 200,
    schema: z
      .object({
        centres: z.array(z.string()).meta({ description: 'Центры этой территории и всего, что в неё входит' }),
        posts: z.array(
          z.object({
            name: z.string(),
            role: roleCode,
            territory: z.string().meta({ description: 'На какую территорию дана роль' }),
            gains: z.boolean().meta({ description: 'Получит эти центры или потеряет' }),
          }),
        ),
      })
      .meta({ id: 'TerritoryMoveEffect' }),
  },
  errors: [409],
});
export const moveTerritory = operation({
  id: 'moveTerritory',
  method: 'put',
  path: '/administration/territories/{placeId}/place',
  summary: 'Переместить территорию; права меняются сразу',
  tag,
  signedIn: true,
  params,
  body: above,
  success: { status: 204 },
  errors: [409],
});
export const previewCentreTime = operation({
  id: 'previewCentreTime',
  method: 'post',
  path: '/administration/centres/{placeId}/time/preview',
  summary: 'Сколько сроков передвинут часовой пояс и календарь центра; ничего не меняет',
  tag,
  signedIn: true,
  asks: true,
  params,
  body: time,
  success: { status: 200, schema: calendarEffect },
  errors: [422],
});
export const changeCentreTime = operation({
  id: 'changeCentreTime',
  method: 'put',
  path: '/administration/centres/{placeId}/time',
  summary: 'Изменить часовой пояс и календарь центра; открытые сроки пересчитываются сразу',
  tag,
  signedIn: true,
  params,
  body: time,
  success: { status: 200, schema: calendarEffect },
});
