/** Parts of a case on the real engine: lived through, interrupted, and seated anew in the middle of everything. */
import { setTimeout as pause } from 'node:timers/promises';
import { rebuildAfterEngineLoss } from '#actions/rebuild-after-engine-loss.ts';
import { startPart } from '#actions/start-part.ts';
import { withdrawPart } from '#actions/withdraw-part.ts';
import { deployReleasesInUse } from '#engine/releases.ts';
import { currentEpoch } from '#store/engine-epochs-store.ts';
import { findPart } from '#store/parts-store.ts';
import { until } from '#test/engine/until.ts';
import { type LivedParts, liveParts } from './lived-parts.ts';

let lived: LivedParts;

beforeAll(async () => {
  lived = await liveParts();
}, 120_000);

afterAll(() => lived?.close());

const partOf = async (caseId: string, processId: string, more: object = {}) => {
  const found = () => lived.parts(caseId, { process_id: processId, state: 'RUNNING', ...more }).first();
  return until(found, 30_000);
};

/** The engine has ended an instance of a part beside in this way. */
const endOf = (partId: string, state = 'COMPLETED') =>
  until(() => lived.owner('engine_instances').where({ part_id: partId, state }).first(), 30_000);

/** The consilium from its agenda to its protocol; `between` happens at every task. */
async function holdConsilium(caseId: string, result: string, between = async (): Promise<void> => undefined) {
  await lived.task(caseId, 'prepareAgenda');
  await between();
  await lived.answer(caseId, 'prepareAgenda');
  for (const assignee of lived.voters) {
    await lived.task(caseId, 'castVote', { assignee });
    await between();
    await lived.answer(caseId, 'castVote', {}, { assignee });
  }
  await lived.task(caseId, 'signProtocol');
  await between();
  await lived.answer(caseId, 'signProtocol', { consiliumResult: result });
}

async function liveThrough(caseId: string, between: () => Promise<void>): Promise<void> {
  await lived.task(caseId, 'assess');
  await between();
  await lived.answer(caseId, 'assess', { riskLevel: 'HIGH' });
  await holdConsilium(caseId, 'OPEN_CASE', between);
  for (const element of ['informAgencies', 'draftPlan']) {
    await lived.task(caseId, element);
    await between();
    await lived.answer(caseId, element);
  }
  await holdConsilium(caseId, 'APPROVE_PLAN', between);
  await lived.task(caseId, 'approvePlan');
  await between();
  await lived.answer(caseId, 'approvePlan', { closureDecision: 'CLOSE' });
  await lived.task(caseId, 'lastWord');
  await between();
  await lived.answer(caseId, 'lastWord');
  await lived.ended(caseId);
}

const wholeLife = ['assess', 'consilium', 'informAgencies', 'programme', 'lastWord'];
const outcomes = async (caseId: string) =>
  (await lived.parts(caseId)).map((part) => [
    part.process_id,
    part.call_element,
    part.main_line,
    part.state,
    part.outcome,
  ]);
const allDone = [
  ['consilium', 'consilium', true, 'DONE', 'OPEN_CASE'],
  ['rehab-plan', 'programme', true, 'DONE', 'CLOSE'],
  ['consilium', 'planConsilium', true, 'DONE', 'APPROVE_PLAN'],
];

it('a case calls its parts, each with a log of its own, and learns their answers', async () => {
  const caseId = await lived.begin();
  await liveThrough(caseId, async () => undefined);
  expect(await lived.log(caseId)).toEqual(wholeLife);
  expect(await outcomes(caseId)).toEqual(allDone);
  const { engine_variables: known } = await lived.owner('cases').where({ id: caseId }).first();
  expect(known).toMatchObject({ decision: 'OPEN_CASE', closureDecision: 'CLOSE', riskLevel: 'HIGH' });
  expect(known).not.toHaveProperty('partId');
  const [consilium] = await lived.parts(caseId);
  expect(await lived.log(caseId, consilium.id)).toEqual([
    ...['prepareAgenda', 'openVoting', 'castVote', 'castVote', 'castVote', 'signProtocol'],
  ]);
  expect(await lived.ofCase('tasks', caseId).where({ element_id: 'castVote' }).pluck('part_id')).toContain(
    consilium.id,
  );
}, 120_000);

