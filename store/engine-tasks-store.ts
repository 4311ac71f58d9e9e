/**
 * People's tasks as the engine tells of them. The feed writes state and the engine's own assignee; whose task it is belongs to the
 * application, so an assignee of the engine counts at the birth of a task only.
 */
import type { Knex } from 'knex';
import type { MirrorPlace } from './engine-mirror-store.ts';

export interface CreatedTask {
  readonly taskKey: string;
  readonly instanceKey: string;
  readonly elementInstanceKey: string | null;
  readonly processId: string;
  readonly release: number;
  readonly elementId: string;
  readonly candidateGroup: string | null;
  readonly assignee: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Form and role come from the release, case and seat from the instance; a task of an unknown case stays without one. */
export async function createTask({ trx, epoch, atMs }: MirrorPlace, task: CreatedTask): Promise<void> {
  const place = { process_id: task.processId, element_id: task.elementId };
  const element = await trx('release_elements')
    .where({ ...place, release_id: task.release })
    .first();
  const instance = await trx('engine_instances').where({ epoch, instance_key: task.instanceKey }).first();
  const found = instance?.case_id && (await trx('cases').where({ id: instance.case_id }).first('centre_id'));
  await trx('tasks')
    .insert({
      ...place,
      kind: 'ENGINE',
      epoch,
      task_key: task.taskKey,
      instance_key: task.instanceKey,
      element_instance_key: task.elementInstanceKey,
      release: task.release,
      form_id: element?.form_id ?? null,
      role: task.candidateGroup ?? element?.role ?? 'unitHead',
      case_id: instance?.case_id ?? null,
      seat: instance?.seat ?? null,
      centre_id: found ? found.centre_id : null,
      assignee: task.assignee && UUID.test(task.assignee) ? task.assignee : null,
      engine_assignee: task.assignee,
      created_at: moment(trx, atMs),
    })
    .onConflict(['epoch', 'task_key'])
    .ignore();
}

export async function assignInEngine(
  { trx, epoch }: MirrorPlace,
  taskKey: string,
  assignee: string | null,
): Promise<void> {
  await trx('tasks').where({ epoch, task_key: taskKey }).update({ engine_assignee: assignee });
}

export async function endTask(
  { trx, epoch, atMs }: MirrorPlace,
  taskKey: string,
  state: 'COMPLETED' | 'CANCELED',
): Promise<void> {
  await trx('tasks')
    .where({ epoch, task_key: taskKey })
    .update({ state, ended_at: moment(trx, atMs) });
}

const moment = (trx: Knex.Transaction, ms: number) => trx.raw('to_timestamp(? / 1000.0)', [ms]);
