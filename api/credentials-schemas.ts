/** One-time links: the first password of an invited person, a new one after a reset. The token stands in no address of the API. */
import * as z from 'zod';
import { instant } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Вход';
const token = z.string().min(20).max(100);

export const readCredentialLink = operation({
  id: 'readCredentialLink',
  method: 'post',
  path: '/credentials/reading',
  summary: 'Для кого одноразовая ссылка',
  tag,
  signedIn: false,
  secret: true,
  body: z.object({ token }).meta({ id: 'CredentialToken' }),
  success: {
    status: 200,
    schema: z
      .object({
        kind: z.enum(['INVITATION', 'RESET']),
        login: z.string(),
        fullName: z.string(),
        expiresAt: instant,
        shortestPassword: z.int(),
      })
      .meta({ id: 'CredentialLinkHolder' }),
  },
  errors: [404],
});
export const choosePassword = operation({
  id: 'choosePassword',
  method: 'post',
  path: '/credentials',
  summary: 'Выбрать пароль по одноразовой ссылке и войти',
  tag,
  signedIn: false,
  secret: true,
  body: z.object({ token, password: z.string().min(1).max(200) }).meta({ id: 'ChosenPassword' }),
  success: {
    status: 200,
    schema: z.object({ next: z.enum(['SIGNED_IN', 'SECOND_FACTOR', 'ENROLMENT']) }).meta({ id: 'AfterPassword' }),
  },
  errors: [404, 422],
});
