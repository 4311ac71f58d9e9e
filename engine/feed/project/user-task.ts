/** USER_TASK: people's tasks, born and ended by the engine; whose they are belongs to the application. */
import { caseOfInstance, type MirrorPlace } from '#store/engine-mirror-store.ts';
import { assignInEngine, createTask, endTask } from '#store/engine-tasks-store.ts';
import { type EngineRecord, keyOf } from '../parse.ts';
import { type MirrorChange, processOf, requiredKey, textOf } from './projection.ts';

export async function projectUserTask(place: MirrorPlace, record: EngineRecord): Promise<MirrorChange | undefined> {
  const taskKey = requiredKey(record, 'userTaskKey');
  switch (record.intent) {
    case 'CREATED':
      await createTask(place, { taskKey, ...readTask(record) });
      break;
    case 'ASSIGNED':
      await assignInEngine(place, taskKey, assigneeOf(record));
      break;
    case 'COMPLETED':
    case 'CANCELED':
      await endTask(place, taskKey, record.intent);
      break;
    default:
      return undefined;
  }
  return { kind: 'task', caseId: await caseOfInstance(place, requiredKey(record, 'processInstanceKey')) };
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
