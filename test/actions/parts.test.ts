/** Parts of a case in the database: seating, finishing, telling, withdrawing, clocks of their own. The engine is written to only. */
import { randomUUID } from 'node:crypto';
import { askDeadline, raiseIfDue } from '#actions/advance-deadline.ts';
import { completeTask } from '#actions/complete-task.ts';
import { endDeadlines } from '#actions/end-deadlines.ts';
import { finishPart } from '#actions/finish-part.ts';
import { releaseEndedCase, seatCaseAnew } from '#actions/seat-anew.ts';
import { seatPart } from '#actions/seat-part.ts';
import { startPart } from '#actions/start-part.ts';
import { tellLine } from '#actions/tell-line.ts';
import { withdrawPart } from '#actions/withdraw-part.ts';
import { ensureRelease } from '#engine/releases.ts';
import { type CaseState, lockCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { findPart } from '#store/parts-store.ts';
import { addCase, addPerson, CENTRE, type EngineDatabase, openEngineDatabase } from '#test/engine/engine-database.ts';
import { partsResources } from '#test/engine/parts-release.ts';
import { scriptedEngine } from '#test/engine/scripted-engine.ts';

const epoch = 'epoch-1';
const now = '2026-11-23T09:00:00Z';
let database: EngineDatabase;
let caseId: string;
let instances = 0;

beforeAll(async () => {
  database = await openEngineDatabase();
  const { owner } = database;
  const engine = scriptedEngine(() => undefined);
  await ensureRelease(owner, engine, partsResources(), '2026-01-01T00:00:00Z');
  await owner('engine_epochs').insert({ id: epoch, base_id: epoch, current: true });
  const rules = ['VOTE', 'VISIT'].map((code) => ({
    ...{ code, title: code, limit: { unit: 'days', amount: 3 }, warnBefore: null, ladder: [], source: '-' },
    ...(code === 'VOTE' && { onDue: 'CLOSE_VOTING' }),
  }));
  const book = { kind: 'deadline-rules', version: 1, content: JSON.stringify({ rules }) };
  await owner('rulebooks').insert({ ...book, valid_from: '2020-01-01', author: '-', source: '-' });
});

beforeEach(async () => {
  caseId = await addCase(database.owner);
});

afterAll(() => database.close());

/** Works on the case, locked, as every action does. */
const inCase = <T>(work: (trx: Transaction, owner: CaseState) => Promise<T>): Promise<T> =>
  database.owner.transaction(async (trx) => {
    const found = await lockCase(trx, caseId);
    if (!found) throw new Error('no such case');
    return work(trx, found);
  });
const of = (table: string) => database.owner(table).where({ case_id: caseId });
const partRow = (id: string) => database.owner('case_parts').where({ id }).first();
const queued = async (state = 'PENDING') =>
  (await of('outbox').where({ state }).orderBy('id').pluck('command')) as object[];
const begin = (processId: string, variables: object, instanceKey = String((instances += 1))) =>
  database.owner.transaction((trx) =>
    seatPart(trx, { variables: { caseId, seat: 1, ...variables }, instanceKey, epoch, release: 1, processId, now }),
  );
/** A part that the main line (or a part) called; its id. */
async function called(processId: string, calledAt: string, partId?: string): Promise<string> {
  const seating = await begin(processId, { calledAt, ...(partId && { partId }) });
  if (seating.outcome === 'DOUBLE') throw new Error('a double');
  return String(seating.variables['partId']);
}
const beside = (): Promise<string> => inCase((trx, owner) => startPart(trx, owner, { processId: 'patronage', now }));
const finish = (id: string, variables: object) =>
  inCase(async (trx, owner) => {
    const part = (await findPart(trx, id)) ?? null;
    await finishPart(trx, { owner, part }, { variables: { ...variables }, headers: {}, now });
  });
const withdraw = (id: string, cancel: boolean) =>
  inCase(async (trx, owner) => {
    const part = await findPart(trx, id);
    if (part) await withdrawPart(trx, owner, part, { reason: 'TEST', cancel, now });
  });
async function addTask(elementId: string, partId: string | null = null, processId = 'case-seven-steps') {
  const id = randomUUID();
  const place = { case_id: caseId, part_id: partId, centre_id: CENTRE, process_id: processId, element_id: elementId };
  await database
    .owner('tasks')
    .insert({ id, kind: 'ENGINE', role: 'unitHead', form_id: 'plain', release: 1, ...place });
  return id;
}
async function addClock(rule: string, partId: string | null = null) {
  const id = randomUUID();
  const place = { case_id: caseId, part_id: partId, centre_id: CENTRE, rules_version: 1, release: 1 };
  const moments = { started_at: now, due_at: '2026-11-26T21:00:00Z', next_wake_at: '2026-11-26T21:00:00Z' };
  await database.owner('deadlines').insert({ id, rule, state: 'RUNNING', ...place, ...moments });
  return id;
}
const clockState = async (id: string) => (await database.owner('deadlines').where({ id }).first()).state;
const taskState = async (id: string) => (await database.owner('tasks').where({ id }).first()).state;
const lineLog = (partId: string | null) =>
  of('case_progress').where({ part_id: partId }).orderBy('id').select('element_id', 'kind', 'answer');

describe('seating a called part', () => {
  it('makes its row, names it to itself and knows whether it stands in the main line', async () => {
    const consilium = await called('consilium', 'consilium');
    const programme = await called('rehab-plan', 'programme');
    const nested = await called('consilium', 'planConsilium', programme);
    const second = await called('reassessment', 'reassessment');
    expect(await partRow(consilium)).toMatchObject({ parent_id: null, main_line: true, beside: false, epoch });
    expect(await partRow(nested)).toMatchObject({ parent_id: programme, main_line: true });
    expect(await partRow(second)).toMatchObject({ parent_id: null, main_line: false });
  });

  it('goes on after what its own log says, with its own variables, and asks no voter twice', async () => {
    const id = await called('consilium', 'consilium');
    const voter = randomUUID();
    await inCase(async (trx) => {
      await trx('case_parts')
        .where({ id })
        .update({ epoch: null, instance_key: null, variables: { voters: [voter, 'b'] } });
      const entry = { case_id: caseId, part_id: id, seat: 1, step: 5 };
      await trx('case_progress').insert([
        { ...entry, element_id: 'openVoting', kind: 'JOB' },
        { ...entry, element_id: 'castVote', kind: 'ITEM', actor_id: voter },
      ]);
    });
    expect(await begin('consilium', { calledAt: 'consilium' })).toEqual({
      ...{ outcome: 'GO_ON', at: 'castVote' },
      variables: { caseId, seat: 1, partId: id, calledAt: 'consilium', voters: ['b'] },
    });
    expect(await of('case_parts')).toHaveLength(1);
  });

  it('in an older seat, or beside an instance that still works, waits', async () => {
    const id = await called('consilium', 'consilium');
    const again = () => begin('consilium', { calledAt: 'consilium' });
    await expect(begin('consilium', { calledAt: 'consilium', seat: 0 })).rejects.toMatchObject({ kind: 'retry' });
    await expect(again()).rejects.toMatchObject({ kind: 'retry' });
    const { instance_key: key } = await partRow(id);
    await database.owner('engine_instances').insert({ epoch, instance_key: key, state: 'TERMINATED' });
    expect(await again()).toMatchObject({ outcome: 'START', variables: { partId: id } });
  });

  it('of a line that has ended waits for its end', async () => {
    const programme = await called('rehab-plan', 'programme');
    await withdraw(programme, false);
    await expect(called('consilium', 'planConsilium', programme)).rejects.toMatchObject({ kind: 'retry' });
    await database.owner('cases').where({ id: caseId }).update({ status: 'CLOSED' });
    await expect(called('consilium', 'consilium')).rejects.toMatchObject({ kind: 'retry' });
  });
});

describe('seating a part beside', () => {
  it('is started once, and only the instance of its seat is wanted', async () => {
    const partId = await beside();
    const once = { processId: 'patronage', once: true, now };
    expect(await inCase((trx, owner) => startPart(trx, owner, once))).toBe(partId);
    expect(await queued()).toMatchObject([{ type: 'startPart', partId, seat: 1, variables: { partSeat: 1, caseId } }]);
    expect(await begin('patronage', { partId, partSeat: 2 })).toEqual({ outcome: 'DOUBLE' });
    expect(await begin('patronage', { partId, partSeat: 1 })).toMatchObject({ outcome: 'START' });
    expect(await begin('patronage', { partId, partSeat: 1 })).toEqual({ outcome: 'DOUBLE' });
    await withdraw(partId, true);
    expect(await begin('patronage', { partId, partSeat: 1 })).toEqual({ outcome: 'DOUBLE' });
  });
});

describe('finishing a part', () => {
  it('tells its caller the answer that the engine will map, before the engine does', async () => {
    const programme = await called('rehab-plan', 'programme');
    const nested = await called('consilium', 'planConsilium', programme);
    const clock = await addClock('VOTE', nested);
    await finish(nested, { consiliumResult: 'APPROVE_PLAN' });
    expect(await partRow(nested)).toMatchObject({ state: 'DONE', outcome: 'APPROVE_PLAN' });
    expect(await lineLog(programme)).toEqual([
      { element_id: 'planConsilium', kind: 'CALL', answer: { planDecision: 'APPROVE_PLAN' } },
    ]);
    expect((await partRow(programme)).variables).toMatchObject({ planDecision: 'APPROVE_PLAN' });
    expect(await clockState(clock)).toBe('CANCELLED');
    await finish(programme, {});
    expect(await lineLog(null)).toEqual([{ element_id: 'programme', kind: 'CALL', answer: { closureDecision: null } }]);
  });

  it('beside the main line leaves the main line where it stands', async () => {
    await finish(await called('reassessment', 'reassessment'), {});
    expect(await lineLog(null)).toEqual([{ element_id: 'reassessment', kind: 'ITEM', answer: {} }]);
  });
});

describe('telling a line', () => {
  const tell = (element: string, message: string, partId?: string) =>
    inCase((trx, owner) => tellLine(trx, owner, { element, message, now, ...(partId && { partId }) }));

  it('notes it at once and ends what the event interrupts, but nothing else', async () => {
    const consilium = await called('consilium', 'consilium');
    const vote = await addTask('castVote', consilium, 'consilium');
    const elsewhere = await addTask('assess');
    await tell('votesWithdrawn', 'evidence-renewed');
    expect([await taskState(vote), await taskState(elsewhere)]).toEqual(['CANCELED', 'CREATED']);
    expect(await partRow(consilium)).toMatchObject({ state: 'WITHDRAWN', withdrawn_reason: 'INTERRUPTED' });
    expect(await lineLog(null)).toMatchObject([{ element_id: 'votesWithdrawn', kind: 'EVENT' }]);
    expect(await queued()).toMatchObject([{ type: 'tellLine', name: 'evidence-renewed', correlationKey: caseId }]);
  });

  it('ends the tasks and calls inside an interrupted sub-process', async () => {
    const programme = await called('rehab-plan', 'programme');
    const inside = await addTask('informAgencies');
    await tell('decisionRenewed', 'decision-renewed');
    expect([await taskState(inside), (await partRow(programme)).state]).toEqual(['CANCELED', 'WITHDRAWN']);
  });

  it('of what happens beside it does not move it', async () => {
    await tell('emergencyEnded', 'emergency-ended');
    expect(await lineLog(null)).toMatchObject([{ kind: 'ITEM' }]);
  });

  it('that has ended changes nothing; an unknown event is refused', async () => {
    const partId = await beside();
    await withdraw(partId, false);
    await tell('visitsSuspended', 'visits-suspended', partId);
    expect(await lineLog(partId)).toEqual([]);
    await expect(tell('votesWithdrawn', 'visits-suspended')).rejects.toMatchObject({ code: 'RULE_MISSING' });
  });
});

it('a withdrawn part takes its tasks, clocks and called parts along, and its instance when asked', async () => {
  const programme = await called('rehab-plan', 'programme');
  const nested = await called('consilium', 'planConsilium', programme);
  const task = await addTask('signProtocol', nested, 'consilium');
  const clock = await addClock('VOTE', nested);
  await withdraw(programme, true);
  expect([(await partRow(nested)).state, await taskState(task), await clockState(clock)]).toEqual([
    ...['WITHDRAWN', 'CANCELED', 'CANCELLED'],
  ]);
  expect((await queued()).filter((one) => 'instanceKey' in one)).toMatchObject([{ partId: programme, epoch }]);
});

it('an answer to a task of a withdrawn part comes too late', async () => {
  const part = await called('consilium', 'consilium');
  await withdraw(part, false);
  const taskId = await addTask('signProtocol', part, 'consilium');
  const context = { userId: await addPerson(database.owner, 'unitHead'), now };
  const late = database.owner.transaction((trx) => completeTask(trx, { taskId, data: {}, variables: {} }, context));
  await expect(late).rejects.toMatchObject({ code: 'TASK_CANCELED' });
});

it('only the main line and what it called move the case to another step', async () => {
  await database.owner('release_elements').where({ element_id: 'talk' }).update({ step: 7 });
  const second = await called('reassessment', 'reassessment');
  const taskId = await addTask('talk', second, 'reassessment');
  const context = { userId: await addPerson(database.owner, 'unitHead'), now };
  await database.owner.transaction((trx) => completeTask(trx, { taskId, data: {}, variables: { a: 1 } }, context));
  expect(await database.owner('cases').where({ id: caseId }).first()).toMatchObject({ step: 1, engine_variables: {} });
  expect((await partRow(second)).variables).toMatchObject({ a: 1 });
  expect(await lineLog(second)).toMatchObject([{ element_id: 'talk', kind: 'TASK' }]);
});

describe('clocks of parts', () => {
  const stop = (rules: readonly string[], partId: string | null) =>
    inCase((trx, owner) => endDeadlines(trx, owner, { rules, at: now, how: 'DONE', partId }));

  it('run one beside another, and a part stops the nearest one', async () => {
    const programme = await called('rehab-plan', 'programme');
    const nested = await called('consilium', 'planConsilium', programme);
    const other = await called('consilium', 'consilium');
    const [own, callers, others, cases] = [
      await addClock('VOTE', nested),
      await addClock('VOTE', programme),
      await addClock('VOTE', other),
      await addClock('VOTE'),
    ];
    const states = () => Promise.all([own, callers, others, cases].map(clockState));
    await stop(['VOTE'], nested);
    expect(await states()).toEqual(['DONE', 'RUNNING', 'RUNNING', 'RUNNING']);
    await stop(['VOTE'], nested);
    await stop(['VOTE'], null);
    expect(await states()).toEqual(['DONE', 'DONE', 'RUNNING', 'DONE']);
  });

  it('act at their due moment by themselves, once, whoever comes first', async () => {
    const id = await addClock('VOTE', await called('consilium', 'consilium'));
    const ask = (at: string) => database.owner.transaction((trx) => askDeadline(trx, id, at));
    expect(await ask('2026-11-24T09:00:00Z')).toEqual({ action: 'WAIT', wakeAt: '2026-11-26T21:00:00.000Z' });
    const late = { deadlineId: id, now: '2026-11-26T21:00:01Z', by: 'WATCHDOG' } as const;
    expect(await database.owner.transaction((trx) => raiseIfDue(trx, late))).toEqual({ action: 'DONE' });
    expect(await ask(late.now)).toEqual({ action: 'DONE' });
    expect(await database.owner('deadlines').where({ id }).first()).toMatchObject({ state: 'DONE', done_late: false });
    const events = await database.owner('deadline_events').where({ deadline_id: id });
    expect(events).toMatchObject([{ kind: 'DONE', raised_by: 'WATCHDOG' }]);
    expect(await of('alarms')).toEqual([]);
  });
});

describe('seating a case anew', () => {
  const reseat = () => database.owner.transaction((trx) => seatCaseAnew(trx, { caseId, now }));

  it('asks for every part beside too, and leaves called ones to their callers', async () => {
    const partId = await beside();
    await begin('patronage', { partId, partSeat: 1 }, 'key-1');
    const consilium = await called('consilium', 'consilium');
    await reseat();
    expect(await queued()).toMatchObject([
      { type: 'cancelInstance', seat: 1 },
      { type: 'startCase', seat: 2 },
      { type: 'cancelPart', partId, instanceKey: 'key-1' },
      { type: 'startPart', partId, seat: 2, variables: { partSeat: 2, seat: 2 } },
    ]);
    expect(await partRow(consilium)).toMatchObject({ state: 'RUNNING', seat: 1, epoch: null, instance_key: null });
  });

  it('tells it again of an emergency that nobody has looked at, until the reassessment has begun and ended', async () => {
    const emergency = { case_id: caseId, process_id: 'emergency-response', beside: true, main_line: false };
    const row = { ...emergency, release: 1, state: 'DONE', started_at: now, ended_at: now };
    const [{ id }] = await database.owner('case_parts').insert(row).returning('id');
    const told = async () => (await queued()).some((one) => 'name' in one && one.name === 'emergency-ended');
    await reseat();
    expect(await told()).toBe(true);
    const reassessment = await begin('reassessment', { calledAt: 'reassessment', seat: 2 });
    expect((await partRow(id)).followed_up_at).not.toBeNull();
    await reseat();
    expect(await told()).toBe(true);
    if ('variables' in reassessment) await finish(String(reassessment.variables['partId']), {});
    await reseat();
    expect(await told()).toBe(false);
  });

  it('of a case that has ended only brings back what runs beside it', async () => {
    const partId = await beside();
    const consilium = await called('consilium', 'consilium');
    await database.owner('cases').where({ id: caseId }).update({ status: 'CLOSED' });
    await database.owner.transaction((trx) => releaseEndedCase(trx, { caseId, now }));
    expect(await queued('SUPERSEDED')).toMatchObject([{ type: 'startPart', seat: 1 }]);
    expect(await queued()).toMatchObject([{ type: 'startPart', partId, seat: 2 }]);
    expect(await partRow(consilium)).toMatchObject({ state: 'WITHDRAWN', withdrawn_reason: 'CASE_CLOSED' });
  });
});
