/** PROCESS_INSTANCE: instances, the elements where their tokens stand, and the sequence flows that were taken. */
import {
  caseOfInstance,
  countFlow,
  endInstance,
  enterElement,
  leaveElement,
  type MirrorPlace,
  startInstance,
} from '#store/engine-mirror-store.ts';
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
    await countFlow(place, { ...processOf(record), flowId: textOf(record, 'elementId') });
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
  return { kind: 'instance', caseId: await caseOfInstance(place, instanceKey) };
}

/** An element is entered with ELEMENT_ACTIVATING: one that hangs there with an incident has a token too. */
async function projectElement(
  place: MirrorPlace,
  record: EngineRecord,
  elementType: string,
): Promise<MirrorChange | undefined> {
  const ended = ENDED[record.intent];
  if (ended) return { kind: 'token', caseId: await leaveElement(place, record.key, ended) };
  if (record.intent !== 'ELEMENT_ACTIVATING') return undefined;
  const caseId = await enterElement(place, {
    elementKey: record.key,
    instanceKey: requiredKey(record, 'processInstanceKey'),
    elementId: textOf(record, 'elementId'),
    elementType,
  });
  return { kind: 'token', caseId };
}
