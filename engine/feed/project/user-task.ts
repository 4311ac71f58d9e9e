/** USER_TASK: people's tasks, born and ended by the engine; whose they are belongs to the application. */
import type { MirrorPlace } from '#store/engine-mirror-store.ts';
import { createTask, endTask } from '#store/engine-tasks-store.ts';
import { type EngineRecord, keyOf } from '../parse.ts';
import { type MirrorChange, processOf, requiredKey, textOf } from './projection.ts';

export async function projectUserTask(place: MirrorPlace, record: EngineRecord): Promise<MirrorChange | undefined> {
  const taskKey = requiredKey(record, 'userTaskKey');
  switch (record.intent) {
    case 'CREATED':
      return { kind: 'task', caseId: await createTask(place, { taskKey, ...readTask(record) }) };
    case 'COMPLETED':
    case 'CANCELED':
      return { kind: 'task', caseId: await endTask(place, taskKey, record.intent) };
    default:
      return undefined;
  }
}

const assigneeOf = (record: EngineRecord): string | null => {
  const assignee = record.value['assignee'];
  return typeof assignee === 'string' && assignee !== '' ? assignee : null;
};

function readTask(record: EngineRecord) {
  const groups = record.value['candidateGroupsList'];
  const [group] = Array.isArray(groups) ? groups : [];
  return {
    ...processOf(record),
    instanceKey: requiredKey(record, 'processInstanceKey'),
    elementInstanceKey: keyOf(record.value['elementInstanceKey']),
    elementId: textOf(record, 'elementId'),
    candidateGroup: typeof group === 'string' ? group : null,
    assignee: assigneeOf(record),
  };
}
