/** Emergencies beside a case: how they begin, what they suspend, how they end, and what a removal brings. */
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import {
  addTask,
  answer,
  as,
  type Casework,
  clocks,
  commands,
  idOf,
  NOW,
  openCasework,
  register,
} from '#test/support/casework.ts';
import {
  caseAt,
  emergencyEnds,
  emergencyOf,
  inMain,
  inPart,
  passed,
  patronageBeforeVisit,
} from '#test/support/emergency-case.ts';

let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});

afterAll(() => casework.close());

const rows = (table: string, caseId: string) => casework.owner(table).where({ case_id: caseId });
const partOf = (caseId: string, process_id: string) => rows('case_parts', caseId).where({ process_id }).first();
const messages = async (caseId: string) =>
  (await commands(casework, caseId)).filter(({ type }) => type === 'tellLine').map(({ name }) => name);

describe('an unsafe finding', () => {
  it('begins it beside the case with its own clocks, and the bodies are told at once', async () => {
    const { caseId } = await caseAt(casework, 'noteRecommendation', { step: 4 });
    expect(await inMain(casework, caseId, 'start-emergency', 'startEmergency')).toMatchObject({ type: 'complete' });
    const part = await partOf(caseId, 'emergency-response');
    expect(part).toMatchObject({ state: 'RUNNING', beside: true, main_line: false });
    expect(await rows('emergencies', caseId)).toMatchObject([
      { part_id: part.id, source: 'ASSESSMENT', step_then: 4, position_then: 'noteRecommendation', ended_at: null },
    ]);
    const notices = await partOf(caseId, 'immediate-notices');
    expect(notices.variables).toMatchObject({ threatToLife: true, probationCategory: false });
    const running = await rows('deadlines', caseId).orderBy('rule').select('rule', 'part_id');
    expect(running).toEqual([
      { rule: 'T2', part_id: notices.id },
      { rule: 'T9', part_id: part.id },
    ]);
    expect(await rows('alarms', caseId).orderBy('to_role')).toMatchObject([
      { kind: 'EMERGENCY', to_role: 'caseCurator', to_user: idOf(casework, 'curator') },
      { kind: 'EMERGENCY', to_role: 'unitHead', to_user: null },
    ]);
  });

  it('while one runs is added to it', async () => {
    const { caseId } = await caseAt(casework, 'noteRecommendation');
    await emergencyOf(casework, caseId);
    await inMain(casework, caseId, 'start-emergency', 'startEmergency');
    expect(await rows('case_parts', caseId).where({ process_id: 'emergency-response' })).toHaveLength(1);
    expect(await rows('case_parts', caseId).where({ process_id: 'immediate-notices' })).toHaveLength(1);
    expect(await rows('emergencies', caseId)).toMatchObject([{ more_reasons: [{ source: 'ASSESSMENT' }] }]);
  });

  it('after the former was over begins a new one, even before its process has ended', async () => {
    const { caseId } = await caseAt(casework, 'noteRecommendation');
    const partId = await emergencyOf(casework, caseId);
    await inPart(casework, { caseId, partId, processId: 'emergency-response' }, 'end-emergency');
    await inMain(casework, caseId, 'start-emergency', 'startEmergency');
    expect(await rows('emergencies', caseId)).toHaveLength(2);
  });
});

describe('a message attached to a running case', () => {
  async function attach(dangerNow: 'YES' | 'NO') {
    const target = await caseAt(casework, 'fieldVisit');
    const { caseId } = await register(casework);
    const given = { signalDecision: 'ATTACH', attachToCaseNumber: target.caseNumber, dangerNow } as const;
    const data = { ...VALID.receiveSignal.answers, decisionReason: 'Та же семья', ...given };
    await answer(casework, { caseId, formId: 'receiveSignal', login: 'duty' }, data);
    return target.caseId;
  }

  it('alarms curator and unit head', async () => {
    const caseId = await attach('NO');
    const [task] = await rows('tasks', caseId).where({ kind: 'ATTENTION' });
    expect(await rows('alarms', caseId).orderBy('to_role')).toMatchObject([
      { kind: 'SIGNAL', task_id: task.id, to_role: 'caseCurator', to_user: idOf(casework, 'curator') },
      { kind: 'SIGNAL', task_id: task.id, to_role: 'unitHead' },
    ]);
    expect(await rows('emergencies', caseId)).toEqual([]);
  });

  it('with danger now begins an emergency there, and shows the duty officer nothing of the case', async () => {
    const caseId = await attach('YES');
    expect(await rows('emergencies', caseId)).toMatchObject([
      { source: 'SIGNAL', reason: VALID.receiveSignal.answers.facts, started_by: idOf(casework, 'duty'), step_then: 3 },
    ]);
    expect((await clocks(casework, caseId))['RUNNING']).toEqual(['T2', 'T9']);
    for (const table of ['case_parts', 'emergencies', 'submissions']) {
      expect(await as(casework, 'duty', (trx) => trx(table).where({ case_id: caseId }))).toEqual([]);
    }
    expect(await as(casework, 'duty', (trx) => trx('cases').where({ id: caseId }))).toEqual([]);
  });
});

