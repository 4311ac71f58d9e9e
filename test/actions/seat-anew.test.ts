/** After the loss of the engine each running case gets one new seat and goes on where its answers say. */
import { rebuildAfterEngineLoss } from '#actions/rebuild-after-engine-loss.ts';
import type { Seating } from '#actions/go-on.ts';
import { seatCaseAnew } from '#actions/seat-anew.ts';
import { seatCase } from '#actions/seat-case.ts';
import {
  acceptedCase,
  addTask,
  answer,
  type Casework,
  clocks,
  commands,
  EPOCH,
  NOW,
  openCasework,
  register,
} from '#test/support/casework.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';

let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});

/** What earlier tests left running has ended, and the first engine is the present one. */
beforeEach(async () => {
  const { owner } = casework;
  await owner('cases').update({ status: 'CLOSED' });
  await owner('deadlines').update({ state: 'CANCELLED' });
  await owner('engine_epochs').whereNot({ id: EPOCH }).delete();
  await owner('engine_epochs').update({ current: true });
});

afterAll(() => casework.close());

const processId = 'case-seven-steps';
const caseRow = (id: string) => casework.owner('cases').where({ id }).first();
const seat = (caseId: string, number: number, epoch = EPOCH): Promise<Seating> =>
  casework.worker.transaction((trx) => seatCase(trx, { caseId, seat: number, epoch, release: 1, processId }));
const rebuild = (epoch: string) => rebuildAfterEngineLoss(casework.worker, { epoch, now: NOW });

/** Everything sent so far has arrived, and the engine of the epoch holds the cases and clocks. */
async function held(epoch = EPOCH): Promise<void> {
  await casework.owner('outbox').update({ state: 'DONE', done_at: NOW });
  await casework.owner('cases').update({ epoch });
  await casework.owner('deadlines').update({ epoch });
}

async function newEngine(id: string): Promise<string> {
  await casework.owner('engine_epochs').update({ current: false });
  await casework
    .owner('engine_epochs')
    .insert({ id, base_id: id, current: true, first_seen_at: '2026-03-10T13:00:00Z' });
  return id;
}

describe('the first work of an instance', () => {
  it('begins a case that nobody has answered yet and notes which engine holds it', async () => {
    const { caseId } = await register(casework);
    expect(await seat(caseId, 1)).toMatchObject({ outcome: 'START' });
    expect(await caseRow(caseId)).toMatchObject({ epoch: EPOCH });
  });

  it('ends the double of another seat, of a closed case and of no case', async () => {
    const { caseId } = await register(casework);
    const closed = await register(casework);
    await casework.owner('cases').where({ id: closed.caseId }).update({ status: 'CLOSED' });
    expect(await seat(caseId, 2)).toEqual({ outcome: 'DOUBLE' });
    expect(await seat(closed.caseId, 1)).toEqual({ outcome: 'DOUBLE' });
    expect(await seat('00000000-0000-4000-8000-000000000000', 1)).toEqual({ outcome: 'DOUBLE' });
  });

  it('goes on after the element that was answered last, with what the engine knew', async () => {
    const { caseId } = await acceptedCase(casework);
    await answer(casework, { caseId, formId: 'fieldVisit', login: 'curator' }, VALID.fieldVisit.answers, {
      visitResult: 'VISITED',
    });
    expect(await seat(caseId, 1)).toMatchObject({
      outcome: 'GO_ON',
      at: 'visitResult',
      variables: { caseId, visitResult: 'VISITED' },
    });
  });

  it('every element that can be answered or awaited has one way on, in every process of the release', async () => {
    const elements = casework.owner('release_elements').where({ release_id: 1 });
    const answerable = await elements
      .clone()
      .whereIn('element_type', ['userTask', 'serviceTask', 'callActivity', 'boundaryEvent', 'intermediateCatchEvent']);
    const flows = await elements.clone().whereNotNull('source_id');
    const waysOn = answerable.map(({ process_id: process, element_id: id }) => [
      ...[process, id],
      flows.filter((flow) => flow.process_id === process && flow.source_id === id).length,
    ]);
    expect(waysOn.filter(([, , ways]) => ways !== 1)).toEqual([]);
  });

  it('every process that is a part of a case finds its place first and tells its end', async () => {
    const jobs = await casework.owner('release_elements').where({ release_id: 1 }).whereNotNull('job_type');
    const of = (type: string) => new Set(jobs.filter((job) => job.job_type === type).map((job) => job.process_id));
    const processes = await casework
      .owner('release_elements')
      .where({ release_id: 1 })
      .distinct('process_id')
      .pluck('process_id');
    const parts = new Set(processes.filter((id) => id !== processId && id !== 'deadline'));
    expect([of('seat-part'), of('finish-part')]).toEqual([parts, parts]);
    const calls = await casework.owner('release_elements').where({ release_id: 1 }).whereNotNull('called_process');
    expect(calls.filter((call) => !parts.has(call.called_process))).toEqual([]);
  });
});

