/**
 * A region's open work as the mirror would hold it: centres with their people, running cases, 100,000 open tasks with their
 * clocks; written by SQL, because an engine would need hours for it. Invented names and numbers only.
 */
import type { Database } from '#store/database.ts';

export const openTasks = 100_000;
const centres = 40;
const cases = openTasks / 4;
const curatorsPerCentre = 25;
/** Whom the load generator signs in: of ten centres the head, the duty officer, the secretary and two curators. */
const signedInCentres = 10;

/** Logins of the people who look at their lists, with the list that their screen opens. */
export const lookers: readonly { readonly login: string; readonly list: 'mine' | 'group' }[] = Array.from(
  { length: signedInCentres },
  (_none, centre) => [
    { login: `bench-${centre}-head`, list: 'group' as const },
    { login: `bench-${centre}-duty`, list: 'group' as const },
    { login: `bench-${centre}-secretary`, list: 'group' as const },
    { login: `bench-${centre}-curator-0`, list: 'mine' as const },
    { login: `bench-${centre}-curator-1`, list: 'mine' as const },
  ],
).flat();

/** Fills the database as its owner; the people get the password of the demonstration's accounts. */
export async function fillTasks(owner: Database): Promise<void> {
  await owner.transaction(async (trx) => {
    for (const statement of [...PLACES, ...PEOPLE, ...CASES, TASKS, CLOCKS, TIMERS]) {
      await trx.raw(statement, { centres, cases, curators: curatorsPerCentre });
    }
  });
  await owner.raw('ANALYZE');
}

const PLACES = [
  `INSERT INTO territories (id, parent_id, kind, name)
     SELECT 'bench-' || n, (SELECT id FROM territories WHERE parent_id IS NULL LIMIT 1), 'DISTRICT', 'Район ' || n
     FROM generate_series(0, :centres - 1) n`,
  `INSERT INTO centres (id, territory_id, name, time_zone, calendar_id)
     SELECT 'bench-' || n, 'bench-' || n, 'Центр ' || n, 'Europe/Moscow', 'ru' FROM generate_series(0, :centres - 1) n`,
];

const STAFF = `(SELECT n AS centre, 'bench-' || n || '-' || p.name AS login, p.role FROM generate_series(0, :centres - 1) n
  CROSS JOIN (VALUES ('head', 'unitHead'), ('duty', 'dutyOfficer'), ('secretary', 'commissionSecretary'),
      ('member-0', 'consiliumMember'), ('member-1', 'consiliumMember'), ('member-2', 'consiliumMember')
    UNION ALL SELECT 'curator-' || k, 'caseCurator' FROM generate_series(0, :curators - 1) k) p (name, role)) staff`;
const PEOPLE = [
  `INSERT INTO users (login, password_hash, full_name, post, centre_id)
     SELECT login, (SELECT password_hash FROM users WHERE login = 'curator'), 'Сотрудник ' || login, 'специалист', 'bench-' || centre
     FROM ${STAFF}`,
  `INSERT INTO user_roles (user_id, role, centre_id)
     SELECT u.id, staff.role, u.centre_id FROM ${STAFF} JOIN users u ON u.login = staff.login`,
];

/** Case n belongs to centre n % centres; ids follow from the number, so that the statements find each other's rows. */
const ID = (prefix: string, number: string): string =>
  `('${prefix}' || lpad(to_hex(${number}), 4, '0') || '-0000-4000-8000-000000000000')::uuid`;
const CURATOR = `(SELECT id FROM users WHERE login = 'bench-' || n % :centres || '-curator-' || (n / :centres) % :curators)`;
const CASES = [
  `INSERT INTO families (id, centre_id, name, address)
     SELECT ${ID('fa00', 'n')}, 'bench-' || n % :centres, 'Семья ' || n, 'ул. Садовая, ' || n FROM generate_series(0, :cases - 1) n`,
  `INSERT INTO cases (id, number, centre_id, territory_id, family_id, status, step, release, epoch, curator_id, urgency, opened_at)
     SELECT ${ID('ca00', 'n')}, 'Б-2026-' || n, 'bench-' || n % :centres, 'bench-' || n % :centres, ${ID('fa00', 'n')}, 'RUNNING',
       4, 1, (SELECT id FROM engine_epochs WHERE current), ${CURATOR}, 'URGENT', business_now() - make_interval(mins => n)
     FROM generate_series(0, :cases - 1) n`,
];

/** Three tasks of the curator and one that waits for a group: the head of the unit, the duty officers or the secretary. */
const TASKS = `
  INSERT INTO tasks (kind, epoch, task_key, element_instance_key, instance_key, process_id, release, element_id, form_id, role,
      case_id, centre_id, seat, assignee, state, created_at)
    SELECT 'ENGINE', c.epoch, '9' || c.place_of || t.place, '9' || c.place_of || t.place, '9' || c.place_of,
      e.process_id, 1, e.element_id, e.form_id, e.role, c.id, c.centre_id, 1,
      CASE WHEN e.role = 'caseCurator' THEN c.curator_id END, 'CREATED', c.opened_at
    FROM (SELECT k.*, substr(k.number, 8)::int AS place_of FROM cases k WHERE k.number LIKE 'Б-2026-%') c
      CROSS JOIN generate_series(0, 3) t (place)
      CROSS JOIN LATERAL (SELECT * FROM release_elements r WHERE r.release_id = 1 AND r.element_type = 'userTask' AND r.element_id =
        CASE t.place WHEN 0 THEN 'assess' WHEN 1 THEN 'fieldVisit' WHEN 2 THEN 'homeVisit'
          ELSE (ARRAY['receiveSignal', 'formTeam', 'recordReceipts', 'requestPoliceEntry'])[1 + (c.place_of / :centres) % 4] END
        ORDER BY r.process_id LIMIT 1) e`;

/** Each twentieth case is late. */
const RULES = `(VALUES ('T8'), ('T6'), ('T1')) r (rule)`;
const CLOCKS = `
  INSERT INTO deadlines (id, rule, rules_version, case_id, centre_id, state, started_at, due_at, warn_at, next_wake_at, release, epoch)
    SELECT gen_random_uuid(), r.rule, 1, c.id, c.centre_id, 'RUNNING', c.opened_at, d.due_at, d.due_at, d.due_at, 1, c.epoch
    FROM cases c CROSS JOIN ${RULES}
      CROSS JOIN LATERAL (SELECT substr(c.number, 8)::int AS place_of) n
      CROSS JOIN LATERAL (SELECT business_now() + make_interval(hours => CASE WHEN n.place_of / :centres % 20 = 0 THEN -24 ELSE 24 + n.place_of % 500 END) AS due_at) d
    WHERE c.number LIKE 'Б-2026-%'`;
/** Each clock has its timer in the engine's mirror, so that nobody looks after it. */
const TIMERS = `
  WITH seated AS (
    INSERT INTO engine_instances (epoch, instance_key, process_id, release, case_id, deadline_id, seat, state, started_at)
      SELECT d.epoch, 'd' || d.id, 'deadline', 1, d.case_id, d.id, 1, 'ACTIVE', d.started_at
      FROM deadlines d JOIN cases c ON c.id = d.case_id WHERE c.number LIKE 'Б-2026-%' RETURNING epoch, instance_key, deadline_id)
  INSERT INTO engine_timers (epoch, timer_key, instance_key, element_id, due_at, state)
    SELECT s.epoch, s.instance_key, s.instance_key, 'wakeUp', d.due_at, 'CREATED' FROM seated s JOIN deadlines d ON d.id = s.deadline_id`;
