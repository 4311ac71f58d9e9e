/** The beginning of a system without people: whether it is one, and its region, district, centre and first administrator. */
import * as z from 'zod';
import { operation } from './contract.ts';

const tag = 'Первая настройка';
const name = z.string().trim().min(2).max(200);
const zones = new Set(Intl.supportedValuesOf('timeZone'));

export const readSetup = operation({
  id: 'readSetup',
  method: 'get',
  path: '/setup',
  summary: 'Нужна ли первая настройка: в системе ещё никого нет',
  tag,
  signedIn: false,
  success: { status: 200, schema: z.object({ needed: z.boolean() }).meta({ id: 'SetupState' }) },
});
export const beginInstallation = operation({
  id: 'beginInstallation',
  method: 'post',
  path: '/setup',
  summary: 'Первая настройка по коду, который напечатала программа запуска',
  tag,
  signedIn: false,
  secret: true,
  body: z
    .object({
      code: z.string().max(60),
      region: name,
      district: name,
      centre: z.object({
        name,
        timeZone: z
          .string()
          .max(60)
          .refine((zone) => zones.has(zone), 'Такого часового пояса нет'),
      }),
      person: z.object({
        fullName: name,
        post: name,
        login: z
          .string()
          .trim()
          .toLowerCase()
          .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/),
        password: z.string().min(1).max(200),
      }),
    })
    .meta({ id: 'NewInstallation' }),
  success: { status: 204 },
  errors: [409, 422],
});
