/** Rows of a furnished case off the road of its actions, so that no table of a case is empty. */
import { randomInt, randomUUID } from 'node:crypto';
import { addPart, type Casework, EPOCH, idOf, NOW } from '#test/support/casework.ts';
import type { Words } from './canary-groups.ts';

type Place = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly centreId: string;
  readonly planPart: string;
  readonly childId: string;
  readonly curator: string;
  readonly head: string;
  readonly informed: string;
};
type Row = Record<string, unknown>;
type Records = {
  readonly breakGlassId: string;
  readonly absenceId: string;
  readonly invitationId: string;
  readonly incidentKey: string;
  readonly paperId: string;
  readonly reporterPaperId: string;
  readonly alarmId: string;
  readonly runningClock: string;
  readonly pausedClock: string;
};

export async function furnishRecords(casework: Casework, place: Place, words: Words): Promise<Records> {
  const { owner } = casework;
  for (const [table, row] of await factsOf(casework, place, words)) {
    await owner(table).insert(row).onConflict().ignore();
  }
  await emergencyOf(casework, place, words);
  await consiliumOf(casework, place, words);
  const invitationId = await keptApart(casework, place, words);
  const absenceId = await ownOf(casework, place);
  const breakGlassId = await brokenGlass(casework, place);
  const incidentKey = await mirrorOf(casework, place);
  return {
    incidentKey,
    breakGlassId,
    absenceId,
    invitationId,
    ...(await papersOf(casework, place, words)),
    ...(await clocksOf(casework, place, words)),
  };
}

/** A submission of its own for each fact that wants one. */
async function submission({ owner, people }: Casework, { caseId }: Place, formId: string, data: Row): Promise<string> {
  const id = randomUUID();
  const made = { id, case_id: caseId, task_id: randomUUID(), form_id: formId, form_release: 1 };
  await owner('submissions').insert({ ...made, data: JSON.stringify(data), submitted_by: people['head'] });
  return id;
}

async function factsOf(casework: Casework, place: Place, words: Words): Promise<readonly (readonly [string, Row])[]> {
  const { caseId, centreId, planPart } = place;
  const own = (formId: string, data: Row = {}) => submission(casework, place, formId, data);
  const fact = async (formId: string) => ({ id: randomUUID(), case_id: caseId, submission_id: await own(formId) });
  const sent = { contents: [], sent_on: '2026-03-10', outgoing_number: '7' };
  const { id: planId } = await casework.owner('rehab_plans').where({ case_id: caseId }).first('id');
  const notice = { legal_ground: '120-ФЗ', content: words.DECISIONS, title: words.DECISIONS, reply: words.DECISIONS };
  return [
    ['police_requests', { ...(await fact('requestPoliceEntry')), requested_at: NOW, answers: said(words.VISITS) }],
    ['urgent_measures', { ...(await fact('urgentMeasures')), answers: said(words.ASSESSMENT) }],
    [
      'case_closures',
      {
        ...(await fact('closeCase')),
        closed_on: '2026-03-10',
        with_result: true,
        results: [],
        conclusion: words.DECISIONS,
      },
    ],
    [
      'reporter_answers',
      { ...(await fact('answerReporter')), state: 'SENT', sent_on: '2026-03-10', content: words.REPORTER },
    ],
    [
      'agency_notices',
      { id: randomUUID(), case_id: caseId, agency_id: place.informed, fact: 'EXTRA', sent_at: NOW, ...notice },
    ],
    [
      'case_contacts',
      {
        ...{ id: randomUUID(), case_id: caseId, held_on: '2026-03-10', channel: 'PHONE', minutes: 5 },
        ...{ topic: words.CONTACTS, with_whom: words.CONTACTS, recorded_by: idOf(casework, place.curator) },
      },
    ],
    [
      'visit_calls',
      {
        ...{ id: randomUUID(), case_id: caseId, part_id: planPart, reason: words.VISITS },
        ...{ asked_by: idOf(casework, 'head'), asked_at: NOW },
      },
    ],
    ['watch_periods', { ...(await fact('watchReview')), started_on: '2026-03-10', grounds: words.DECISIONS }],
    [
      'regime_changes',
      { ...(await fact('changeRegime')), to_regime: 'WEEKLY', reason: words.PROGRAMME, changed_at: NOW },
    ],
    [
      'case_transfers',
      {
        ...(await fact('transferCase')),
        ...{ receiver_centre: words.DECISIONS, receiver_territory: '', documents: [], sent_on: '2026-03-10' },
        ...{ acknowledged_on: '2026-03-10', acknowledged_by: '', note: words.DECISIONS },
      },
    ],
    [
      'service_referrals',
      {
        ...(await fact('referToServices')),
        ...{ applied_on: '2026-03-10', provider: words.PROGRAMME, services: [], need: words.PROGRAMME },
      },
    ],
    [
      'commission_submissions',
      { ...(await fact('submitToCommission')), ...sent, commission: '', question: words.DECISIONS },
    ],
    [
      'guardianship_submissions',
      { ...(await fact('submitToGuardianship')), ...sent, authority: words.DECISIONS, request: words.DECISIONS },
    ],
    [
      'plan_reviews',
      {
        ...(await fact('monitorPlan')),
        ...{ plan_id: planId, period_from: '2026-03-01', period_to: '2026-03-10', phase: 'MAIN', potential: '{}' },
        ...{ potential_level: 'MEDIUM', reaction: 'CALM', dynamics: 'BETTER', risk: 'MEDIUM', proposal: 'CONTINUE' },
        ...{ risk_reason: words.PROGRAMME, summary: words.PROGRAMME, proposal_reason: '', measures: '[]' },
      },
    ],
    [
      'task_drafts',
      { case_id: caseId, place: 'assess', user_id: idOf(casework, place.curator), data: said(words.ASSESSMENT) },
    ],
    [
      'idempotency_keys',
      {
        ...{ user_id: idOf(casework, place.curator), key: randomUUID(), operation: 'recordContact', request_hash: '' },
        ...{ status: 201, body: said(words.CONTACTS) },
      },
    ],
    ['paper_journals', { centre_id: centreId, journal: 'ACTS', year: 2026, last_number: 1 }],
    [
      'stated_figures',
      {
        centre_id: centreId,
        period_from: '2026-01-01',
        period_to: '2026-03-31',
        code: 'CONTACTS',
        value: 1,
        source: 'отчёт',
      },
    ],
    [
      'case_members',
      { case_id: caseId, user_id: idOf(casework, 'head2'), relation: 'FORMER', until: '2026-03-01T00:00:00Z' },
    ],
  ];
}

