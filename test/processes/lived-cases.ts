/** Lives cases on the shared stack: the signed-in office, its business time, and what the database then holds. */
import { driveCases } from '#scenario/drive-cases.ts';
import type { LivedCase, Plan } from '#scenario/lived-case.ts';
import { type Office, openOffice } from '#scenario/office.ts';
import { nextMonday } from '#scenario/seven-steps.ts';
import type { Database } from '#store/database.ts';
import { isQuiet } from '#store/views/quiet-view.ts';
import { onTheWay, type ScenarioCounts, scenarioCounts } from '#store/views/scenario-counts-view.ts';
import { advanceClock, sharedStack } from '#test/support/shared-stack.ts';
import { until } from '#test/engine/until.ts';

const settleMs = 60_000;

export async function openSharedOffice(): Promise<Office> {
  return openOffice(sharedStack().baseUrl);
}

/** The business time of the stack, which other tests have moved. */
export async function businessNow({ duty }: Office): Promise<Date> {
  const { asOf } = await duty.get<{ asOf: string }>('/tasks?list=group');
  return new Date(asOf);
}

/** Lives begin on a Monday morning, so that their working days are the same whenever the test runs. */
export async function liveFromMonday(
  office: Office,
  db: Database,
  plans: readonly Plan[],
): Promise<readonly LivedCase[]> {
  await advanceClock(nextMonday(await businessNow(office)));
  return driveCases({ office, advance: advanceClock, quiet: () => isQuiet(db), say: () => undefined }, plans);
}

/** Waits until nothing moves by itself any more; twice in a row, since a message may be under way between two records of the feed. */
export async function atRest(db: Database): Promise<void> {
  await until(async () => (await isQuiet(db)) && (await onTheWay(db)) === 0 && isQuiet(db), settleMs);
}

/** Waits until nothing is on its way between database and engine, then counts. */
export async function settledCounts(db: Database): Promise<ScenarioCounts> {
  await until(async () => (await onTheWay(db)) === 0, settleMs);
  return scenarioCounts(db);
}
