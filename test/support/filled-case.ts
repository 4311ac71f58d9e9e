/** Cases with a row in every table of casework, for the tests of row-level security. */
import { addTask, type Casework, CENTRE, idOf } from './casework.ts';

/** Every table that holds something of a case. */
export const CASEWORK = [
  'families',
  'cases',
  'case_members',
  'case_progress',
  'children',
  'parents',
  'signals',
  'signal_reporters',
  'submissions',
  'task_drafts',
  'response_teams',
  'field_visits',
  'police_requests',
  'assessments',
  'urgent_measures',
  'consilium_protocols',
  'home_visits',
  'case_closures',
  'agency_notices',
  'deadlines',
  'deadline_events',
  'alarms',
  'papers',
  'paper_contents',
  'tasks',
  'outbox',
  'engine_instances',
  'idempotency_keys',
] as const;

/** One row in every table of casework, written by the owner. */
export async function fillCase(casework: Casework, caseId: string): Promise<void> {
  const { owner } = casework;
  const { family_id: familyId } = await owner('cases').where({ id: caseId }).first('family_id');
  await owner('parents').insert({ id: owner.raw('gen_random_uuid()'), family_id: familyId, name: 'Примерова Ольга' });
  const [submission] = await owner('submissions')
    .insert({
      id: owner.raw('gen_random_uuid()'),
      task_id: owner.raw('gen_random_uuid()'),
      case_id: caseId,
      form_id: 'fieldVisit',
      form_release: 1,
      data: '{}',
      submitted_by: idOf(casework, 'curator'),
    })
    .returning('id');
  const fact = { id: owner.raw('gen_random_uuid()'), case_id: caseId, submission_id: submission.id };
  await owner('field_visits').insert({ ...fact, arrived_at: owner.fn.now(), result: 'VISITED', act: '{}' });
  await owner('response_teams').insert({ ...fact, urgency: 'URGENT', members: '[]' });
  await owner('police_requests').insert({ ...fact, requested_at: owner.fn.now(), answers: '{}' });
  await owner('assessments').insert({ ...fact, instrument_version: 1, answers: '{}' });
  await owner('urgent_measures').insert({ ...fact, answers: '{}' });
  await owner('home_visits').insert({
    ...fact,
    visited_on: '2026-03-10',
    kind: 'PLANNED',
    outcome: 'CONTINUE',
    answers: '{}',
  });
  await owner('case_closures').insert({
    ...fact,
    closed_on: '2026-03-10',
    with_result: true,
    results: [],
    conclusion: '',
  });
  const votes = { members_total: 3, members_present: 3, votes_for: 3, votes_against: 0, votes_abstained: 0 };
  await owner('consilium_protocols').insert({
    ...fact,
    held_on: '2026-03-10',
    ...votes,
    proposed_decision: 'OPEN_CASE',
  });
  const { id: agency } = await owner('agencies').first('id');
  const notice = { id: fact.id, case_id: caseId, agency_id: agency, fact: 'EXTRA', legal_ground: '120-ФЗ' };
  await owner('agency_notices').insert(notice);
  await owner('case_progress').insert({ case_id: caseId, seat: 1, step: 3, element_id: 'fieldVisit', kind: 'TASK' });
  const deadline = await owner('deadlines').where({ case_id: caseId }).first();
  const alarm = { deadline_id: deadline.id, case_id: caseId, centre_id: CENTRE, kind: 'ESCALATION', level: 1 };
  await owner('alarms').insert({ ...alarm, to_role: 'unitHead', due_at: deadline.due_at, raised_by: 'ENGINE' });
  const instance = { epoch: 'e', instance_key: caseId, process_id: 'case-seven-steps', release: 1, state: 'ACTIVE' };
  await owner('engine_instances').insert({ ...instance, case_id: caseId });
  await addTask(casework, caseId, 'fieldVisit');
}
