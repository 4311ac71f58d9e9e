/**
 * The organisation that administrators keep: posts held for a time, at a centre or for a whole territory; absences and who acts
 * meanwhile; parts of a centre; the first administrator of an empty system. Rights: domain.md §6 («users, calendars, agencies»).
 */
import type { Knex } from 'knex';
import { ADMINISTRATION, BEGIN_INSTALLATION, POSTS } from './organisation-functions.ts';
import { protect, readableByAll } from './sql-access.ts';

/** Parts of a centre: teams and the areas that it divides its territory into. */
const UNITS = `
  CREATE TABLE centre_units (
    id text PRIMARY KEY, centre_id text NOT NULL REFERENCES centres, kind text NOT NULL CHECK (kind IN ('TEAM', 'AREA')),
    name text NOT NULL, UNIQUE (id, centre_id));
  ALTER TABLE agencies ADD COLUMN closed_on date;`;

/** `since` null: held from before the record begins. `until` is the first day without the post. */
const POST_COLUMNS = `
  ALTER TABLE user_roles DROP CONSTRAINT user_roles_pkey;
  ALTER TABLE user_roles ALTER COLUMN centre_id DROP NOT NULL,
    ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
    ADD COLUMN territory_id text REFERENCES territories, ADD COLUMN agency_id text REFERENCES agencies,
    ADD COLUMN unit_id text, ADD COLUMN since date, ADD COLUMN until date,
    ADD CONSTRAINT user_roles_one_place CHECK (num_nonnulls(centre_id, territory_id) = 1),
    ADD CONSTRAINT user_roles_of_territory CHECK (territory_id IS NULL
      OR role IN ('manager', 'supervisor', 'administrator', 'agencyOfficer', 'methodologist', 'commissionSecretary')),
    ADD CONSTRAINT user_roles_of_agency CHECK (agency_id IS NULL OR role = 'agencyOfficer'),
    ADD CONSTRAINT user_roles_days CHECK (until >= since),
    ADD CONSTRAINT user_roles_unit FOREIGN KEY (unit_id, centre_id) REFERENCES centre_units (id, centre_id);
  CREATE UNIQUE INDEX user_roles_held_once ON user_roles
    (user_id, role, coalesce(centre_id, ''), coalesce(territory_id, ''), coalesce(agency_id, '')) WHERE until IS NULL;
  CREATE INDEX user_roles_centre ON user_roles (centre_id, role);`;

/** From and to are the first and the last day of the absence; a cancelled one never was. */
const ABSENCES = `
  CREATE TABLE staff_absences (
    id uuid PRIMARY KEY, user_id uuid NOT NULL REFERENCES users, from_day date NOT NULL, to_day date NOT NULL,
    kind text NOT NULL CHECK (kind IN ('VACATION', 'SICK', 'TRIP', 'STUDY', 'OTHER')),
    acting_user_id uuid REFERENCES users, entered_by uuid NOT NULL REFERENCES users,
    entered_at timestamptz NOT NULL DEFAULT business_now(), cancelled_at timestamptz,
    CHECK (to_day >= from_day), CHECK (acting_user_id <> user_id));
  CREATE INDEX staff_absences_user ON staff_absences (user_id, from_day);
  CREATE INDEX staff_absences_acting ON staff_absences (acting_user_id, to_day) WHERE cancelled_at IS NULL;`;

/** An invited person has no password until the invitation is taken up. */
const PEOPLE = `
  ALTER TABLE users ALTER COLUMN password_hash DROP NOT NULL;
  ALTER TABLE users ADD COLUMN has_password boolean NOT NULL GENERATED ALWAYS AS (password_hash IS NOT NULL) STORED;
  GRANT SELECT (has_password, created_at) ON users TO seven_app;`;

