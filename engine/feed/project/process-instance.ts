/** PROCESS_INSTANCE: instances, the elements where their tokens stand, and the sequence flows that were taken. */
import { endInstance, type MirrorPlace, startInstance } from '#store/engine-mirror-store.ts';
import { countFlow, enterElement, leaveElement } from '#store/mirror-rows.ts';
import { type EngineRecord, keyOf } from '../parse.ts';
import { type MirrorChange, processOf, requiredKey, textOf } from './projection.ts';

const ENDED: Readonly<Record<string, 'COMPLETED' | 'TERMINATED'>> = {
  ELEMENT_COMPLETED: 'COMPLETED',
  ELEMENT_TERMINATED: 'TERMINATED',
};

export async function projectProcessInstance(
  place: MirrorPlace,
  record: EngineRecord,
): Promise<MirrorChange | undefined> {
  const type = textOf(record, 'bpmnElementType');
  if (record.intent === 'SEQUENCE_FLOW_TAKEN') {
    countFlow(place.rows, { ...processOf(record), flowId: textOf(record, 'elementId') });
    return undefined;
  }
  return type === 'PROCESS' ? projectInstance(place, record) : projectElement(place, record, type);
}

async function projectInstance(place: MirrorPlace, record: EngineRecord): Promise<MirrorChange | undefined> {
  const instanceKey = requiredKey(record, 'processInstanceKey');
  const ended = ENDED[record.intent];
  if (ended) await endInstance(place, instanceKey, ended);
  else if (record.intent !== 'ELEMENT_ACTIVATING') return undefined;
  else {
    const parentKey = keyOf(record.value['parentProcessInstanceKey']);
    await startInstance(place, { instanceKey, parentKey, ...processOf(record) });
  }
  return { kind: 'instance', instanceKey };
}

/** An element is entered with ELEMENT_ACTIVATING: one that hangs there with an incident has a token too. */
function projectElement(
  { rows, atMs }: MirrorPlace,
  record: EngineRecord,
  elementType: string,
): MirrorChange | undefined {
  const instanceKey = requiredKey(record, 'processInstanceKey');
  const ended = ENDED[record.intent];
  if (ended) leaveElement(rows, record.key, ended, atMs);
  else if (record.intent !== 'ELEMENT_ACTIVATING') return undefined;
  else {
    const elementId = textOf(record, 'elementId');
    enterElement(rows, { elementKey: record.key, instanceKey, elementId, elementType }, atMs);
  }
  return { kind: 'token', instanceKey };
}
