/**
 * People's tasks as the engine tells of them. The feed writes their state; whose task it is belongs to the application, so an
 * assignee of the engine counts at the birth of a task only. Later ones are not followed: a person who answers a task holds its row,
 * and the feed, which carries everybody's records, would wait for him.
 */
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

/**
 * Form and role come from the release, case and seat from the instance, its part from the row that the part's first work wrote; a task of an unknown case stays without one. Returns the
 * case as far as it is known.
 */
export async function createTask({ trx, epoch, atMs }: MirrorPlace, task: CreatedTask): Promise<string | null> {
  const { rows } = await trx.raw(
    `INSERT INTO tasks (kind, epoch, task_key, instance_key, element_instance_key, process_id, release, element_id, form_id, role,
       case_id, part_id, seat, centre_id, assignee, engine_assignee, created_at)
     SELECT 'ENGINE', :epoch, :taskKey, :instanceKey, :elementInstanceKey, :processId, :release, :elementId, r.form_id,
       coalesce(:candidateGroup, r.role, 'unitHead'), i.case_id, p.id, i.seat, c.centre_id, :owner, :assignee,
       to_timestamp(:atMs / 1000.0)
     FROM (SELECT 1) one
     LEFT JOIN release_elements r ON r.release_id = :release AND r.process_id = :processId AND r.element_id = :elementId
     LEFT JOIN engine_instances i ON i.epoch = :epoch AND i.instance_key = :instanceKey
     LEFT JOIN case_parts p ON p.epoch = :epoch AND p.instance_key = :instanceKey
     LEFT JOIN cases c ON c.id = i.case_id
     ON CONFLICT (epoch, task_key) DO NOTHING RETURNING case_id`,
    { ...task, epoch, atMs, owner: task.assignee && UUID.test(task.assignee) ? task.assignee : null },
  );
  return rows[0]?.case_id ?? null;
}

export async function endTask(
  { trx, epoch, atMs }: MirrorPlace,
  taskKey: string,
  state: 'COMPLETED' | 'CANCELED',
): Promise<string | null> {
  const [row] = await trx('tasks')
    .where({ epoch, task_key: taskKey })
    .update({ state, ended_at: trx.raw('to_timestamp(? / 1000.0)', [atMs]) })
    .returning('case_id');
  return row?.case_id ?? null;
}
