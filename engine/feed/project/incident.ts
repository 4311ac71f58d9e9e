/** INCIDENT: where a process got stuck and of what kind; the engine's words are left out, they may quote values. */
import { closeIncident, type MirrorPlace, openIncident } from '#store/engine-mirror-store.ts';
import { type EngineRecord, keyOf } from '../parse.ts';
import { type MirrorChange, textOf } from './projection.ts';

export async function projectIncident(place: MirrorPlace, record: EngineRecord): Promise<MirrorChange | undefined> {
  const instanceKey = keyOf(record.value['processInstanceKey']);
  if (record.intent === 'RESOLVED') await closeIncident(place, record.key);
  else if (record.intent === 'CREATED') await openIncident(place, { instanceKey, ...readIncident(record) });
  else return undefined;
  return { kind: 'incident', instanceKey };
}

const readIncident = (record: EngineRecord) => ({
  incidentKey: record.key,
  jobKey: keyOf(record.value['jobKey']),
  elementId: typeof record.value['elementId'] === 'string' ? record.value['elementId'] : null,
  errorType: textOf(record, 'errorType'),
});
