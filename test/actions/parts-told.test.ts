/** Parts of a case: what a line is told, what is withdrawn with it, and the clocks that belong to it. */
import { askDeadline, raiseIfDue } from '#actions/advance-deadline.ts';
import { completeTask } from '#actions/complete-task.ts';
import { endDeadlines } from '#actions/end-deadlines.ts';
import { tellLine } from '#actions/tell-line.ts';
import { addPerson, type EngineDatabase } from '#test/engine/engine-database.ts';
import { epoch, now, openPartsDatabase, type PartsCase, partsCase } from '#test/support/parts-case.ts';

let database: EngineDatabase;
let caseId: string;
let inCase: PartsCase['inCase'];
let of: PartsCase['of'];
let partRow: PartsCase['partRow'];
let queued: PartsCase['queued'];
let called: PartsCase['called'];
let beside: PartsCase['beside'];
let withdraw: PartsCase['withdraw'];
let addTask: PartsCase['addTask'];
let addClock: PartsCase['addClock'];
let clockState: PartsCase['clockState'];
let taskState: PartsCase['taskState'];
let lineLog: PartsCase['lineLog'];

beforeAll(async () => {
  database = await openPartsDatabase();
});

beforeEach(async () => {
  ({
    caseId,
    inCase,
    of,
    partRow,
    queued,
    called,
    beside,
    withdraw,
    addTask,
    addClock,
    clockState,
    taskState,
    lineLog,
  } = await partsCase(database));
});

afterAll(() => database.close());

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