describe('planned visits', () => {
  const suspend = (caseId: string, partId: string, now = NOW) =>
    inPart(casework, { caseId, partId, processId: 'emergency-response', now }, 'suspend-visits');

  it('wait until it is over, their clock with them', async () => {
    const { caseId } = await caseAt(casework, 'agenciesInformed', { step: 7 });
    const patronage = await patronageBeforeVisit(casework, caseId);
    const visit = await addTask(casework, caseId, 'homeVisit', { partId: patronage });
    const partId = await emergencyOf(casework, caseId);
    expect(await suspend(caseId, partId)).toMatchObject({ type: 'complete' });
    expect(await casework.owner('tasks').where({ id: visit }).first()).toMatchObject({ state: 'CANCELED' });
    expect(await rows('deadlines', caseId).where({ rule: 'T18' })).toMatchObject([
      { state: 'PAUSED', pause_reason: expect.stringContaining('экстренное') },
    ]);
    expect(await suspend(caseId, partId)).toMatchObject({ type: 'complete' });

    await emergencyEnds(casework, caseId, partId);
    expect(await messages(caseId)).toEqual(['visits-suspended', 'visits-resumed', 'emergency-ended']);
    expect(await rows('emergencies', caseId)).toMatchObject([{ visits_suspended_at: expect.anything() }]);
  });

  it('that are just being planned are waited for, though not for long', async () => {
    const { caseId } = await caseAt(casework, 'agenciesInformed', { step: 7 });
    const patronage = await patronageBeforeVisit(casework, caseId);
    await passed(casework, caseId, 'homeVisit', patronage);
    const partId = await emergencyOf(casework, caseId);
    expect(await suspend(caseId, partId)).toMatchObject({ type: 'fail', code: 'LINE_NOT_THERE', retries: 3 });
    expect(await suspend(caseId, partId, '2026-03-10T12:02:00Z')).toMatchObject({ type: 'complete' });
    expect(await messages(caseId)).toEqual([]);
  });

  it('do not concern a case without patronage', async () => {
    const { caseId } = await caseAt(casework, 'assess');
    expect(await suspend(caseId, await emergencyOf(casework, caseId))).toMatchObject({ type: 'complete' });
  });
});

describe('the work of an emergency', () => {
  let caseId: string;
  let partId: string;

  beforeEach(async () => {
    ({ caseId } = await caseAt(casework, 'noteRecommendation', { step: 4 }));
    partId = await emergencyOf(casework, caseId);
  });

  const place = <Id extends 'urgentMeasures' | 'recordRemoval' | 'checkSafety'>(formId: Id) =>
    ({ caseId, partId, formId, login: formId === 'checkSafety' ? 'curator' : 'head' }) as const;
  const ofEmergency = async () => {
    const found = await rows('deadlines', caseId).whereNot({ rule: 'T2' });
    return found.map(({ rule, state }) => `${rule} ${state}`).toSorted();
  };

  it('measures end T9, and the child is to be seen; still unsafe they begin anew', async () => {
    await answer(casework, place('urgentMeasures'), VALID.urgentMeasures.answers);
    expect(await ofEmergency()).toEqual(['T4 RUNNING', 'T9 DONE']);
    const unsafe = { ...VALID.checkSafety.answers, safetyNow: 'STILL_UNSAFE' } as const;
    await answer(casework, place('checkSafety'), unsafe);
    expect(await ofEmergency()).toEqual(['T4 DONE', 'T9 DONE', 'T9 RUNNING']);
    expect(await rows('emergencies', caseId)).toMatchObject([{ checks: [{ safetyNow: 'STILL_UNSAFE' }] }]);
  });

  it('a removal is recorded with who decided it; the claim in court outlives the emergency', async () => {
    const removed = { removalDecision: 'REMOVED', whoDecidedRemoval: 'GUARDIANSHIP' } as const;
    await answer(casework, place('urgentMeasures'), { ...VALID.urgentMeasures.answers, ...removed });
    expect(await ofEmergency()).toEqual(['T10 RUNNING', 'T9 DONE']);
    await answer(casework, place('recordRemoval'), VALID.recordRemoval.answers);
    expect(await rows('emergencies', caseId)).toMatchObject([
      { removal: { actNumber: '14', decidedBy: 'GUARDIANSHIP', placement: 'SHELTER' }, claim_filed_on: null },
    ]);
    const claim = await rows('deadlines', caseId).where({ rule: 'T11' }).first();
    expect(claim).toMatchObject({ part_id: null, started_at: '2026-03-10T10:00:00.000Z' });
    await answer(casework, place('checkSafety'), VALID.checkSafety.answers);
    await emergencyEnds(casework, caseId, partId);
    expect(await ofEmergency()).toEqual(['T10 DONE', 'T11 RUNNING', 'T4 DONE', 'T9 DONE']);
  });

  it('a claim filed at once or later ends its clock', async () => {
    const filed = { claimState: 'FILED', claimFiledOn: '2026-03-10' } as const;
    await answer(casework, place('recordRemoval'), { ...VALID.recordRemoval.answers, ...filed });
    expect(await rows('deadlines', caseId).where({ rule: 'T11' })).toMatchObject([{ state: 'DONE' }]);

    await answer(casework, place('recordRemoval'), VALID.recordRemoval.answers);
    await casework.owner('emergencies').where({ case_id: caseId }).update({ claim_filed_on: null });
    await answer(casework, place('checkSafety'), { ...VALID.checkSafety.answers, claimFiledOn: '2026-03-10' });
    expect(await rows('emergencies', caseId)).toMatchObject([{ claim_filed_on: '2026-03-10' }]);
  });
});
