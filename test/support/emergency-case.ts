/** A case with an emergency beside it, and the ways to bring its lines to where a test needs them. */
import { randomUUID } from 'node:crypto';
import { acceptedCase, addPart, type Casework, EPOCH, NOW } from './casework.ts';
import { deliverJob } from './deliver-job.ts';

const main = 'case-seven-steps';

/** An accepted case whose main line has come to the element; its first clocks are gone. */
export async function caseAt(casework: Casework, last: string | null, change: Record<string, unknown> = { step: 3 }) {
  const { caseId, caseNumber } = await acceptedCase(casework);
  await casework.owner('deadline_events').delete();
  await casework.owner('deadlines').where({ case_id: caseId }).delete();
  await casework.owner('cases').where({ id: caseId }).update(change);
  if (last) await passed(casework, caseId, last);
  return { caseId, caseNumber };
}

/** The line has answered the element. */
export async function passed({ owner }: Casework, caseId: string, element: string, partId?: string): Promise<void> {
  const place = { case_id: caseId, part_id: partId ?? null, seat: 1, step: 4, kind: 'JOB' };
  await owner('case_progress').insert({ ...place, element_id: element, answer: '{}' });
}

/** A part called by the main line or by another part. */
export async function called(casework: Casework, caseId: string, element: string, parentId?: string): Promise<string> {
  const processId = element.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const id = await addPart(casework, caseId, processId, parentId ? { parentId } : {});
  const inside = element === 'reassessment' || parentId !== undefined;
  await casework.owner('case_parts').where({ id }).update({ call_element: element, main_line: !inside });
  return id;
}

/** Delivers a job of the main line. */
export const inMain = (casework: Casework, caseId: string, type: string, elementId: string, variables = {}) =>
  deliverJob(casework, { type, caseId, elementId, processId: main }, variables);

/** Delivers a job of a part. */
export const inPart = (
  casework: Casework,
  place: { caseId: string; partId: string; processId: string; now?: string },
  type: string,
  variables = {},
) => deliverJob(casework, { ...place, type, elementId: camel(type) }, variables);

const camel = (type: string): string => type.replace(/-[a-z]/g, (pair) => pair.charAt(1).toUpperCase());

/** An emergency that an unsafe finding has begun; the engine has taken it up. */
export async function emergencyOf(casework: Casework, caseId: string): Promise<string> {
  await inMain(casework, caseId, 'start-emergency', 'startEmergencyElsewhere');
  await casework.owner('case_progress').where({ case_id: caseId, element_id: 'startEmergencyElsewhere' }).delete();
  const part = { case_id: caseId, process_id: 'emergency-response', state: 'RUNNING' };
  const seated = { epoch: EPOCH, instance_key: randomUUID() };
  const [{ id }] = await casework.owner('case_parts').where(part).update(seated).returning('id');
  return id as string;
}

/** The emergency is over, and its process has ended. */
export async function emergencyEnds(casework: Casework, caseId: string, partId: string): Promise<void> {
  const place = { caseId, partId, processId: 'emergency-response' };
  for (const type of ['end-emergency', 'finish-part']) {
    const answer = await inPart(casework, place, type);
    if (answer.type !== 'complete') throw new Error(JSON.stringify(answer));
  }
}

/** Patronage beside the case, its next visit planned. */
export async function patronageBeforeVisit(casework: Casework, caseId: string): Promise<string> {
  const id = await addPart(casework, caseId, 'patronage', { beside: true });
  await passed(casework, caseId, 'planVisit', id);
  const due = { started_at: NOW, due_at: '2026-04-10T20:59:59Z', next_wake_at: '2026-04-07T20:59:59Z' };
  const clock = { id: randomUUID(), rule: 'T18', rules_version: 1, case_id: caseId, centre_id: 'centre-uvarovo' };
  await casework.owner('deadlines').insert({ ...clock, part_id: id, state: 'RUNNING', release: 1, ...due });
  return id;
}
