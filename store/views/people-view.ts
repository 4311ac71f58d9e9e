/** People of the places that the reader administers or oversees: found by name, role, centre or state, and one of them whole. */
import { DomainError } from '#domain/error.ts';
import type { RoleCode } from '#domain/roles.ts';
import type { Transaction } from '../database.ts';

export type PersonState = 'ACTIVE' | 'INVITED' | 'BLOCKED';
/** `lastDay` is the last day with the post. */
export type PostItem = {
  readonly id: string;
  readonly role: RoleCode;
  readonly place: { readonly kind: 'centre' | 'territory'; readonly id: string; readonly name: string };
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly agency: { readonly id: string; readonly name: string } | null;
  readonly since: string | null;
  readonly lastDay: string | null;
  readonly state: 'CURRENT' | 'FUTURE' | 'ENDED';
  readonly mayChange: boolean;
};
export type AbsenceNow = { readonly toDay: string; readonly actingName: string | null };
export type PersonItem = {
  readonly id: string;
  readonly login: string;
  readonly fullName: string;
  readonly post: string;
  readonly state: PersonState;
  readonly centre: { readonly id: string; readonly name: string } | null;
  readonly posts: PostItem[];
  readonly absence: AbsenceNow | null;
};
export type PeopleFilter = {
  readonly text?: string | undefined;
  readonly centreId?: string | undefined;
  readonly role?: RoleCode | undefined;
  readonly state?: PersonState | undefined;
  readonly limit: number;
  readonly offset: number;
};

const STATE = `CASE WHEN u.status = 'BLOCKED' THEN 'BLOCKED' WHEN u.has_password THEN 'ACTIVE' ELSE 'INVITED' END`;

/** The reader's places, each once: asking about them row by row would be slow with many people. */
const MINE = `
  mine AS MATERIALIZED (SELECT DISTINCT p.centre_id AS id FROM app_posts() p WHERE p.role = ANY (CAST(:roles AS text[]))),
  my_territories AS MATERIALIZED (SELECT DISTINCT b.id FROM app_held_posts() h
    CROSS JOIN LATERAL territories_below(h.territory_id) b(id)
    WHERE h.role = ANY (CAST(:roles AS text[])) AND h.role <> 'unitHead' AND h.territory_id IS NOT NULL)`;

const OF_MINE = `(u.centre_id IN (SELECT id FROM mine) OR EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = u.id
  AND (r.centre_id IN (SELECT id FROM mine) OR r.territory_id IN (SELECT id FROM my_territories))))`;

const named = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;

const POSTS = (condition: string) => `(SELECT coalesce(json_agg(json_build_object('id', r.id, 'role', r.role,
    'place', json_build_object('kind', CASE WHEN e.id IS NULL THEN 'territory' ELSE 'centre' END, 'id', coalesce(e.id, t.id),
      'name', coalesce(e.name, t.name)), 'unit', ${named('n')}, 'agency', ${named('a')}, 'since', r.since,
    'lastDay', r.until - 1, 'state', CASE WHEN post_valid(r.since, r.until, e.time_zone) THEN 'CURRENT'
      WHEN post_open(r.until) AND (r.until IS NULL OR r.until > r.since) THEN 'FUTURE' ELSE 'ENDED' END,
    'mayChange', r.user_id <> app_user_id() AND app_is_administrator() AND app_administers_place(r.centre_id, r.territory_id))
    ORDER BY r.until DESC NULLS FIRST, r.since, r.role), '[]')
  FROM user_roles r LEFT JOIN centres e ON e.id = r.centre_id LEFT JOIN territories t ON t.id = r.territory_id
    LEFT JOIN centre_units n ON n.id = r.unit_id LEFT JOIN agencies a ON a.id = r.agency_id
  WHERE r.user_id = u.id AND ${condition})`;

const ABSENCE = `(SELECT json_build_object('toDay', s.to_day, 'actingName', d.full_name) FROM staff_absences s
    LEFT JOIN users d ON d.id = s.acting_user_id
  WHERE s.user_id = u.id AND s.cancelled_at IS NULL AND post_valid(s.from_day, s.to_day + 1, c.time_zone) LIMIT 1)`;

