/** MESSAGE_START_EVENT_SUBSCRIPTION: the one record that says of which case or deadline a new instance is. */
import { type MirrorPlace, nameInstance } from '#store/engine-mirror-store.ts';
import type { EngineRecord } from '../parse.ts';
import { type MirrorChange, processOf, requiredKey } from './projection.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function projectMessageStart(place: MirrorPlace, record: EngineRecord): Promise<MirrorChange | undefined> {
  if (record.intent !== 'CORRELATED') return undefined;
  const variables = (record.value['variables'] ?? {}) as Readonly<Record<string, unknown>>;
  const deadlineId = uuidOf(variables['deadlineId']);
  const caseId = uuidOf(variables['caseId']) ?? (deadlineId ? null : uuidOf(record.value['correlationKey']));
  const instanceKey = requiredKey(record, 'processInstanceKey');
  const partId = uuidOf(variables['partId']);
  const seat = Number.isSafeInteger(variables['seat']) ? Number(variables['seat']) : null;
  await nameInstance(place, { instanceKey, ...processOf(record), caseId, partId, deadlineId, seat });
  return { kind: 'instance', caseId };
}

const uuidOf = (value: unknown): string | null => (typeof value === 'string' && UUID.test(value) ? value : null);
