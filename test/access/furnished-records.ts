/** Rows of a furnished case off the road of its actions, so that no table of a case is empty. */
import { randomUUID } from 'node:crypto';
import { type Casework, idOf, NOW } from '#test/support/casework.ts';
import type { Words } from './canary-groups.ts';
import { brokenGlass, clocksOf, keptApart, ownOf, papersOf } from './furnished-apart.ts';
import { consiliumOf, emergencyOf, mirrorOf, type Place, type Row, submission } from './furnished-parts.ts';

type Records = {
  readonly breakGlassId: string;
  readonly absenceId: string;
  readonly invitationId: string;
  readonly incidentKey: string;
  /** An immediate notice that the body has not answered yet. */
  readonly noticeId: string;
  readonly paperId: string;
  readonly reporterPaperId: string;
  readonly alarmId: string;
  readonly runningClock: string;
  readonly pausedClock: string;
};

export async function furnishRecords(casework: Casework, place: Place, words: Words): Promise<Records> {
  const { owner } = casework;
  const noticeId = randomUUID();
  const steps = await stepRows(casework, place, words, noticeId);
  const support = await supportRows(casework, place, words);
  for (const [table, row] of [...steps, ...support, ...keptRows(casework, place, words)]) {
    await owner(table).insert(row).onConflict().ignore();
  }
  await agencyRows(casework, place, words);
  await agencyMessage(casework, place, words);
  await emergencyOf(casework, place, words);
  await consiliumOf(casework, place, words);
  const invitationId = await keptApart(casework, place, words);
  const absenceId = await ownOf(casework, place);
  const breakGlassId = await brokenGlass(casework, place);
  const incidentKey = await mirrorOf(casework, place);
  return {
    incidentKey,
    noticeId,
    breakGlassId,
    absenceId,
    invitationId,
    ...(await papersOf(casework, place, words)),
    ...(await clocksOf(casework, place, words)),
  };
}

/** What an officer of the informed body has answered and reported. */
async function agencyRows({ owner, people }: Casework, { caseId, informed }: Place, words: Words): Promise<void> {
  const notice = await owner('agency_notices').where({ case_id: caseId, fact: 'EXTRA' }).first('id');
  const measure = await owner('plan_measures').where({ case_id: caseId }).first('id');
  const given = { case_id: caseId, agency_id: informed, given_by: people['agency'], given_at: NOW };
  const answered = { received_at: NOW, journal_number: words.DECISIONS, reply: words.DECISIONS };
  await owner('notice_answers').insert({ id: randomUUID(), ...given, notice_id: notice.id, ...answered });
  const reported = { state: 'ONGOING', on_day: '2026-03-10', words: words.PROGRAMME };
  await owner('measure_reports').insert({ id: randomUUID(), ...given, measure_id: measure.id, ...reported });
}

/** The case began with a message of an officer: the one of the informed police, or somebody who is nobody's officer any more. */
async function agencyMessage({ owner, people }: Casework, place: Place, words: Words): Promise<void> {
  const { caseId, centreId, informed } = place;
  const { family_id } = await owner('cases').where({ id: caseId }).first('family_id');
  const signal = await owner('signals').where({ case_id: caseId }).first('id');
  const said = { familyName: words.FAMILY_IDENTITY, location: words.CONTACTS, facts: words.ASSESSMENT };
  const children = [{ name: words.FAMILY_IDENTITY, approxAge: 6 }];
  const circumstances = { injury: false, childUnder7Unattended: false, adultAcuteState: false, suspectedAbuse: true };
  const coded = { children, reason: 'NEGLECT', dangerNow: 'NO', ...circumstances };
  await owner('agency_messages').insert({
    ...{ id: randomUUID(), sent_by: people[informed === 'police-uvarovo' ? 'agency' : 'consilium3'], sent_at: NOW },
    ...{ agency_id: informed, centre_id: centreId, written: JSON.stringify({ ...said, ...coded }) },
    ...{ signal_id: signal.id, case_id: caseId, family_id },
  });
}

type Rows = readonly (readonly [string, Row])[];

/** What every fact has: its case and a submission of its own. */
async function fact(casework: Casework, place: Place, formId: string): Promise<Row> {
  const submission_id = await submission(casework, place, formId, {});
  return { id: randomUUID(), case_id: place.caseId, submission_id };
}

