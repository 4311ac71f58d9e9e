/** A person's way into the system as administrators keep it: one-time links, devices, the second step. */
import * as z from 'zod';
import { instant, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Администрирование: люди';
const personParam = z.object({ userId: uuid });

export const issueCredentialLink = operation({
  id: 'issueCredentialLink',
  method: 'post',
  path: '/administration/people/{userId}/credential-link',
  summary: 'Одноразовая ссылка: приглашение новому человеку или новый пароль; прежние ссылки перестают действовать',
  tag,
  signedIn: true,
  secret: true,
  params: personParam,
  success: {
    status: 200,
    schema: z
      .object({ kind: z.enum(['INVITATION', 'RESET']), path: z.string(), expiresAt: instant })
      .meta({ id: 'CredentialLink' }),
  },
  errors: [409],
});
export const listPersonSessions = operation({
  id: 'listPersonSessions',
  method: 'get',
  path: '/administration/people/{userId}/sessions',
  summary: 'Где сотрудник сейчас вошёл',
  tag,
  signedIn: true,
  params: personParam,
  success: {
    status: 200,
    schema: z
      .object({
        items: z.array(z.object({ id: uuid, device: z.string(), signedInAt: instant, lastSeenAt: instant })),
        secondFactor: z.boolean().meta({ description: 'Подключён ли код из телефона' }),
      })
      .meta({ id: 'PersonSessions' }),
  },
});
export const endPersonSessions = operation({
  id: 'endPersonSessions',
  method: 'post',
  path: '/administration/people/{userId}/sessions/end',
  summary: 'Вывести сотрудника со всех устройств',
  tag,
  signedIn: true,
  params: personParam,
  success: { status: 200, schema: z.object({ ended: z.int() }).meta({ id: 'EndedPersonSessions' }) },
});
export const resetSecondFactor = operation({
  id: 'resetSecondFactor',
  method: 'post',
  path: '/administration/people/{userId}/second-factor/reset',
  summary: 'Отключить код из телефона человеку, который потерял телефон и запасные коды',
  tag,
  signedIn: true,
  params: personParam,
  success: { status: 204 },
});
