/** The organisation as a tree of territories with their centres, parts of centres and agencies; what of it the reader keeps. */
import type { Transaction } from '../database.ts';

export type OrganisationView = {
  readonly territories: { id: string; parentId: string | null; kind: string; name: string; mayChange: boolean }[];
  readonly centres: {
    id: string;
    territoryId: string;
    name: string;
    timeZone: string;
    calendarId: string;
    calendarName: string;
    serves: string[];
    units: { id: string; kind: 'TEAM' | 'AREA'; name: string }[];
    people: number;
    mayChange: boolean;
  }[];
  readonly agencies: {
    id: string;
    kind: string;
    name: string;
    territoryId: string;
    closedOn: string | null;
    mayChange: boolean;
  }[];
};

const TERRITORIES = `SELECT t.id, t.parent_id AS "parentId", t.kind, t.name, t.id IN (SELECT id FROM mine) AS "mayChange"
  FROM territories t ORDER BY t.name, t.id`;
const CENTRES = `SELECT e.id, e.territory_id AS "territoryId", e.name, e.time_zone AS "timeZone", e.calendar_id AS "calendarId",
    (SELECT k.name FROM calendars k WHERE k.id = e.calendar_id) AS "calendarName",
    ARRAY(SELECT s.territory_id FROM centre_territories s WHERE s.centre_id = e.id ORDER BY s.position, s.territory_id) AS serves,
    (SELECT coalesce(json_agg(json_build_object('id', n.id, 'kind', n.kind, 'name', n.name) ORDER BY n.kind, n.name), '[]')
      FROM centre_units n WHERE n.centre_id = e.id) AS units,
    (SELECT count(DISTINCT r.user_id)::int FROM user_roles r JOIN users u ON u.id = r.user_id AND u.status = 'ACTIVE'
      WHERE r.centre_id = e.id AND post_open(r.until)) AS people, app_holds(e.id, 'administrator') AS "mayChange"
  FROM centres e ORDER BY e.name, e.id`;
const AGENCIES = `SELECT a.id, a.kind, a.name, a.territory_id AS "territoryId", a.closed_on AS "closedOn",
    a.territory_id IN (SELECT id FROM mine) AS "mayChange"
  FROM agencies a ORDER BY a.closed_on NULLS FIRST, a.kind, a.name, a.id`;
/** The territories that the reader administers. */
const MINE = `WITH mine AS MATERIALIZED (SELECT DISTINCT b.id FROM app_held_posts() h
  CROSS JOIN LATERAL territories_below(h.territory_id) b(id) WHERE h.role = 'administrator' AND h.territory_id IS NOT NULL)`;

export async function organisationView(trx: Transaction): Promise<OrganisationView> {
  const rowsOf = async <Row>(sql: string) => (await trx.raw<{ rows: Row[] }>(`${MINE} ${sql}`)).rows;
  return {
    territories: await rowsOf<OrganisationView['territories'][number]>(TERRITORIES),
    centres: await rowsOf<OrganisationView['centres'][number]>(CENTRES),
    agencies: await rowsOf<OrganisationView['agencies'][number]>(AGENCIES),
  };
}
