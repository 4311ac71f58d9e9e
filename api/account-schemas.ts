/** «Моя учётная запись»: own devices, password, second step of sign-in. */
import * as z from 'zod';
import { instant, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';
import { codeBody, enrolment, recoveryCodes } from './session-schemas.ts';

const tag = 'Моя учётная запись';
const password = z.string().min(1).max(200);
const confirmed = z.object({ currentPassword: password }).meta({ id: 'ConfirmedByPassword' });
const codes = z.object({ recoveryCodes }).meta({ id: 'RecoveryCodes' });
const ended = z.object({ ended: z.int() }).meta({ id: 'EndedSessions' });

const account = z
  .object({
    asOf: instant,
    login: z.string(),
    fullName: z.string(),
    post: z.string(),
    passwordChangedAt: instant.nullable().meta({ description: 'null: пароль ещё не менялся' }),
    shortestPassword: z.int(),
    secondFactor: z.object({
      on: z.boolean(),
      since: instant.nullable(),
      required: z.boolean().meta({ description: 'Роль требует второго шага' }),
      recoveryCodesLeft: z.int(),
    }),
    sessions: z.array(
      z.object({ id: uuid, device: z.string(), signedInAt: instant, lastSeenAt: instant, current: z.boolean() }),
    ),
  })
  .meta({ id: 'Account' });

export const readAccount = operation({
  id: 'readAccount',
  method: 'get',
  path: '/account',
  summary: 'Моя учётная запись: вход, устройства, второй шаг',
  tag,
  signedIn: true,
  success: { status: 200, schema: account },
});
export const changeOwnPassword = operation({
  id: 'changeOwnPassword',
  method: 'post',
  path: '/account/password',
  summary: 'Сменить свой пароль; остальные устройства выходят',
  tag,
  signedIn: true,
  secret: true,
  body: z.object({ currentPassword: password, password }).meta({ id: 'PasswordChange' }),
  success: { status: 204 },
  errors: [422],
});
export const endOwnSession = operation({
  id: 'endOwnSession',
  method: 'delete',
  path: '/account/sessions/{sessionId}',
  summary: 'Выйти на одном из своих устройств',
  tag,
  signedIn: true,
  params: z.object({ sessionId: uuid }),
  success: { status: 204 },
});
export const endOtherSessions = operation({
  id: 'endOtherSessions',
  method: 'post',
  path: '/account/sessions/end-others',
  summary: 'Выйти на всех устройствах, кроме этого',
  tag,
  signedIn: true,
  success: { status: 200, schema: ended },
});
export const signOutEverywhere = operation({
  id: 'signOutEverywhere',
  method: 'post',
  path: '/account/sessions/end-all',
  summary: 'Выйти на всех устройствах, и на этом',
  tag,
  signedIn: true,
  secret: true,
  success: { status: 200, schema: ended },
});
export const beginSecondFactor = operation({
  id: 'beginSecondFactor',
  method: 'post',
  path: '/account/second-factor',
  summary: 'Подключить код из телефона или сменить телефон',
  tag,
  signedIn: true,
  secret: true,
  body: confirmed,
  success: { status: 200, schema: enrolment },
  errors: [422],
});
export const confirmSecondFactor = operation({
  id: 'confirmSecondFactor',
  method: 'post',
  path: '/account/second-factor/confirmation',
  summary: 'Подтвердить телефон первым кодом',
  tag,
  signedIn: true,
  secret: true,
  body: codeBody,
  success: { status: 200, schema: codes },
  errors: [409, 422],
});
export const removeSecondFactor = operation({
  id: 'removeSecondFactor',
  method: 'post',
  path: '/account/second-factor/removal',
  summary: 'Отключить код из телефона',
  tag,
  signedIn: true,
  secret: true,
  body: confirmed,
  success: { status: 204 },
  errors: [409, 422],
});
export const renewRecoveryCodes = operation({
  id: 'renewRecoveryCodes',
  method: 'post',
  path: '/account/recovery-codes',
  summary: 'Новые запасные коды вместо прежних',
  tag,
  signedIn: true,
  secret: true,
  body: confirmed,
  success: { status: 200, schema: codes },
  errors: [409, 422],
});
