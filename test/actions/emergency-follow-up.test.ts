/** What an emergency that is over means for the case, step by step: the table of docs/emergencies.md. */
import { randomUUID } from 'node:crypto';
import { attentionWords } from '#domain/attention-words.ts';
import { type Casework, clocks, commands, idOf, openCasework } from '#test/support/casework.ts';
import { called, caseAt, emergencyEnds, emergencyOf, inMain, inPart, passed } from '#test/support/emergency-case.ts';
import { addSubmission } from '#test/support/recorded-facts.ts';

let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});

afterAll(() => casework.close());

const rows = (table: string, caseId: string) => casework.owner(table).where({ case_id: caseId });
const told = async (caseId: string) =>
  (await commands(casework, caseId))
    .filter(({ type, name }) => type === 'tellLine' && name !== 'emergency-ended')
    .map(({ name, correlationKey }) => `${String(name)} ${correlationKey === caseId ? 'case' : 'part'}`);
const note = (caseId: string) => inMain(casework, caseId, 'note-emergency', 'noteEmergency');

/** A case at the element through which an emergency has passed. */
async function caseAfterEmergency(last: string | null, change: Record<string, unknown> = {}) {
  const { caseId } = await caseAt(casework, last, change);
  return { caseId, emergency: await endedEmergency(caseId) };
}

async function endedEmergency(caseId: string): Promise<string> {
  const partId = await emergencyOf(casework, caseId);
  await emergencyEnds(casework, caseId, partId);
  return partId;
}

const variables = (followUp: string) => ({ type: 'complete', variables: { followUp } });

describe.each([
  [1, null],
  [2, 'startResponseClocks'],
  [3, 'formTeam'],
  [4, 'fieldVisit'],
] as const)('step %i', (step, last) => {
  it('goes on: its own assessment is still ahead or open', async () => {
    const { caseId, emergency } = await caseAfterEmergency(last, { step });
    expect(await note(caseId)).toEqual(variables('CASE_ASSESSES'));
    expect(await told(caseId)).toEqual([]);
    expect(await rows('emergencies', caseId)).toMatchObject([
      { step_then: step, step_at_end: step, position_at_end: last, follow_up: 'CASE_ASSESSES' },
    ]);
    const part = await casework.owner('case_parts').where({ id: emergency }).first();
    expect(part.followed_up_at).not.toBeNull();
  });
});

it('step 4, waiting for the emergency: the assessment is made anew', async () => {
  const { caseId } = await caseAfterEmergency('startEmergency', { step: 4 });
  expect(await note(caseId)).toEqual(variables('CASE_ASSESSES'));
  expect(await told(caseId)).toEqual(['evidence-renewed case']);
});

describe('step 5', () => {
  it('open votes are withdrawn with that reason, and the case assesses anew', async () => {
    const { caseId } = await caseAfterEmergency('noteRecommendation', { step: 5, recommendation: 'OPEN_CASE' });
    const consilium = await called(casework, caseId, 'consilium');
    const agenda = await openAgenda(caseId, consilium);
    expect(await note(caseId)).toEqual(variables('CASE_ASSESSES'));
    expect(await told(caseId)).toEqual(['evidence-renewed case']);
    expect(await casework.owner('case_parts').where({ id: consilium }).first()).toMatchObject({
      state: 'WITHDRAWN',
      withdrawn_reason: 'EVIDENCE_RENEWED',
    });
    expect(await casework.owner('consilium_agendas').where({ id: agenda }).first()).toMatchObject({
      state: 'WITHDRAWN',
      withdrawn_reason: expect.stringContaining('экстренного'),
    });
    expect((await clocks(casework, caseId))['RUNNING']).toContain('T8');
  });

  it('votes that are just about to be asked for are waited for', async () => {
    const { caseId } = await caseAfterEmergency('noteRecommendation', { step: 5, recommendation: 'OPEN_CASE' });
    expect(await note(caseId)).toMatchObject({ type: 'fail', code: 'LINE_NOT_THERE', retries: 3 });
  });
});

async function openAgenda(caseId: string, partId: string): Promise<string> {
  const id = randomUUID();
  const submission_id = await addSubmission(casework, caseId, 'prepareAgenda', {});
  const content = {
    agenda: 'CASE',
    held_on: '2026-03-10',
    kind: 'SITTING',
    question: '',
    proposed_decision: 'OPEN_CASE',
  };
  await casework
    .owner('consilium_agendas')
    .insert({ id, case_id: caseId, part_id: partId, submission_id, round: 1, ...content });
  const vote = { agenda_id: id, user_id: idOf(casework, 'consilium'), case_id: caseId };
  await casework.owner('consilium_votes').insert(vote);
  return id;
}

describe.each([
  [6, 'startInforming'],
  [7, 'agenciesInformed'],
] as const)('step %i', (step, last) => {
  it('the decision is looked at again; the road goes on meanwhile', async () => {
    const { caseId, emergency } = await caseAfterEmergency(last, { step, decision: 'OPEN_CASE' });
    const programme = await called(casework, caseId, 'rehabPlan');
    expect(await note(caseId)).toEqual(variables('REASSESS'));
    expect(await told(caseId)).toEqual([]);
    expect(await casework.owner('case_parts').where({ id: programme }).first()).toMatchObject({ state: 'RUNNING' });
    expect((await clocks(casework, caseId))['RUNNING']).toContain('T8');
    const part = await casework.owner('case_parts').where({ id: emergency }).first();
    expect(part.followed_up_at).toBeNull();
  });
});