const PERSON = `u.id, u.login, u.full_name AS "fullName", u.post, ${STATE} AS state, ${named('c')} AS centre, ${ABSENCE} AS absence`;

const CONDITIONS: Readonly<Record<'text' | 'centreId' | 'role' | 'state', string>> = {
  text: `concat_ws(' ', translate(u.full_name, 'ёЁ', 'еЕ'), u.login, u.post) ILIKE translate(:text, 'ёЁ', 'еЕ')`,
  centreId: `(u.centre_id = :centreId OR EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = u.id AND r.centre_id = :centreId
    AND post_open(r.until)))`,
  role: 'EXISTS (SELECT 1 FROM user_roles r WHERE r.user_id = u.id AND r.role = :role AND post_open(r.until))',
  state: `${STATE} = :state`,
};

/** One page of people by name, and how many there are. */
export async function peopleView(
  trx: Transaction,
  filter: PeopleFilter,
): Promise<{ readonly total: number; readonly items: readonly PersonItem[] }> {
  const asked = (['text', 'centreId', 'role', 'state'] as const).filter((name) => filter[name]);
  const conditions = [OF_MINE, ...asked.map((name) => CONDITIONS[name])];
  const { rows } = await trx.raw<{ rows: (PersonItem & { total: number })[] }>(
    `WITH ${MINE}, found AS MATERIALIZED (
       SELECT u.id, count(*) OVER ()::int AS total FROM users u WHERE ${conditions.join(' AND ')}
       ORDER BY u.full_name, u.login LIMIT :limit OFFSET :offset)
     SELECT f.total, ${PERSON}, ${POSTS('post_valid(r.since, r.until, e.time_zone)')} AS posts
     FROM found f JOIN users u ON u.id = f.id LEFT JOIN centres c ON c.id = u.centre_id ORDER BY u.full_name, u.login`,
    { ...valuesOf(filter, asked), roles: ['administrator', 'manager'], limit: filter.limit, offset: filter.offset },
  );
  return { total: rows[0]?.total ?? 0, items: rows.map(({ total: _total, ...item }) => item) };
}

function valuesOf(filter: PeopleFilter, asked: readonly ('text' | 'centreId' | 'role' | 'state')[]) {
  const pattern = `%${(filter.text ?? '').replace(/[%_\\]/g, '\\$&')}%`;
  return Object.fromEntries(asked.map((name) => [name, name === 'text' ? pattern : (filter[name] ?? null)]));
}

export type PersonWhole = PersonItem & {
  readonly createdAt: string;
  readonly mayChange: boolean;
  readonly self: boolean;
};

/** One person with every post, held, coming and past; NOT_FOUND: not of the reader's places. */
export async function personView(trx: Transaction, userId: string): Promise<PersonWhole> {
  const { rows } = await trx.raw<{ rows: (PersonWhole & { createdAt: Date | string })[] }>(
    `WITH ${MINE} SELECT ${PERSON}, u.created_at AS "createdAt", u.id = app_user_id() AS self, ${POSTS('true')} AS posts,
       u.id <> app_user_id() AND app_is_administrator() AND app_administers_person(u.id) AS "mayChange"
     FROM users u LEFT JOIN centres c ON c.id = u.centre_id WHERE u.id = :userId AND ${OF_MINE}`,
    { userId, roles: ['administrator', 'manager'] },
  );
  const [person] = rows;
  if (!person) throw new DomainError('NOT_FOUND');
  return person;
}

/** Active staff of the centres where the reader may write absences, to choose from. */
export async function staffView(
  trx: Transaction,
): Promise<
  readonly { readonly id: string; readonly name: string; readonly post: string; readonly mayBeAbsent: boolean }[]
> {
  const { rows } = await trx.raw<{ rows: { id: string; name: string; post: string; mayBeAbsent: boolean }[] }>(
    `WITH ${MINE} SELECT u.id, u.full_name AS name, u.post, app_writes_absence(u.id, NULL) AS "mayBeAbsent"
     FROM users u WHERE u.status = 'ACTIVE' AND ${OF_MINE} ORDER BY u.full_name, u.login LIMIT 500`,
    { roles: ['administrator', 'unitHead'] },
  );
  return rows;
}
