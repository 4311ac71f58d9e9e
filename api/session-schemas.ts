/** Sign-in in one or two steps, the signed-in person and sign-out. */
import * as z from 'zod';
import { day, instant, roleCode, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Вход';
const signInBody = z
  .object({ login: z.string().min(1).max(100), password: z.string().min(1).max(200) })
  .meta({ id: 'SignIn' });
export const codeBody = z.object({ code: z.string().min(6).max(40) }).meta({ id: 'OneTimeCode' });

const me = z
  .object({
    id: uuid,
    fullName: z.string(),
    post: z.string(),
    centreId: z.string().nullable(),
    centreName: z.string().nullable(),
    roles: z.array(roleCode),
    posts: z
      .array(
        z.object({
          role: roleCode,
          place: z.string().meta({ description: 'Центр, или территория со всеми её центрами' }),
          wholeTerritory: z.boolean(),
          agency: z.string().nullable(),
          replaced: z.string().nullable().meta({ description: 'Отсутствующий, чья это роль' }),
        }),
      )
      .meta({ description: 'Роли сегодня, с местом каждой' }),
    replacing: z
      .array(z.object({ name: z.string(), lastDay: day }))
      .meta({ description: 'Кого человек замещает сегодня и по какой день' }),
    intakeCentre: z
      .string()
      .nullable()
      .meta({ description: 'В какой центр поступят сообщения, которые человек зарегистрирует' }),
    demo: z.boolean().meta({ description: 'Работает ли система на вымышленных данных' }),
    timeZone: z.string(),
    asOf: instant.meta({ description: 'Который час: экран считает время от него' }),
  })
  .meta({ id: 'Me' });

export const enrolment = z
  .object({
    secret: z.string().meta({ description: 'Ключ для ввода вручную, base32' }),
    qr: z
      .object({ size: z.int(), path: z.string() })
      .meta({ description: 'QR-код: сторона в клетках и путь SVG из чёрных клеток' }),
  })
  .meta({ id: 'SecondFactorEnrolment' });
export const recoveryCodes = z.array(z.string()).meta({ description: 'Запасные коды; показываются один раз' });

export const signIn = operation({
  id: 'signIn',
  method: 'post',
  path: '/session',
  summary: 'Войти; SECOND_FACTOR_NEEDED и ENROLMENT_NEEDED ведут ко второму шагу',
  tag,
  signedIn: false,
  secret: true,
  body: signInBody,
  success: { status: 200, schema: me },
  errors: [401],
});
export const passSecondStep = operation({
  id: 'passSecondStep',
  method: 'post',
  path: '/session/second-factor',
  summary: 'Второй шаг входа: код из телефона или запасной код',
  tag,
  signedIn: false,
  secret: true,
  body: codeBody,
  success: { status: 200, schema: me },
  errors: [401],
});
export const beginEnrolment = operation({
  id: 'beginEnrolment',
  method: 'post',
  path: '/session/enrolment',
  summary: 'Подключить код из телефона при входе, когда роль его требует',
  tag,
  signedIn: false,
  secret: true,
  success: { status: 200, schema: enrolment },
  errors: [401],
});
export const confirmEnrolment = operation({
  id: 'confirmEnrolment',
  method: 'post',
  path: '/session/enrolment/confirmation',
  summary: 'Подтвердить подключение первым кодом и войти',
  tag,
  signedIn: false,
  secret: true,
  body: codeBody,
  success: { status: 200, schema: z.object({ me, recoveryCodes }).meta({ id: 'EnrolledSignIn' }) },
  errors: [401, 409, 422],
});
export const rememberDevice = operation({
  id: 'rememberDevice',
  method: 'post',
  path: '/session/device',
  summary: 'Запомнить устройство: чужие неудачные попытки не помешают войти с него',
  tag,
  signedIn: true,
  secret: true,
  success: { status: 204 },
});
export const readSession = operation({
  id: 'readSession',
  method: 'get',
  path: '/session',
  summary: 'Кто вошёл',
  tag,
  signedIn: true,
  success: { status: 200, schema: me },
});
export const signOut = operation({
  id: 'signOut',
  method: 'delete',
  path: '/session',
  summary: 'Выйти',
  tag,
  signedIn: true,
  success: { status: 204 },
});