describe('during the second assessment', () => {
  it('its own emergency tells it, and a further one withdraws its votes; there is no third assessment', async () => {
    const { caseId } = await caseAfterEmergency('agenciesInformed', { step: 7, recommendation: 'OPEN_CASE' });
    const reassessment = await called(casework, caseId, 'reassessment');
    await passed(casework, caseId, 'startEmergency', reassessment);
    expect(await note(caseId)).toEqual(variables('CASE_ASSESSES'));
    expect(await told(caseId)).toEqual(['evidence-renewed part']);

    await passed(casework, caseId, 'noteRecommendation', reassessment);
    const consilium = await called(casework, caseId, 'consilium', reassessment);
    await endedEmergency(caseId);
    expect(await note(caseId)).toEqual(variables('CASE_ASSESSES'));
    expect(await told(caseId)).toEqual(['evidence-renewed part', 'evidence-renewed part']);
    expect(await casework.owner('case_parts').where({ id: consilium }).first()).toMatchObject({ state: 'WITHDRAWN' });
  });

  it('that the engine has lost is called again', async () => {
    const { caseId } = await caseAt(casework, 'agenciesInformed', { step: 7 });
    const reassessment = await called(casework, caseId, 'reassessment');
    expect(await note(caseId)).toEqual(variables('CASE_ASSESSES'));
    await casework.owner('case_parts').where({ id: reassessment }).update({ epoch: null, instance_key: null });
    expect(await note(caseId)).toEqual(variables('REASSESS'));
  });
});

it('while another emergency runs its end settles it', async () => {
  const { caseId } = await caseAfterEmergency('agenciesInformed', { step: 7 });
  await emergencyOf(casework, caseId);
  expect(await note(caseId)).toEqual(variables('CASE_ASSESSES'));
});

it('the process of the emergency has ended before the case looks at it', async () => {
  const { caseId } = await caseAt(casework, 'agenciesInformed', { step: 7 });
  const partId = await emergencyOf(casework, caseId);
  await inPart(casework, { caseId, partId, processId: 'emergency-response' }, 'end-emergency');
  expect(await note(caseId)).toMatchObject({ type: 'fail', code: 'LINE_NOT_THERE' });
});

describe('a new decision', () => {
  async function decideAnew(last: string, decision: string) {
    const old = { decision: 'OPEN_CASE' };
    const { caseId } = await caseAfterEmergency(last, { step: 7, engine_variables: JSON.stringify(old) });
    const programme = await called(casework, caseId, 'rehabPlan');
    const partId = await called(casework, caseId, 'reassessment');
    const answer = await inPart(casework, { caseId, partId, processId: 'reassessment' }, 'renew-decision', {
      decision,
    });
    return { caseId, answer, programme };
  }

  it('that differs leaves the old road, and what ran on it ends', async () => {
    const { caseId, programme } = await decideAnew('agenciesInformed', 'GUARDIANSHIP_MEASURES');
    expect(await told(caseId)).toEqual(['decision-renewed case']);
    expect(await casework.owner('case_parts').where({ id: programme }).first()).toMatchObject({
      state: 'WITHDRAWN',
      withdrawn_reason: 'DECISION_RENEWED',
    });
    const { engine_variables } = await casework.owner('cases').where({ id: caseId }).first('engine_variables');
    expect(engine_variables).toMatchObject({ decision: 'GUARDIANSHIP_MEASURES', resolution: null });
    expect(await rows('emergencies', caseId)).toMatchObject([
      { decision_before: 'OPEN_CASE', decision_after: 'GUARDIANSHIP_MEASURES' },
    ]);
  });

  it('that is the same changes nothing', async () => {
    const { caseId, programme } = await decideAnew('agenciesInformed', 'OPEN_CASE');
    expect(await told(caseId)).toEqual([]);
    expect(await casework.owner('case_parts').where({ id: programme }).first()).toMatchObject({ state: 'RUNNING' });
  });

  it('that differs after the road has ended tells unit head and curator what to do; nothing is moved', async () => {
    const { caseId } = await decideAnew('rehabPlan', 'GUARDIANSHIP_MEASURES');
    expect(await told(caseId)).toEqual([]);
    const payload = { code: 'DECISION_TOO_LATE', decision: 'GUARDIANSHIP_MEASURES', decisionBefore: 'OPEN_CASE' };
    const asked = await rows('tasks', caseId).where({ kind: 'ATTENTION' }).orderBy('role');
    expect(asked).toMatchObject([
      { role: 'caseCurator', assignee: idOf(casework, 'curator'), payload },
      { role: 'unitHead', assignee: null, payload },
    ]);
    expect(attentionWords(asked[0].payload)).toMatch(/«Меры органа опеки.*зарегистрируйте новое сообщение/);
  });

  it('that is the same after the road has ended asks nobody', async () => {
    const { caseId } = await decideAnew('rehabPlan', 'OPEN_CASE');
    expect(await rows('tasks', caseId).where({ kind: 'ATTENTION' })).toEqual([]);
  });

  it('waits until the papers of the former one are on their way', async () => {
    const { answer } = await decideAnew('consilium', 'NO_CASE');
    expect(answer).toMatchObject({ type: 'fail', code: 'LINE_NOT_THERE' });
  });
});