describe('seating anew', () => {
  it('takes the open tasks off the lists, drops unsent commands and asks for the next seat', async () => {
    const { caseId } = await acceptedCase(casework);
    const taskId = await addTask(casework, caseId, 'fieldVisit');
    await casework.worker.transaction((trx) => seatCaseAnew(trx, { caseId, now: NOW, release: 1 }));
    expect(await caseRow(caseId)).toMatchObject({ seat: 2, epoch: null, engine_variables: { seat: 2 } });
    expect(await casework.owner('tasks').where({ id: taskId }).first('state')).toEqual({ state: 'CANCELED' });
    const lane = (await commands(casework, caseId)).filter((command) => command['lane'] === `case:${caseId}`);
    expect(lane.map(({ type, state, seat: number }) => ({ type, state, seat: number }))).toEqual([
      { type: 'startCase', state: 'SUPERSEDED', seat: 1 },
      { type: 'cancelInstance', state: 'PENDING', seat: 1 },
      { type: 'startCase', state: 'PENDING', seat: 2 },
    ]);
  });

  it('of a closed case is refused', async () => {
    const { caseId } = await register(casework);
    await casework.owner('cases').where({ id: caseId }).update({ status: 'CLOSED' });
    const refused = casework.worker.transaction((trx) => seatCaseAnew(trx, { caseId, now: NOW }));
    await expect(refused).rejects.toMatchObject({ code: 'CASE_CLOSED' });
  });
});

describe('a new engine without its data', () => {
  it('gets every running case and open clock once; closed cases and ended clocks stay as they are', async () => {
    const running = await acceptedCase(casework);
    const closed = await register(casework);
    await casework.owner('cases').where({ id: closed.caseId }).update({ status: 'CLOSED' });
    await casework.owner('deadlines').where({ case_id: closed.caseId }).update({ state: 'CANCELLED' });
    await held();
    const epoch = await newEngine('epoch-2');

    expect(await rebuild(epoch)).toEqual({ cases: 1, deadlines: 1 });

    expect(await caseRow(running.caseId)).toMatchObject({ seat: 2 });
    expect(await caseRow(closed.caseId)).toMatchObject({ seat: 1 });
    const pending = (await commands(casework, running.caseId)).filter(({ state }) => state === 'PENDING');
    expect(pending.map(({ type, seat: number }) => [type, number])).toEqual([
      ['cancelInstance', 1],
      ['startCase', 2],
      ['startDeadline', 2],
    ]);
    expect(await clocks(casework, running.caseId)).toEqual({ RUNNING: ['T1'] });
  });

  it('asked for twice, even before it has answered, seats nothing a second time', async () => {
    const { caseId } = await acceptedCase(casework);
    await held();
    const epoch = await newEngine('epoch-2');
    await rebuild(epoch);
    expect(await rebuild(epoch)).toMatchObject({ cases: 0 });
    expect(await caseRow(caseId)).toMatchObject({ seat: 2 });
    expect(await casework.owner('deadlines').where({ case_id: caseId }).first('seat')).toEqual({ seat: 2 });
  });

  it('ends a late instance of the seat before', async () => {
    const { caseId } = await acceptedCase(casework);
    await held();
    await rebuild(await newEngine('epoch-2'));
    expect(await seat(caseId, 1, 'epoch-2')).toEqual({ outcome: 'DOUBLE' });
    expect(await seat(caseId, 2, 'epoch-2')).toMatchObject({ outcome: 'START' });
  });

  it('a case whose start is still on its way is not seated anew', async () => {
    const { caseId } = await register(casework);
    expect(await rebuild(await newEngine('epoch-2'))).toEqual({ cases: 0, deadlines: 0 });
    expect(await caseRow(caseId)).toMatchObject({ seat: 1 });
  });
});