/** A function whose answer gets a column is made anew; the policies that ask it keep their conditions. */
const REPLACE_POSTS = `DO $replace$ DECLARE kept record; BEGIN
  CREATE TEMP TABLE kept_policies ON COMMIT DROP AS SELECT * FROM pg_policies
    WHERE coalesce(qual, '') || coalesce(with_check, '') LIKE '%app_posts()%';
  FOR kept IN SELECT * FROM kept_policies LOOP
    EXECUTE format('DROP POLICY %I ON %I', kept.policyname, kept.tablename);
  END LOOP;
  DROP FUNCTION app_posts();
  ${POSTS}
  FOR kept IN SELECT * FROM kept_policies LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR %s TO %s', kept.policyname, kept.tablename, kept.cmd,
        array_to_string(ARRAY(SELECT quote_ident(r) FROM unnest(kept.roles) r), ', '))
      || coalesce(' USING (' || kept.qual || ')', '') || coalesce(' WITH CHECK (' || kept.with_check || ')', '');
  END LOOP;
END $replace$`;

export async function up(knex: Knex): Promise<void> {
  for (const statement of [UNITS, POST_COLUMNS, ABSENCES, PEOPLE, REPLACE_POSTS, ADMINISTRATION, BEGIN_INSTALLATION]) {
    await knex.raw(statement);
  }
  await protectPlaces(knex);
  await protectPeople(knex);
}

export async function down(): Promise<void> {
  throw new Error('Migrations only go forward.');
}

async function protectPlaces(knex: Knex): Promise<void> {
  await protect(knex, 'territories', {
    seven_app: [
      { verbs: 'insert, delete', when: 'app_administers(parent_id)' },
      { verbs: 'update', when: 'app_administers(id)', columns: 'name' },
    ],
  });
  const ofCentre = "app_holds(centre_id, 'administrator')";
  await protect(knex, 'centres', {
    seven_app: [
      { verbs: 'insert, delete', when: 'app_administers(territory_id)' },
      { verbs: 'update', when: "app_holds(id, 'administrator')", columns: 'name' },
    ],
  });
  await protect(knex, 'centre_territories', { seven_app: [{ verbs: 'insert, update, delete', when: ofCentre }] });
  await protect(knex, 'centre_units', readableByAll);
  await protect(knex, 'centre_units', {
    seven_app: [
      { verbs: 'insert, delete', when: ofCentre },
      { verbs: 'update', when: ofCentre, columns: 'name' },
    ],
  });
  await protect(knex, 'agencies', {
    seven_app: [
      { verbs: 'insert, delete', when: 'app_administers(territory_id)' },
      { verbs: 'update', when: 'app_administers(territory_id)', columns: 'name, closed_on' },
    ],
  });
}

/** Nobody changes own rights: another administrator does, or the one who acts for the absent. */
async function protectPeople(knex: Knex): Promise<void> {
  const home = "(centre_id IS NULL OR app_holds(centre_id, 'administrator'))";
  await protect(knex, 'users', {
    seven_app: [
      { verbs: 'insert', when: `${home} AND app_is_administrator()`, columns: 'id, login, full_name, post, centre_id' },
      {
        verbs: 'update',
        when: 'id <> app_user_id() AND app_administers_person(id)',
        columns: 'full_name, post, status',
      },
    ],
  });
  const place = 'user_id <> app_user_id() AND app_administers_place(centre_id, territory_id)';
  await protect(knex, 'user_roles', {
    seven_app: [
      { verbs: 'insert', when: place },
      { verbs: 'update', when: place, columns: 'until' },
    ],
  });
  const concerned = 'user_id = app_user_id() OR acting_user_id = app_user_id()';
  await protect(knex, 'staff_absences', {
    seven_app: [
      { verbs: 'select', when: `${concerned} OR app_sees_staff(user_id)` },
      { verbs: 'insert', when: 'entered_by = app_user_id() AND app_writes_absence(user_id, acting_user_id)' },
      { verbs: 'update', when: 'app_writes_absence(user_id, NULL)', columns: 'to_day, cancelled_at' },
    ],
  });
}
