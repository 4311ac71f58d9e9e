/** Parts of a case: what a line is told, what is withdrawn with it, and the clocks that belong to it. */
import { askDeadline, raiseIfDue } from '#actions/advance-deadline.ts';
import { completeTask } from '#actions/complete-task.ts';
import { endDeadlines } from '#actions/end-deadlines.ts';
import { tellLine } from '#actions/tell-line.ts';
import { addPerson, type EngineDatabase } from '#test/engine/engine-database.ts';
import { epoch, now, openPartsDatabase, type PartsCase, partsCase } from '#test/support/parts-case.ts';

let database: EngineDatabase;
let parts: PartsCase;

beforeAll(async () => {
  database = await openPartsDatabase();
});

beforeEach(async () => {
  parts = await partsCase(database);
});

afterAll(() => database.close());

describe('telling a line', () => {
  const tell = (element: string, message: string, partId?: string) =>
    parts.inCase((trx, owner) => tellLine(trx, owner, { element, message, now, ...(partId && { partId }) }));

  it('notes it at once and ends what the event interrupts, but nothing else', async () => {
    const consilium = await parts.called('consilium', 'consilium');
    const vote = await parts.addTask('castVote', consilium, 'consilium');
    const elsewhere = await parts.addTask('assess');
    await tell('votesWithdrawn', 'evidence-renewed');
    expect([await parts.taskState(vote), await parts.taskState(elsewhere)]).toEqual(['CANCELED', 'CREATED']);
    expect(await parts.partRow(consilium)).toMatchObject({ state: 'WITHDRAWN', withdrawn_reason: 'INTERRUPTED' });
    expect(await parts.lineLog(null)).toMatchObject([{ element_id: 'votesWithdrawn', kind: 'EVENT' }]);
    expect(await parts.queued()).toMatchObject([
      { type: 'tellLine', name: 'evidence-renewed', correlationKey: parts.caseId },
    ]);
  });

  it('ends the tasks and calls inside an interrupted sub-process', async () => {
    const programme = await parts.called('rehab-plan', 'programme');
    const inside = await parts.addTask('informAgencies');
    await tell('decisionRenewed', 'decision-renewed');
    expect([await parts.taskState(inside), (await parts.partRow(programme)).state]).toEqual(['CANCELED', 'WITHDRAWN']);
  });

  it('of what happens beside it does not move it', async () => {
    await tell('emergencyEnded', 'emergency-ended');
    expect(await parts.lineLog(null)).toMatchObject([{ kind: 'ITEM' }]);
  });

  it('that has ended changes nothing; an unknown event is refused', async () => {
    const partId = await parts.beside();
    await parts.withdraw(partId, false);
    await tell('visitsSuspended', 'visits-suspended', partId);
    expect(await parts.lineLog(partId)).toEqual([]);
    await expect(tell('votesWithdrawn', 'visits-suspended')).rejects.toMatchObject({ code: 'RULE_MISSING' });
  });
});

it('a withdrawn part takes its tasks, clocks and called parts along, and its instance when asked', async () => {
  const programme = await parts.called('rehab-plan', 'programme');
  const nested = await parts.called('consilium', 'planConsilium', programme);
  const task = await parts.addTask('signProtocol', nested, 'consilium');
  const clock = await parts.addClock('VOTE', nested);
  await parts.withdraw(programme, true);
  expect([(await parts.partRow(nested)).state, await parts.taskState(task), await parts.clockState(clock)]).toEqual([
    ...['WITHDRAWN', 'CANCELED', 'CANCELLED'],
  ]);
  expect((await parts.queued()).filter((one) => 'instanceKey' in one)).toMatchObject([{ partId: programme, epoch }]);
});

it('an answer to a task of a withdrawn part comes too late', async () => {
  const part = await parts.called('consilium', 'consilium');
  await parts.withdraw(part, false);
  const taskId = await parts.addTask('signProtocol', part, 'consilium');
  const context = { userId: await addPerson(database.owner, 'unitHead'), now };
  const late = database.owner.transaction((trx) => completeTask(trx, { taskId, data: {}, variables: {} }, context));
  await expect(late).rejects.toMatchObject({ code: 'TASK_CANCELED' });
});

describe('clocks of parts', () => {
  const stop = (rules: readonly string[], partId: string | null) =>
    parts.inCase((trx, owner) => endDeadlines(trx, owner, { rules, at: now, how: 'DONE', partId }));

  it('run one beside another, and a part stops the nearest one', async () => {
    const programme = await parts.called('rehab-plan', 'programme');
    const nested = await parts.called('consilium', 'planConsilium', programme);
    const other = await parts.called('consilium', 'consilium');
    const [own, callers, others, cases] = [
      await parts.addClock('VOTE', nested),
      await parts.addClock('VOTE', programme),
      await parts.addClock('VOTE', other),
      await parts.addClock('VOTE'),
    ];
    const states = () => Promise.all([own, callers, others, cases].map(parts.clockState));
    await stop(['VOTE'], nested);
    expect(await states()).toEqual(['DONE', 'RUNNING', 'RUNNING', 'RUNNING']);
    await stop(['VOTE'], nested);
    await stop(['VOTE'], null);
    expect(await states()).toEqual(['DONE', 'DONE', 'RUNNING', 'DONE']);
  });

  it('act at their due moment by themselves, once, whoever comes first', async () => {
    const id = await parts.addClock('VOTE', await parts.called('consilium', 'consilium'));
    const ask = (at: string) => database.owner.transaction((trx) => askDeadline(trx, id, at));
    expect(await ask('2026-11-24T09:00:00Z')).toEqual({ action: 'WAIT', wakeAt: '2026-11-26T21:00:00.000Z' });
    const late = { deadlineId: id, now: '2026-11-26T21:00:01Z', by: 'WATCHDOG' } as const;
    expect(await database.owner.transaction((trx) => raiseIfDue(trx, late))).toEqual({ action: 'DONE' });
    expect(await ask(late.now)).toEqual({ action: 'DONE' });
    expect(await database.owner('deadlines').where({ id }).first()).toMatchObject({ state: 'DONE', done_late: false });
    const events = await database.owner('deadline_events').where({ deadline_id: id });
    expect(events).toMatchObject([{ kind: 'DONE', raised_by: 'WATCHDOG' }]);
    expect(await parts.of('alarms')).toEqual([]);
  });
});
