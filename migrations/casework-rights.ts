/**
 * Who may see which row of casework: relations to a case as SQL functions, and the policies of each table.
 * Rights: domain.md §6 (table role × screen).
 */
import type { Knex } from 'knex';
import { databaseRoles, protect, readableByAll } from './sql-access.ts';

const everything = [{ verbs: 'select, insert, update', when: 'true' }];
const reading = [{ verbs: 'select', when: 'true' }];
const system = { seven_worker: everything, seven_watchdog: everything, seven_dispatcher: reading, seven_feed: reading };

export async function createRelations(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE FUNCTION app_open_task(p_case uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
      BEGIN RETURN EXISTS (SELECT 1 FROM tasks t WHERE t.case_id = p_case AND t.state = 'CREATED'
        AND (t.answered_at IS NULL OR t.answered_by = app_user_id())
        AND (t.assignee IS NULL OR t.assignee = app_user_id()) AND app_holds(t.centre_id, t.role)); END $$;
    CREATE FUNCTION app_relation(p_case uuid) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
      DECLARE c cases; BEGIN
        SELECT * INTO c FROM cases WHERE id = p_case;
        IF c.id IS NULL OR app_user_id() IS NULL THEN RETURN NULL; END IF;
        IF app_holds(c.centre_id, 'unitHead') THEN RETURN 'UNIT_HEAD'; END IF;
        IF c.curator_id = app_user_id() AND app_holds(c.centre_id, 'caseCurator') THEN RETURN 'CURATOR'; END IF;
        IF EXISTS (SELECT 1 FROM case_members m WHERE m.case_id = p_case AND m.user_id = app_user_id() AND m.until IS NULL)
          THEN RETURN 'MEMBER'; END IF;
        IF c.step = 5 AND app_holds(c.centre_id, 'consiliumMember') THEN RETURN 'AGENDA'; END IF;
        IF c.step = 6 AND app_holds(c.centre_id, 'commissionSecretary') THEN RETURN 'PACKAGE'; END IF;
        IF c.step = 1 AND c.status = 'RUNNING' AND app_holds(c.centre_id, 'dutyOfficer') THEN RETURN 'TASK'; END IF;
        IF app_open_task(p_case) THEN RETURN 'TASK'; END IF;
        IF app_holds(c.centre_id, 'manager') THEN RETURN 'NUMBERS'; END IF;
        RETURN NULL; END $$;
    CREATE FUNCTION app_works_on(p_case uuid) RETURNS boolean LANGUAGE sql STABLE AS
      $$ SELECT coalesce(app_relation(p_case) <> 'NUMBERS', false) $$;
    CREATE FUNCTION app_attach_signal(p_signal uuid, p_number text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
      DECLARE target cases; BEGIN
        SELECT c.* INTO target FROM cases c JOIN signals s ON s.id = p_signal AND s.centre_id = c.centre_id
          WHERE c.number = p_number AND c.status = 'RUNNING' AND c.id <> s.case_id AND app_works_on(s.case_id);
        IF target.id IS NULL THEN RETURN NULL; END IF;
        UPDATE signals SET attached_case_id = target.id WHERE id = p_signal;
        INSERT INTO tasks (kind, form_id, element_id, role, case_id, centre_id, assignee, payload)
          VALUES ('ATTENTION', 'sortOut', 'sortOut', CASE WHEN target.curator_id IS NULL THEN 'unitHead' ELSE 'caseCurator' END,
            target.id, target.centre_id, target.curator_id, jsonb_build_object('code', 'SIGNAL_ATTACHED', 'signalId', p_signal));
        RETURN target.id; END $$;
    CREATE FUNCTION app_works_on_family(p_family uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
      $$ SELECT EXISTS (SELECT 1 FROM cases c WHERE c.family_id = p_family AND app_works_on(c.id)) $$;
  `);
}

export async function protectReference(knex: Knex): Promise<void> {
  await protect(knex, 'clock_state', {
    ...readableByAll,
    seven_worker: reading,
    seven_watchdog: [{ verbs: 'select, update', when: 'true' }],
  });
  for (const table of ['territories', 'calendars', 'calendar_days', 'centres', 'agencies', 'rulebooks']) {
    await protect(knex, table, readableByAll);
  }
  const name = [{ verbs: 'select', when: 'true', columns: 'id, login, full_name, post, centre_id, status' }];
  await protect(knex, 'users', { seven_app: name, seven_worker: name, seven_watchdog: name, seven_dispatcher: name });
  await protect(knex, 'user_roles', { ...readableByAll });
  await protect(knex, 'sessions', { seven_app: [{ verbs: 'select, insert, update, delete', when: 'true' }] });
}

export async function protectCasework(knex: Knex): Promise<void> {
  await protectCases(knex);
  await protectSignals(knex);
  await protectFacts(knex);
  await protectClocks(knex);
  await protectRecords(knex);
}

async function protectCases(knex: Knex): Promise<void> {
  await protect(knex, 'cases', {
    ...system,
    seven_app: [
      { verbs: 'select', when: 'app_relation(id) IS NOT NULL' },
      { verbs: 'insert', when: "app_holds(centre_id, 'dutyOfficer', 'unitHead')" },
      { verbs: 'update', when: 'app_works_on(id)' },
    ],
  });
  await protect(knex, 'families', {
    seven_worker: everything,
    seven_app: [
      { verbs: 'select, update', when: 'app_works_on_family(id)' },
      { verbs: 'insert', when: "app_holds(centre_id, 'dutyOfficer', 'unitHead')" },
    ],
  });
  for (const table of ['children', 'parents']) {
    await protect(knex, table, {
      seven_worker: everything,
      seven_app: [{ verbs: 'select, insert, update', when: 'app_works_on_family(family_id)' }],
    });
  }
  const beingReceived = 'EXISTS (SELECT 1 FROM cases c WHERE c.family_id = children.family_id AND c.step = 1)';
  await protect(knex, 'children', {
    seven_app: [{ verbs: 'delete', when: `app_works_on_family(family_id) AND ${beingReceived}` }],
  });
}

async function protectSignals(knex: Knex): Promise<void> {
  const intake = "app_holds(centre_id, 'dutyOfficer', 'unitHead')";
  await protect(knex, 'signals', {
    seven_worker: everything,
    seven_app: [
      { verbs: 'select', when: `${intake} OR app_works_on(case_id)` },
      { verbs: 'insert', when: "app_holds(centre_id, 'dutyOfficer', 'unitHead')" },
      { verbs: 'update', when: `${intake} OR app_works_on(case_id)` },
    ],
  });
  await protect(knex, 'signal_reporters', {
    seven_app: [
      { verbs: 'select', when: `EXISTS (SELECT 1 FROM signals s WHERE s.id = signal_id AND ${intake})` },
      { verbs: 'insert, update', when: 'EXISTS (SELECT 1 FROM signals s WHERE s.id = signal_id)' },
    ],
  });
}

async function protectFacts(knex: Knex): Promise<void> {
  const ofCase = {
    seven_worker: everything,
    seven_app: [{ verbs: 'select, insert, update', when: 'app_works_on(case_id)' }],
  };
  for (const table of [
    'case_members',
    'submissions',
    'response_teams',
    'field_visits',
    'police_requests',
    'assessments',
    'urgent_measures',
    'consilium_protocols',
    'home_visits',
    'case_closures',
    'agency_notices',
  ]) {
    await protect(knex, table, ofCase);
  }
  await protect(knex, 'case_progress', {
    seven_worker: everything,
    seven_watchdog: reading,
    seven_dispatcher: reading,
    seven_app: [
      { verbs: 'select', when: 'app_relation(case_id) IS NOT NULL' },
      { verbs: 'insert', when: 'app_works_on(case_id)' },
    ],
  });
  await protect(knex, 'task_drafts', {
    seven_app: [{ verbs: 'select, insert, update, delete', when: 'user_id = app_user_id()' }],
  });
}

async function protectClocks(knex: Knex): Promise<void> {
  const clocks = "app_holds(centre_id, 'dutyOfficer', 'unitHead', 'manager') OR app_works_on(case_id)";
  await protect(knex, 'deadlines', {
    ...system,
    seven_app: [
      { verbs: 'select', when: clocks },
      { verbs: 'insert, update', when: 'app_works_on(case_id)' },
    ],
  });
  await protect(knex, 'deadline_events', {
    seven_worker: everything,
    seven_watchdog: everything,
    seven_app: [{ verbs: 'select, insert', when: 'EXISTS (SELECT 1 FROM deadlines d WHERE d.id = deadline_id)' }],
  });
  const mine = 'to_user = app_user_id() OR (to_user IS NULL AND app_holds(centre_id, to_role))';
  await protect(knex, 'alarms', {
    seven_worker: everything,
    seven_watchdog: everything,
    seven_app: [{ verbs: 'select, update', when: `${mine} OR app_holds(centre_id, 'unitHead', 'manager')` }],
  });
}

async function protectRecords(knex: Knex): Promise<void> {
  const writes = [{ verbs: 'insert', when: 'actor_id IS NULL' }];
  await protect(knex, 'audit_log', {
    seven_app: [{ verbs: 'insert', when: 'actor_id = app_user_id()' }],
    seven_worker: writes,
    seven_watchdog: writes,
    seven_dispatcher: writes,
  });
  await protect(knex, 'idempotency_keys', {
    seven_app: [{ verbs: 'select, insert, update', when: 'user_id = app_user_id()' }],
  });
  await protect(knex, 'job_results', { seven_worker: everything, seven_watchdog: reading });
  for (const role of databaseRoles) await knex.raw(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
}
