/**
 * What must hold of the casework after any kill, each as a question for the rows that break it (issues «The joint», «Parts of a
 * case»): every effect once, nobody lost, nothing stuck. What belongs to parts of a case: broken-parts.ts.
 */
import type { Database } from '#store/database.ts';
import { partQuestions } from './broken-parts.ts';

/** Forms and the table that holds their facts, one row each. */
const FACTS: Readonly<Record<string, string>> = {
  answerReporter: 'reporter_answers',
  closeWithoutCase: 'reporter_answers',
  formTeam: 'response_teams',
  fieldVisit: 'field_visits',
  requestPoliceEntry: 'police_requests',
  assess: 'assessments',
  urgentMeasures: 'urgent_measures',
  prepareAgenda: 'consilium_agendas',
  referToServices: 'service_referrals',
  submitToCommission: 'commission_submissions',
  submitToGuardianship: 'guardianship_submissions',
  draftPlan: 'rehab_plans',
  monitorPlan: 'plan_reviews',
  changeRegime: 'regime_changes',
  transferCase: 'case_transfers',
  homeVisit: 'home_visits',
  watchVisit: 'home_visits',
};

const factQuestions = Object.entries(FACTS).map(
  ([form, table]) =>
    [
      `a submission of ${form} without its one fact`,
      `SELECT s.id FROM submissions s LEFT JOIN ${table} f ON f.submission_id = s.id WHERE s.form_id = '${form}'
       GROUP BY s.id HAVING count(f.id) <> 1`,
    ] as const,
);

const RUNNING_INSTANCES = `SELECT i.* FROM engine_instances i JOIN engine_epochs e ON e.id = i.epoch AND e.current WHERE i.state = 'ACTIVE'`;

const QUESTIONS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(factQuestions),
  ...partQuestions,
  'a task answered more than once': `SELECT task_id FROM submissions GROUP BY task_id HAVING count(*) > 1`,
  'an answered task without a submission': `SELECT t.id FROM tasks t WHERE t.answered_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM submissions s WHERE s.task_id = t.id)`,
  'a submission without its place in the progress, or with two': `SELECT c.id FROM cases c WHERE
    (SELECT count(*) FROM submissions s WHERE s.case_id = c.id AND s.form_id <> 'sortOut')
    <> (SELECT count(*) FROM case_progress p WHERE p.case_id = c.id AND p.kind IN ('TASK', 'ITEM') AND p.actor_id IS NOT NULL)`,
  'a submission without its one audit row': `SELECT s.id FROM submissions s LEFT JOIN audit_log a ON a.action = 'COMPLETE_TASK'
    AND a.subject_id = s.task_id::text GROUP BY s.id HAVING count(a.id) <> 1`,
  'a message registered twice': `SELECT case_id FROM signals GROUP BY case_id HAVING count(*) > 1`,
  'a deadline event noted twice': `SELECT deadline_id FROM deadline_events
    WHERE kind IN ('STARTED', 'WARNED', 'ESCALATED', 'DONE', 'CANCELLED')
    GROUP BY deadline_id, kind, level, due_at HAVING count(*) > 1`,
  'an alarm raised twice': `SELECT deadline_id, part_id, task_id FROM alarms
    GROUP BY deadline_id, part_id, task_id, kind, level, due_at, to_role HAVING count(*) > 1`,
  'a running case without its one instance': `SELECT c.id FROM cases c LEFT JOIN (${RUNNING_INSTANCES}) i
    ON i.case_id = c.id AND i.process_id = 'case-seven-steps' WHERE c.status = 'RUNNING' GROUP BY c.id HAVING count(i.case_id) <> 1`,
  'two running instances of a deadline': `SELECT i.deadline_id FROM (${RUNNING_INSTANCES}) i
    WHERE i.deadline_id IS NOT NULL GROUP BY i.deadline_id HAVING count(*) > 1`,
  'a running case about which nobody has anything to do': `SELECT c.id FROM cases c WHERE c.status = 'RUNNING'
    AND NOT EXISTS (SELECT 1 FROM tasks t JOIN engine_epochs e ON e.id = t.epoch AND e.current
      WHERE t.case_id = c.id AND t.kind = 'ENGINE' AND t.state = 'CREATED')`,
  'a task open twice': `SELECT t.case_id, t.element_id FROM tasks t WHERE t.kind = 'ENGINE' AND t.state = 'CREATED'
    GROUP BY t.case_id, t.part_id, t.element_id, t.engine_assignee HAVING count(*) > 1`,
  'an open task that belongs to no running line': `SELECT t.id FROM tasks t JOIN cases c ON c.id = t.case_id
    LEFT JOIN case_parts p ON p.id = t.part_id WHERE t.kind = 'ENGINE' AND t.state = 'CREATED'
    AND coalesce(p.state, c.status) <> 'RUNNING'`,
  'an open deadline of an ended line': `SELECT d.id FROM deadlines d JOIN cases c ON c.id = d.case_id
    LEFT JOIN case_parts p ON p.id = d.part_id WHERE d.state IN ('RUNNING', 'PAUSED') AND coalesce(p.state, c.status) <> 'RUNNING'`,
  'an open incident': `SELECT incident_key FROM engine_incidents i JOIN engine_epochs e ON e.id = i.epoch AND e.current
    WHERE i.state = 'CREATED'`,
  'a command that was not sent or was refused': `SELECT id FROM outbox WHERE state NOT IN ('DONE', 'SUPERSEDED')`,
  'a feed record set aside': `SELECT id FROM feed_set_aside`,
  'a question to a person that nobody should have been asked': `SELECT id FROM tasks WHERE kind = 'ATTENTION'`,
};

/** The promises that are broken, each with the rows that break it; empty when all hold. */
export async function brokenPromises(db: Database): Promise<Readonly<Record<string, unknown>>> {
  const broken: Record<string, unknown> = {};
  for (const [promise, sql] of Object.entries(QUESTIONS)) {
    const { rows } = await db.raw<{ rows: unknown[] }>(sql);
    if (rows.length > 0) broken[promise] = rows;
  }
  return broken;
}

/** Tasks whose completion was confirmed over HTTP and that have no submission: must be none. */
export async function lostForms(db: Database, confirmed: ReadonlySet<string>): Promise<readonly string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `SELECT id FROM unnest(?::uuid[]) AS given (id) WHERE NOT EXISTS (SELECT 1 FROM submissions s WHERE s.task_id = given.id)`,
    [[...confirmed]],
  );
  return rows.map(({ id }) => id);
}
