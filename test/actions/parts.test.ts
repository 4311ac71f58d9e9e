/** Parts of a case in the database: how they are seated and finished, and whose step they move. */
import { randomUUID } from 'node:crypto';
import { completeTask } from '#actions/complete-task.ts';
import { startPart } from '#actions/start-part.ts';
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

describe('seating a called part', () => {
  it('makes its row, names it to itself and knows whether it stands in the main line', async () => {
    const consilium = await parts.called('consilium', 'consilium');
    const programme = await parts.called('rehab-plan', 'programme');
    const nested = await parts.called('consilium', 'planConsilium', programme);
    const second = await parts.called('reassessment', 'reassessment');
    expect(await parts.partRow(consilium)).toMatchObject({ parent_id: null, main_line: true, beside: false, epoch });
    expect(await parts.partRow(nested)).toMatchObject({ parent_id: programme, main_line: true });
    expect(await parts.partRow(second)).toMatchObject({ parent_id: null, main_line: false });
  });

  it('goes on after what its own log says, with its own variables, and asks no voter twice', async () => {
    const id = await parts.called('consilium', 'consilium');
    const voter = randomUUID();
    await parts.inCase(async (trx) => {
      await trx('case_parts')
        .where({ id })
        .update({ epoch: null, instance_key: null, variables: { voters: [voter, 'b'] } });
      const entry = { case_id: parts.caseId, part_id: id, seat: 1, step: 5 };
      await trx('case_progress').insert([
        { ...entry, element_id: 'openVoting', kind: 'JOB' },
        { ...entry, element_id: 'castVote', kind: 'ITEM', actor_id: voter },
      ]);
    });
    expect(await parts.begin('consilium', { calledAt: 'consilium' })).toEqual({
      ...{ outcome: 'GO_ON', at: 'castVote' },
      variables: { caseId: parts.caseId, seat: 1, partId: id, calledAt: 'consilium', voters: ['b'] },
    });
    expect(await parts.of('case_parts')).toHaveLength(1);
  });

  it('in an older seat, or beside an instance that still works, waits', async () => {
    const id = await parts.called('consilium', 'consilium');
    const again = () => parts.begin('consilium', { calledAt: 'consilium' });
    await expect(parts.begin('consilium', { calledAt: 'consilium', seat: 0 })).rejects.toMatchObject({ kind: 'retry' });
    await expect(again()).rejects.toMatchObject({ kind: 'retry' });
    const { instance_key: key } = await parts.partRow(id);
    await database.owner('engine_instances').insert({ epoch, instance_key: key, state: 'TERMINATED' });
    expect(await again()).toMatchObject({ outcome: 'START', variables: { partId: id } });
  });

  it('of a line that has ended waits for its end', async () => {
    const programme = await parts.called('rehab-plan', 'programme');
    await parts.withdraw(programme, false);
    await expect(parts.called('consilium', 'planConsilium', programme)).rejects.toMatchObject({ kind: 'retry' });
    await database.owner('cases').where({ id: parts.caseId }).update({ status: 'CLOSED' });
    await expect(parts.called('consilium', 'consilium')).rejects.toMatchObject({ kind: 'retry' });
  });
});

describe('seating a part beside', () => {
  it('is started once, and only the instance of its seat is wanted', async () => {
    const partId = await parts.beside();
    const once = { processId: 'patronage', once: true, now };
    expect(await parts.inCase((trx, owner) => startPart(trx, owner, once))).toBe(partId);
    expect(await parts.queued()).toMatchObject([
      { type: 'startPart', partId, seat: 1, variables: { partSeat: 1, caseId: parts.caseId } },
    ]);
    expect(await parts.begin('patronage', { partId, partSeat: 2 })).toEqual({ outcome: 'DOUBLE' });
    expect(await parts.begin('patronage', { partId, partSeat: 1 })).toMatchObject({ outcome: 'START' });
    expect(await parts.begin('patronage', { partId, partSeat: 1 })).toEqual({ outcome: 'DOUBLE' });
    await parts.withdraw(partId, true);
    expect(await parts.begin('patronage', { partId, partSeat: 1 })).toEqual({ outcome: 'DOUBLE' });
  });
});

describe('finishing a part', () => {
  it('tells its caller the answer that the engine will map, before the engine does', async () => {
    const programme = await parts.called('rehab-plan', 'programme');
    const nested = await parts.called('consilium', 'planConsilium', programme);
    const clock = await parts.addClock('VOTE', nested);
    await parts.finish(nested, { consiliumResult: 'APPROVE_PLAN' });
    expect(await parts.partRow(nested)).toMatchObject({ state: 'DONE', outcome: 'APPROVE_PLAN' });
    expect(await parts.lineLog(programme)).toEqual([
      { element_id: 'planConsilium', kind: 'CALL', answer: { planDecision: 'APPROVE_PLAN' } },
    ]);
    expect((await parts.partRow(programme)).variables).toMatchObject({ planDecision: 'APPROVE_PLAN' });
    expect(await parts.clockState(clock)).toBe('CANCELLED');
    await parts.finish(programme, {});
    expect(await parts.lineLog(null)).toEqual([
      { element_id: 'programme', kind: 'CALL', answer: { closureDecision: null } },
    ]);
  });

  it('beside the main line leaves the main line where it stands', async () => {
    await parts.finish(await parts.called('reassessment', 'reassessment'), {});
    expect(await parts.lineLog(null)).toEqual([{ element_id: 'reassessment', kind: 'ITEM', answer: {} }]);
  });
});

it('only the main line and what it called move the case to another step', async () => {
  await database.owner('release_elements').where({ element_id: 'talk' }).update({ step: 7 });
  const second = await parts.called('reassessment', 'reassessment');
  const taskId = await parts.addTask('talk', second, 'reassessment');
  const context = { userId: await addPerson(database.owner, 'unitHead'), now };
  await database.owner.transaction((trx) => completeTask(trx, { taskId, data: {}, variables: { a: 1 } }, context));
  expect(await database.owner('cases').where({ id: parts.caseId }).first()).toMatchObject({
    step: 1,
    engine_variables: {},
  });
  expect((await parts.partRow(second)).variables).toMatchObject({ a: 1 });
  expect(await parts.lineLog(second)).toMatchObject([{ element_id: 'talk', kind: 'TASK' }]);
});