/** Steps of the case and the talk with the family. */
async function stepRows(casework: Casework, place: Place, words: Words, noticeId: string): Promise<Rows> {
  const { caseId, planPart } = place;
  const notice = { legal_ground: '120-ФЗ', content: words.DECISIONS, title: words.DECISIONS, reply: words.DECISIONS };
  const awaited = { ...notice, kind: 'IMMEDIATE', part_id: planPart, reply: null };
  return [
    [
      'police_requests',
      { ...(await fact(casework, place, 'requestPoliceEntry')), requested_at: NOW, answers: said(words.VISITS) },
    ],
    ['urgent_measures', { ...(await fact(casework, place, 'urgentMeasures')), answers: said(words.ASSESSMENT) }],
    [
      'case_closures',
      {
        ...(await fact(casework, place, 'closeCase')),
        closed_on: '2026-03-10',
        with_result: true,
        results: [],
        conclusion: words.DECISIONS,
      },
    ],
    [
      'reporter_answers',
      {
        ...(await fact(casework, place, 'answerReporter')),
        state: 'SENT',
        sent_on: '2026-03-10',
        content: words.REPORTER,
      },
    ],
    [
      'agency_notices',
      { id: randomUUID(), case_id: caseId, agency_id: place.informed, fact: 'EXTRA', sent_at: NOW, ...notice },
    ],
    [
      'agency_notices',
      { id: noticeId, case_id: caseId, agency_id: place.informed, fact: 'CRUELTY', sent_at: NOW, ...awaited },
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
  ];
}

/** What other bodies were asked, and what became of the programme. */
async function supportRows(casework: Casework, place: Place, words: Words): Promise<Rows> {
  const sent = { contents: [], sent_on: '2026-03-10', outgoing_number: '7' };
  const { id: planId } = await casework.owner('rehab_plans').where({ case_id: place.caseId }).first('id');
  return [
    [
      'watch_periods',
      { ...(await fact(casework, place, 'watchReview')), started_on: '2026-03-10', grounds: words.DECISIONS },
    ],
    [
      'regime_changes',
      {
        ...(await fact(casework, place, 'changeRegime')),
        to_regime: 'WEEKLY',
        reason: words.PROGRAMME,
        changed_at: NOW,
      },
    ],
    [
      'case_transfers',
      {
        ...(await fact(casework, place, 'transferCase')),
        ...{ receiver_centre: words.DECISIONS, receiver_territory: '', documents: [], sent_on: '2026-03-10' },
        ...{ acknowledged_on: '2026-03-10', acknowledged_by: '', note: words.DECISIONS },
      },
    ],
    [
      'service_referrals',
      {
        ...(await fact(casework, place, 'referToServices')),
        ...{ applied_on: '2026-03-10', provider: words.PROGRAMME, services: [], need: words.PROGRAMME },
      },
    ],
    [
      'commission_submissions',
      { ...(await fact(casework, place, 'submitToCommission')), ...sent, commission: '', question: words.DECISIONS },
    ],
    [
      'guardianship_submissions',
      {
        ...(await fact(casework, place, 'submitToGuardianship')),
        ...sent,
        authority: words.DECISIONS,
        request: words.DECISIONS,
      },
    ],
    [
      'plan_reviews',
      {
        ...(await fact(casework, place, 'monitorPlan')),
        ...{ plan_id: planId, period_from: '2026-03-01', period_to: '2026-03-10', phase: 'MAIN', potential: '{}' },
        ...{ potential_level: 'MEDIUM', reaction: 'CALM', dynamics: 'BETTER', risk: 'MEDIUM', proposal: 'CONTINUE' },
        ...{ risk_reason: words.PROGRAMME, summary: words.PROGRAMME, proposal_reason: '', measures: '[]' },
      },
    ],
  ];
}

/** What a person keeps of the case, and what a centre counts. */
function keptRows(casework: Casework, { caseId, centreId, curator }: Place, words: Words): Rows {
  return [
    [
      'task_drafts',
      { case_id: caseId, place: 'assess', user_id: idOf(casework, curator), data: said(words.ASSESSMENT) },
    ],
    [
      'idempotency_keys',
      {
        ...{ user_id: idOf(casework, curator), key: randomUUID(), operation: 'recordContact', request_hash: '' },
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
