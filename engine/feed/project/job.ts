/** JOB: what the workers have to do and have done; variables and messages are left out. */
import type { MirrorPlace } from '#store/engine-mirror-store.ts';
import { saveJob } from '#store/mirror-rows.ts';
import type { EngineRecord } from '../parse.ts';
import { numberOf, requiredKey, textOf } from './projection.ts';

/** The other intents (timed out, retries updated, back-off over) leave a job open for a worker. */
const STATES = {
  CREATED: 'CREATED',
  COMPLETED: 'COMPLETED',
  FAILED: 'FAILED',
  ERROR_THROWN: 'ERROR_THROWN',
  CANCELED: 'CANCELED',
  TIMED_OUT: 'CREATED',
  RETRIES_UPDATED: 'CREATED',
  RECURRED_AFTER_BACKOFF: 'CREATED',
} as const;

const isKnown = (intent: string): intent is keyof typeof STATES => intent in STATES;

export async function projectJob(place: MirrorPlace, record: EngineRecord): Promise<undefined> {
  if (!isKnown(record.intent)) return;
  const job = {
    jobKey: record.key,
    instanceKey: requiredKey(record, 'processInstanceKey'),
    elementId: textOf(record, 'elementId'),
    jobType: textOf(record, 'type'),
    retries: numberOf(record, 'retries'),
    state: STATES[record.intent],
  };
  saveJob(place.rows, job, place.atMs);
}