const said = (text: string): string => JSON.stringify({ note: text });

/** An emergency that is over, with a removal whose claim in court is still due. */
async function emergencyOf(casework: Casework, { caseId }: Place, words: Words): Promise<void> {
  const part_id = await addPart(casework, caseId, 'emergency-response', { beside: true });
  await casework.owner('case_parts').where({ id: part_id }).update({ state: 'DONE', ended_at: NOW });
  const moments = { removedAt: NOW, placedAt: NOW, prosecutorNotifiedAt: NOW };
  const removal = { actNumber: '1', decidedBy: null, placement: words.ASSESSMENT, ...moments };
  const over = { started_at: NOW, step_then: 4, ended_at: NOW, step_at_end: 4, removal: JSON.stringify(removal) };
  const begun = { part_id, case_id: caseId, source: 'PERSON', reason: words.ASSESSMENT };
  await casework.owner('emergencies').insert({ ...begun, ...over });
}

/** A sitting with a vote and its protocol. */
async function consiliumOf(casework: Casework, place: Place, words: Words): Promise<void> {
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

/** What a psychologist notes for herself, and what only the guardianship authority may know. */
async function keptApart(casework: Casework, { caseId, childId }: Place, words: Words): Promise<string> {
  const note = { id: randomUUID(), case_id: caseId, author_id: idOf(casework, 'psychologist') };
  await casework.owner('working_notes').insert({ ...note, content: words.WORKING_NOTES });
  const recorded = { id: randomUUID(), case_id: caseId, child_id: childId, recorded_by: idOf(casework, 'agency') };
  const adoption = { former_name: words.ADOPTION, court: words.ADOPTION, note: words.ADOPTION };
  await casework.owner('adoption.records').insert({ ...recorded, ...adoption });
  const invited = { id: randomUUID(), case_id: caseId, user_id: idOf(casework, 'supervisor') };
  const during = {
    invited_by: idOf(casework, 'head'),
    invited_at: '2026-03-01T00:00:00Z',
    until: '2026-03-05T00:00:00Z',
  };
  await casework.owner('case_invitations').insert({ ...invited, ...during });
  return invited.id;
}

/** What belongs to one person: none of it to be found by another. */
async function ownOf(casework: Casework, { caseId, centreId, head }: Place): Promise<string> {
  const user_id = idOf(casework, centreId === 'centre-uvarovo' ? 'consilium3' : head);
  const absenceId = randomUUID();
  const rows: Readonly<Record<string, Row>> = {
    read_purposes: { user_id, session_key: 'key', case_id: caseId, purpose: 'WORK' },
    known_devices: { user_id, token_hash: 'hash' },
    recovery_codes: { user_id, code_hash: 'hash' },
    second_factors: { user_id },
    staff_absences: {
      ...{ id: absenceId, user_id, from_day: '2026-03-01', to_day: '2026-03-02', kind: 'VACATION' },
      entered_by: idOf(casework, head),
    },
    credential_tokens: {
      ...{ token_hash: randomUUID(), user_id, kind: 'RESET', issued_by: idOf(casework, 'admin') },
      expires_at: NOW,
    },
    sessions: { sid: randomUUID(), user_id, signed_in: true, sess: '{}' },
    sign_in_attempts: { key: randomUUID(), taken: 1, ends_at: NOW },
  };
  for (const [table, row] of Object.entries(rows)) await casework.owner(table).insert(row).onConflict().ignore();
  return absenceId;
}

/** Somebody else has opened the case in an emergency. */
async function brokenGlass(casework: Casework, { caseId, centreId }: Place): Promise<string> {
  const id = randomUUID();
  const opened = { id, case_id: caseId, centre_id: centreId, user_id: idOf(casework, 'consilium3'), until: NOW };
  await casework.owner('break_glass').insert({ ...opened, reason: 'Ребёнок один ночью' });
  return id;
}

/** What the engine has told of the case. */
async function mirrorOf({ owner }: Casework, { caseId }: Place): Promise<string> {
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

/** A paper of the case and one that names the reporter; the papers of the actions come besides. */
async function papersOf(casework: Casework, place: Place, words: Words) {
  const act = { code: 'living-conditions-act', access: 'CASE', facts: { conclusions: words.PAPERS } };
  const answered = { code: 'no-answer-note', access: 'REPORTER', facts: { noAnswerReason: words.REPORTER } };
  const given = async ({ code, access, facts }: typeof act | typeof answered): Promise<string> => {
    const { caseId, caseNumber, centreId } = place;
    const id = randomUUID();
    const ordinal = Number(`9${id.replace(/\D/g, '').slice(0, 6)}`);
    const kind = {
      code,
      access,
      origin: id,
      title: 'Бумага',
      journal: 'ACTS',
      year: 2026,
      ordinal,
      number: `А-${ordinal}/2026`,
    };
    const issued = {
      issued_on: '2026-03-10',
      issued_at: NOW,
      issued_by: idOf(casework, place.curator),
      template_version: 1,
    };
    const paper = { id, case_id: caseId, case_number: caseNumber, centre_id: centreId, ...kind, ...issued };
    await casework.owner('papers').insert(paper);
    await casework.owner('paper_contents').insert({ paper_id: id, case_id: caseId, facts: JSON.stringify(facts) });
    return id;
  };
  return { paperId: await given(act), reporterPaperId: await given(answered) };
}

/** A running clock with an alarm for the unit head, and one that a person has paused with a reason. */
async function clocksOf({ owner }: Casework, { caseId, centreId }: Place, words: Words) {
  await owner('deadlines')
    .where({ case_id: caseId, state: 'RUNNING' })
    .whereIn('rule', ['T8', 'T28'])
    .update({ state: 'DONE' });
  const times = { started_at: NOW, due_at: '2026-03-12T12:00:00Z', next_wake_at: '2026-03-11T12:00:00Z' };
  const clock = async (rule: string, more: Row): Promise<string> => {
    const id = randomUUID();
    const place = { id, rule, rules_version: 1, case_id: caseId, centre_id: centreId, release: 1 };
    await owner('deadlines').insert({ ...place, ...times, ...more });
    return id;
  };
  const runningClock = await clock('T8', { state: 'RUNNING' });
  const pausedClock = await clock('T28', { state: 'PAUSED', paused_at: NOW, pause_reason: words.NUMBERS });
  const event = {
    deadline_id: runningClock,
    kind: 'MOVED',
    due_at: times.due_at,
    raised_by: 'PERSON',
    reason: words.VISITS,
  };
  await owner('deadline_events').insert(event);
  const alarm = { deadline_id: runningClock, case_id: caseId, centre_id: centreId, kind: 'ESCALATION', level: 1 };
  const raised = { to_role: 'unitHead', due_at: times.due_at, raised_by: 'ENGINE' };
  const [{ id: alarmId }] = await owner('alarms')
    .insert({ ...alarm, ...raised })
    .returning('id');
  return { runningClock, pausedClock, alarmId: alarmId as string };
}
