/** Sign-in, the signed-in person and sign-out. */
import * as z from 'zod';
import { instant, roleCode, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

const signInBody = z
  .object({ login: z.string().min(1).max(100), password: z.string().min(1).max(200) })
  .meta({ id: 'SignIn' });

const me = z
  .object({
    id: uuid,
    fullName: z.string(),
    post: z.string(),
    centreId: z.string().nullable(),
    centreName: z.string().nullable(),
    roles: z.array(roleCode),
    demo: z.boolean().meta({ description: 'Работает ли система на вымышленных данных' }),
    timeZone: z.string(),
    asOf: instant.meta({ description: 'Который час: экран считает время от него' }),
  })
  .meta({ id: 'Me' });

export const signIn = operation({
  id: 'signIn',
  method: 'post',
  path: '/session',
  summary: 'Войти',
  tag: 'Вход',
  signedIn: false,
  body: signInBody,
  success: { status: 200, schema: me },
  errors: [401],
});
export const readSession = operation({
  id: 'readSession',
  method: 'get',
  path: '/session',
  summary: 'Кто вошёл',
  tag: 'Вход',
  signedIn: true,
  success: { status: 200, schema: me },
});
export const signOut = operation({
  id: 'signOut',
  method: 'delete',
  path: '/session',
  summary: 'Выйти',
  tag: 'Вход',
  signedIn: true,
  success: { status: 204 },
});
