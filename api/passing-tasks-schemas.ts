/** Giving an open task to another colleague: who could do it, and the deed. */
import * as z from 'zod';
import { orNull, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';
import { taskRow } from './tasks-schemas.ts';

const tag = 'Задачи';
const params = z.object({ taskId: uuid });

export const listTaskPerformers = operation({
  id: 'listTaskPerformers',
  method: 'get',
  path: '/tasks/{taskId}/performers',
  summary: 'Кому можно передать задачу',
  tag,
  signedIn: true,
  params,
  success: {
    status: 200,
    schema: z
      .object({
        mayReturn: z.boolean().meta({ description: 'Задачу можно вернуть группе' }),
        items: z.array(
          z.object({
            id: uuid,
            name: z.string(),
            post: z.string(),
            openTasks: z.int().meta({ description: 'Сколько задач у сотрудника в этом центре' }),
            absent: z.boolean(),
          }),
        ),
      })
      .meta({ id: 'TaskPerformers' }),
  },
  errors: [409, 422],
});
export const passTaskOn = operation({
  id: 'passTaskOn',
  method: 'post',
  path: '/tasks/{taskId}/performer',
  summary: 'Передать задачу другому исполнителю или вернуть группе',
  tag,
  signedIn: true,
  params,
  body: z.object({ userId: orNull(uuid).meta({ description: 'Нет — вернуть группе' }) }).meta({ id: 'TaskPerformer' }),
  success: { status: 200, schema: taskRow },
});