it('is seated anew before every single answer, in the main line, in calls of calls and between votes', async () => {
  const caseId = await lived.begin();
  let seats = 1;
  await liveThrough(caseId, async () => {
    await lived.reseat(caseId);
    seats += 1;
  });
  expect(await lived.log(caseId)).toEqual(wholeLife);
  expect(await outcomes(caseId)).toEqual(allDone);
  expect(seats).toBe(16);
  const votes = await lived.ofCase('tasks', caseId).where({ element_id: 'castVote' }).whereNotNull('answered_at');
  expect(votes).toHaveLength(6);
  const active = lived.ofCase('engine_instances', caseId).where({ state: 'ACTIVE' });
  await until(async () => (await active).length === 0, 30_000);
}, 300_000);

it('interrupts: votes withdrawn, a vote closed, a decision renewed, each also in a new seat', async () => {
  const caseId = await lived.begin();
  await lived.answer(caseId, 'assess');
  await lived.answer(caseId, 'prepareAgenda');
  const withdrawn = await partOf(caseId, 'consilium');
  await lived.task(caseId, 'castVote');
  await lived.reseat(caseId);
  await lived.task(caseId, 'castVote');
  await lived.tell(caseId, 'votesWithdrawn', 'evidence-renewed');
  expect(await lived.parts(caseId, { id: withdrawn.id }).first()).toMatchObject({ state: 'WITHDRAWN' });
  await lived.answer(caseId, 'assess');
  await lived.answer(caseId, 'prepareAgenda');
  await lived.task(caseId, 'castVote');
  const { id } = await partOf(caseId, 'consilium');
  await lived.tell(caseId, 'votingClosed', 'voting-closed', id);
  expect(await lived.ofCase('tasks', caseId).where({ element_id: 'castVote', state: 'CREATED' })).toEqual([]);
  await lived.answer(caseId, 'signProtocol', { consiliumResult: 'NO_CASE' });
  await lived.answer(caseId, 'informAgencies');
  await lived.task(caseId, 'draftPlan');
  await lived.reseat(caseId);
  await lived.task(caseId, 'draftPlan');
  await lived.tell(caseId, 'decisionRenewed', 'decision-renewed');
  await lived.task(caseId, 'informAgencies');
  expect(await lived.parts(caseId, { process_id: 'rehab-plan' }).first()).toMatchObject({ state: 'WITHDRAWN' });
  expect(await lived.log(caseId)).toEqual([
    ...['assess', 'votesWithdrawn', 'assess', 'consilium', 'informAgencies', 'decisionRenewed'],
  ]);
}, 180_000);

it('looks at an emergency beside the main line, also when it is seated anew meanwhile', async () => {
  const caseId = await lived.begin();
  await lived.answer(caseId, 'assess');
  await lived.task(caseId, 'prepareAgenda');
  await lived.tell(caseId, 'emergencyEnded', 'emergency-ended');
  const second = await partOf(caseId, 'reassessment');
  expect([second.main_line, second.parent_id]).toEqual([false, null]);
  await lived.answer(caseId, 'assess', {}, { part_id: second.id });
  await lived.task(caseId, 'talk');
  await lived.reseat(caseId);
  await lived.task(caseId, 'prepareAgenda');
  await lived.answer(caseId, 'talk');
  await until(async () => (await lived.parts(caseId, { id: second.id }).first()).state === 'DONE', 30_000);
  await holdConsilium(caseId, 'OPEN_CASE');
  await lived.task(caseId, 'informAgencies');
  expect(await lived.log(caseId)).toEqual([
    ...['assess', 'emergencyEnded', 'noteEmergency', 'noteEmergency', 'reassessment', 'consilium'],
  ]);
}, 180_000);

