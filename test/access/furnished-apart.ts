/** Rows beside a furnished case: what is kept apart, what belongs to one person, papers, clocks with an alarm. */
import { randomUUID } from 'node:crypto';
import { type Casework, idOf, NOW } from '#test/support/casework.ts';
import type { Words } from './canary-groups.ts';
import type { Place, Row } from './furnished-parts.ts';

/** What a psychologist notes for herself, and what only the guardianship authority may know. */
export async function keptApart(casework: Casework, { caseId, childId }: Place, words: Words): Promise<string> {
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
export async function ownOf(casework: Casework, { caseId, centreId, head }: Place): Promise<string> {
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
export async function brokenGlass(casework: Casework, { caseId, centreId }: Place): Promise<string> {
  const id = randomUUID();
  const opened = { id, case_id: caseId, centre_id: centreId, user_id: idOf(casework, 'consilium3'), until: NOW };
  await casework.owner('break_glass').insert({ ...opened, reason: 'Ребёнок один ночью' });
  return id;
}

/** A paper of the case and one that names the reporter; the papers of the actions come besides. */
export async function papersOf(casework: Casework, place: Place, words: Words) {
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
export async function clocksOf({ owner }: Casework, { caseId, centreId }: Place, words: Words) {
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
