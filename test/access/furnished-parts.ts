/** Parts of a furnished case off the road of its actions: an emergency, a sitting of the consilium, what the engine has told. */
import { randomInt, randomUUID } from 'node:crypto';
import { addPart, type Casework, EPOCH, idOf, NOW } from '#test/support/casework.ts';
import type { Words } from './canary-groups.ts';

/** Where rows belong, and who works there. */
export type Place = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly centreId: string;
  readonly planPart: string;
  readonly childId: string;
  readonly curator: string;
  readonly head: string;
  readonly informed: string;
};
export type Row = Record<string, unknown>;

/** A submission of its own for each fact that wants one. */
export async function submission(
  { owner, people }: Casework,
  { caseId }: Place,
  formId: string,
  data: Row,
): Promise<string> {
  const id = randomUUID();
  const made = { id, case_id: caseId, task_id: randomUUID(), form_id: formId, form_release: 1 };
  await owner('submissions').insert({ ...made, data: JSON.stringify(data), submitted_by: people['head'] });
  return id;
}

/** An emergency that is over, with a removal whose claim in court is still due. */
export async function emergencyOf(casework: Casework, { caseId }: Place, words: Words): Promise<void> {
  const part_id = await addPart(casework, caseId, 'emergency-response', { beside: true });
  await casework.owner('case_parts').where({ id: part_id }).update({ state: 'DONE', ended_at: NOW });
  const moments = { removedAt: NOW, placedAt: NOW, prosecutorNotifiedAt: NOW };
  const removal = { actNumber: '1', decidedBy: null, placement: words.ASSESSMENT, ...moments };
  const over = { started_at: NOW, step_then: 4, ended_at: NOW, step_at_end: 4, removal: JSON.stringify(removal) };
  const begun = { part_id, case_id: caseId, source: 'PERSON', reason: words.ASSESSMENT };
  await casework.owner('emergencies').insert({ ...begun, ...over });
}

/** A sitting with a vote and its protocol. */
export async function consiliumOf(casework: Casework, place: Place, words: Words): Promise<void> {
  const { owner } = casework;
  const { caseId } = place;
  const part_id = await addPart(casework, caseId, 'consilium');
  const agenda = { id: randomUUID(), case_id: caseId, part_id, round: 1, agenda: 'CASE', held_on: '2026-03-09' };
  const asked = { kind: 'SITTING', question: words.DECISIONS, proposed_decision: 'OPEN_CASE', state: 'CLOSED' };
  const submission_id = await submission(casework, place, 'prepareAgenda', { question: words.DECISIONS });
  await owner('consilium_agendas').insert({ ...agenda, ...asked, submission_id });
  const vote = { vote: 'FOR', dissent: words.DECISIONS, cast_at: NOW };
  const user_id = idOf(casework, 'consilium2');
  await owner('consilium_votes').insert({ agenda_id: agenda.id, case_id: caseId, user_id, ...vote });
  const votes = { members_total: 1, members_present: 1, votes_for: 1, votes_against: 0, votes_abstained: 0 };
  const signed = { id: randomUUID(), case_id: caseId, part_id, agenda_id: agenda.id, held_on: '2026-03-09' };
  await owner('consilium_protocols').insert({
    ...signed,
    ...votes,
    submission_id: await submission(casework, place, 'signProtocol', { divergenceReason: words.DECISIONS }),
    proposed_decision: 'OPEN_CASE',
    decision: 'OPEN_CASE',
    divergence_reason: words.DECISIONS,
  });
  await owner('case_parts').where({ id: part_id }).update({ state: 'DONE', ended_at: NOW });
}

/** What the engine has told of the case. */
export async function mirrorOf({ owner }: Casework, { caseId }: Place): Promise<string> {
  const place = { epoch: EPOCH, instance_key: caseId };
  const instance = { process_id: 'case-seven-steps', release: 1, case_id: caseId, seat: 1, state: 'ACTIVE' };
  await owner('engine_instances').insert({ ...place, ...instance, started_at: NOW });
  const key = `45${String(randomInt(1e13))}`;
  const asked = { element_id: 'assess', state: 'ACTIVE', entered_at: NOW };
  await owner('engine_elements').insert({ ...place, ...asked, element_key: key, element_type: 'USER_TASK' });
  await owner('engine_timers').insert({
    ...place,
    timer_key: key,
    element_id: 'wakeUp',
    due_at: NOW,
    state: 'CREATED',
  });
  const incident = { incident_key: key, error_type: 'IO_MAPPING_ERROR', state: 'CREATED', created_at: NOW };
  await owner('engine_incidents').insert({ ...place, ...incident, job_key: key, element_id: 'scoreRisk' });
  const job = { job_key: key, job_type: 'score-risk' };
  await owner('engine_jobs').insert({ ...place, ...job, element_id: 'scoreRisk', state: 'FAILED', retries: 0 });
  await owner('job_results').insert({ epoch: EPOCH, ...job, case_id: caseId, result: '{}' });
  return key;
}