it('a part beside waits, goes on, is seated anew with its case, and ends by its message', async () => {
  const caseId = await lived.begin();
  const now = new Date().toISOString();
  const partId = await lived.inCase(caseId, (trx, found) => startPart(trx, found, { processId: 'patronage', now }));
  const again = { processId: 'patronage', once: true, now };
  expect(await lived.inCase(caseId, (trx, found) => startPart(trx, found, again))).toBe(partId);
  const tell = (element: string, message: string) => lived.tell(caseId, element, message, partId);
  expect(await lived.answer(caseId, 'homeVisit')).toMatchObject({ part_id: partId, process_id: 'patronage' });
  await lived.task(caseId, 'homeVisit');
  await tell('visitsSuspended', 'visits-suspended');
  await until(() => lived.owner('engine_elements').where({ element_id: 'visitsResumed', state: 'ACTIVE' }).first());
  await lived.reseat(caseId);
  await lived.task(caseId, 'assess', { seat: 2 });
  await tell('visitsResumed', 'visits-resumed');
  await lived.task(caseId, 'homeVisit');
  await tell('patronageEnded', 'patronage-ended');
  await until(async () => (await lived.parts(caseId, { id: partId }).first()).state === 'DONE', 30_000);
  expect(await lived.log(caseId, partId)).toEqual([
    ...['homeVisit', 'visitsSuspended', 'visitsResumed', 'patronageEnded'],
  ]);
  const instances = await lived.ofCase('engine_instances', caseId).where({ part_id: partId }).orderBy('started_at');
  expect(instances[0]).toMatchObject({ state: 'TERMINATED' });
  await endOf(partId);
}, 180_000);

it('a part that was withdrawn ends in the engine, whether it had begun there or not', async () => {
  const caseId = await lived.begin();
  const now = new Date().toISOString();
  const withdraw = { reason: 'TEST', cancel: true, now };
  const [early, late] = await lived.inCase(caseId, async (trx, found) => {
    const ids = [await startPart(trx, found, { processId: 'patronage', now })];
    const part = await findPart(trx, ids[0] ?? '');
    if (part) await withdrawPart(trx, found, part, withdraw);
    return [...ids, await startPart(trx, found, { processId: 'patronage', now })];
  });
  await lived.task(caseId, 'homeVisit', { part_id: late });
  await lived.inCase(caseId, async (trx, found) => {
    const part = await findPart(trx, late ?? '');
    if (part) await withdrawPart(trx, found, part, withdraw);
  });
  expect(await lived.ofCase('tasks', caseId).where({ element_id: 'homeVisit', state: 'CREATED' })).toEqual([]);
  for (const partId of [early, late]) await endOf(partId ?? '', 'TERMINATED');
}, 60_000);

it('a part that ended in the log but not in the engine ends in the next seat', async () => {
  const caseId = await lived.begin();
  const now = new Date().toISOString();
  const partId = await lived.inCase(caseId, (trx, found) => startPart(trx, found, { processId: 'patronage', now }));
  await lived.task(caseId, 'homeVisit');
  await lived.inCase(caseId, async (trx) => {
    const place = { case_id: caseId, part_id: partId, seat: 1, step: 7, element_id: 'patronageEnded', kind: 'EVENT' };
    await trx('case_progress').insert(place);
  });
  await lived.reseat(caseId);
  await until(async () => (await lived.parts(caseId, { id: partId }).first()).state === 'DONE', 30_000);
  await endOf(partId);
}, 60_000);

it('after the loss of the engine every line goes on where its log ends', async () => {
  const caseId = await lived.begin();
  const now = new Date().toISOString();
  await lived.inCase(caseId, (trx, found) => startPart(trx, found, { processId: 'patronage', now }));
  await lived.answer(caseId, 'assess');
  await lived.answer(caseId, 'prepareAgenda');
  await lived.answer(caseId, 'castVote', {}, { assignee: lived.voters[0] });
  await lived.task(caseId, 'homeVisit');
  const before = await currentEpoch(lived.owner);
  await lived.engine.kill('SIGKILL');
  await lived.engine.wipe();
  await lived.engine.restart();
  await deployReleasesInUse(lived.owner, lived.zeebe);
  const epoch = await until(async () => {
    const found = await currentEpoch(lived.owner);
    if (found?.id === before?.id) await pause(200);
    return found?.id !== before?.id && found?.id;
  }, 60_000);
  await rebuildAfterEngineLoss(lived.owner, { epoch, now: new Date().toISOString() });
  await lived.task(caseId, 'homeVisit', { epoch });
  for (const assignee of lived.voters.slice(1)) await lived.answer(caseId, 'castVote', {}, { epoch, assignee });
  await lived.answer(caseId, 'signProtocol', { consiliumResult: 'OPEN_CASE' });
  await lived.task(caseId, 'informAgencies', { epoch });
  expect(await lived.incidents()).toEqual([]);
}, 240_000);
