/** People as administrators keep them: found, added, named, blocked, given posts and one-time links. */
import * as z from 'zod';
import { day, instant, orNull, roleCode, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Администрирование: люди';
const placeId = z.string().regex(/^[\w-]{1,60}$/);
const words = (most: number) => z.string().trim().min(2).max(most);
const named = z.object({ id: z.string(), name: z.string() }).meta({ id: 'NamedPlace' });
const personState = z
  .enum(['ACTIVE', 'INVITED', 'BLOCKED'])
  .meta({ id: 'PersonState', description: 'INVITED: ещё не выбрал пароль по приглашению' });
const lastDay = orNull(day).meta({ description: 'Последний день с ролью; null: без срока' });

const post = z
  .object({
    id: uuid,
    role: roleCode,
    place: z.object({ kind: z.enum(['centre', 'territory']), id: z.string(), name: z.string() }),
    unit: orNull(named),
    agency: orNull(named),
    since: day.nullable().meta({ description: 'null: с начала работы в системе' }),
    lastDay,
    state: z.enum(['CURRENT', 'FUTURE', 'ENDED']),
    mayChange: z.boolean(),
  })
  .meta({ id: 'StaffPost' });
const person = z
  .object({
    id: uuid,
    login: z.string(),
    fullName: z.string(),
    post: z.string().meta({ description: 'Должность словами' }),
    state: personState,
    centre: orNull(named),
    posts: z.array(post),
    absence: z.object({ toDay: day, actingName: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'StaffPerson' });
const newPost = z
  .object({
    role: roleCode,
    centreId: placeId.nullable().default(null),
    territoryId: placeId.nullable().default(null).meta({ description: 'Роль на всю территорию и ниже' }),
    unitId: placeId.nullable().default(null),
    agencyId: placeId.nullable().default(null),
    since: day,
    lastDay: lastDay.default(null),
  })
  .meta({ id: 'NewStaffPost' });
const names = z.object({ fullName: words(200), post: words(200) });
const personParam = z.object({ userId: uuid });
const postParam = personParam.extend({ postId: uuid });
const created = z.object({ id: uuid }).meta({ id: 'CreatedRecord' });

export const searchPeople = operation({
  id: 'searchPeople',
  method: 'post',
  path: '/administration/people/search',
  summary: 'Сотрудники своей территории: по имени, роли, центру, состоянию',
  tag,
  signedIn: true,
  costs: 'SEARCH',
  asks: true,
  body: z
    .object({
      text: z.string().trim().max(100).optional(),
      centreId: placeId.optional(),
      role: roleCode.optional(),
      state: personState.optional(),
      limit: z.int().min(1).max(100).default(50),
      offset: z.int().min(0).max(100_000).default(0),
    })
    .meta({ id: 'PeopleSearch' }),
  success: { status: 200, schema: z.object({ total: z.int(), items: z.array(person) }).meta({ id: 'PeopleList' }) },
});
export const readPerson = operation({
  id: 'readPerson',
  method: 'get',
  path: '/administration/people/{userId}',
  summary: 'Сотрудник: роли прежние, нынешние и будущие',
  tag,
  signedIn: true,
  params: personParam,
  success: {
    status: 200,
    schema: person
      .extend({
        createdAt: instant,
        self: z.boolean(),
        mayChange: z.boolean().meta({ description: 'Можно ли вам изменять этого сотрудника целиком' }),
      })
      .meta({ id: 'StaffPersonCard' }),
  },
});
export const addPerson = operation({
  id: 'addPerson',
  method: 'post',
  path: '/administration/people',
  summary: 'Добавить сотрудника с первой ролью; пароль он выберет по приглашению',
  tag,
  signedIn: true,
  body: names
    .extend({
      login: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/),
      firstPost: newPost,
    })
    .meta({ id: 'NewStaffPerson' }),
  success: { status: 201, schema: created },
});
export const renamePerson = operation({
  id: 'renamePerson',
  method: 'put',
  path: '/administration/people/{userId}',
  summary: 'Исправить имя и должность',
  tag,
  signedIn: true,
  params: personParam,
  body: names.meta({ id: 'StaffNames' }),
  success: { status: 204 },
});
export const setPersonBlocked = operation({
  id: 'setPersonBlocked',
  method: 'put',
  path: '/administration/people/{userId}/blocked',
  summary: 'Заблокировать: вход закрыт и все устройства вышли; или снять блокировку',
  tag,
  signedIn: true,
  params: personParam,
  body: z.object({ blocked: z.boolean() }).meta({ id: 'PersonBlocked' }),
  success: { status: 204 },
});
export const givePost = operation({
  id: 'givePost',
  method: 'post',
  path: '/administration/people/{userId}/posts',
  summary: 'Назначить роль в центре или на территории',
  tag,
  signedIn: true,
  params: personParam,
  body: newPost,
  success: { status: 201, schema: created },
});
export const endPost = operation({
  id: 'endPost',
  method: 'post',
  path: '/administration/people/{userId}/posts/{postId}/end',
  summary: 'Снять роль сейчас: действует со следующего запроса человека',
  tag,
  signedIn: true,
  params: postParam,
  success: { status: 204 },
});
export const changePostEnd = operation({
  id: 'changePostEnd',
  method: 'put',
  path: '/administration/people/{userId}/posts/{postId}',
  summary: 'Изменить последний день роли или вернуть снятую',
  tag,
  signedIn: true,
  params: postParam,
  body: z.object({ lastDay }).meta({ id: 'PostEnd' }),
  success: { status: 204 },
});
