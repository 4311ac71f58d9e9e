/** TIMER: when the engine means to wake up, and whether it did. */
import type { MirrorPlace } from '#store/engine-mirror-store.ts';
import { saveTimer } from '#store/mirror-rows.ts';
import { type EngineRecord, keyOf } from '../parse.ts';
import { type MirrorChange, numberOf, textOf } from './projection.ts';

/** A timer without an instance belongs to a timer start event, which we do not use. */
export async function projectTimer(place: MirrorPlace, record: EngineRecord): Promise<MirrorChange | undefined> {
  const instanceKey = keyOf(record.value['processInstanceKey']);
  const { intent } = record;
  if (instanceKey === null || (intent !== 'CREATED' && intent !== 'TRIGGERED' && intent !== 'CANCELED'))
    return undefined;
  saveTimer(place.rows, {
    timerKey: record.key,
    instanceKey,
    elementId: textOf(record, 'targetElementId'),
    dueAtMs: numberOf(record, 'dueDate'),
    state: intent,
  });
  return { kind: 'timer', instanceKey };
}
