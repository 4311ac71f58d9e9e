/** Visits that are planned while an emergency runs wait for its end: also those of a patronage that begins meanwhile. */
import { addPart, type Casework, commands, openCasework } from '#test/support/casework.ts';
import { caseAt, emergencyEnds, emergencyOf, inPart, patronageBeforeVisit } from '#test/support/emergency-case.ts';
import { deliverJob } from '#test/support/deliver-job.ts';

let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});
afterAll(() => casework.close());

const rows = (table: string, caseId: string) => casework.owner(table).where({ case_id: caseId });
const messages = async (caseId: string) =>
  (await commands(casework, caseId)).filter(({ type }) => type === 'tellLine').map(({ name }) => name);
const clockOfVisits = (caseId: string) => rows('deadlines', caseId).where({ rule: 'T18' });

async function caseWithPatronage() {
  const { caseId } = await caseAt(casework, 'agenciesInformed', { step: 7 });
  return { caseId, patronage: await addPart(casework, caseId, 'patronage', { beside: true }) };
}

async function plan(caseId: string, partId: string, kind?: 'AT_ONCE') {
  const elementId = kind ? 'planVisitAtOnce' : 'planVisit';
  const headers: Readonly<Record<string, string>> = kind ? { kind } : {};
  const delivery = { type: 'plan-visit', elementId, processId: 'patronage', headers, caseId, partId };
  const answered = await deliverJob(casework, delivery);
  return answered.type === 'complete' ? answered.variables : answered;
}

it('patronage that begins meanwhile begins suspended, and resumes with the end of the emergency', async () => {
  const { caseId, patronage } = await caseWithPatronage();
  const emergency = await emergencyOf(casework, caseId);
  expect(await plan(caseId, patronage)).toMatchObject({ visitsHeld: true, nextVisitOn: '2026-04-10' });
  expect(await clockOfVisits(caseId)).toMatchObject([
    { state: 'PAUSED', part_id: patronage, pause_reason: expect.stringContaining('экстренное') },
  ]);
  expect(await rows('emergencies', caseId)).toMatchObject([{ visits_suspended_at: expect.anything() }]);

  const place = { caseId, partId: emergency, processId: 'emergency-response' };
  expect(await inPart(casework, place, 'suspend-visits')).toMatchObject({ type: 'complete' });
  expect(await messages(caseId)).toEqual([]);

  await emergencyEnds(casework, caseId, emergency);
  expect(await messages(caseId)).toEqual(['visits-resumed', 'emergency-ended']);
  expect(await plan(caseId, patronage)).toMatchObject({ visitsHeld: false });
  expect(await clockOfVisits(caseId).where({ state: 'RUNNING' })).toHaveLength(1);
});

it('without an emergency nothing waits', async () => {
  const { caseId, patronage } = await caseWithPatronage();
  expect(await plan(caseId, patronage)).toMatchObject({ visitsHeld: false });
  expect(await clockOfVisits(caseId)).toMatchObject([{ state: 'RUNNING' }]);
});

it('a visit that somebody asked for at once does not wait', async () => {
  const { caseId } = await caseWithPatronage();
  const patronage = await patronageBeforeVisit(casework, caseId);
  await emergencyOf(casework, caseId);
  expect(await plan(caseId, patronage, 'AT_ONCE')).not.toHaveProperty('visitsHeld');
  expect(await clockOfVisits(caseId).where({ state: 'RUNNING' })).toHaveLength(1);
});

it('where the diagram of an older release cannot wait, the visit is asked for as before', async () => {
  const { caseId, patronage } = await caseWithPatronage();
  const gateway = { process_id: 'patronage', element_id: 'visitsHeldNow' };
  await casework.owner('release_elements').where(gateway).update({ element_id: 'formerly' });
  await emergencyOf(casework, caseId);
  expect(await plan(caseId, patronage)).toMatchObject({ visitsHeld: false });
  await casework.owner('release_elements').where({ process_id: 'patronage', element_id: 'formerly' }).update(gateway);
});
