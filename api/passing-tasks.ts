/** Giving open tasks to other colleagues: for the head of the unit and for managers, who know the case by its number. */
import type { Router } from 'express';
import { passableTask, passTaskOn } from '#actions/pass-task-on.ts';
import { goesBack } from '#domain/access.ts';
import { DomainError } from '#domain/error.ts';
import { taskPerformersView } from '#store/views/task-performers-view.ts';
import { taskView } from '#store/views/task-list-view.ts';
import { operate, requireAccess, type Tools } from './operate.ts';
import * as contract from './passing-tasks-schemas.ts';
import { shownTask } from './tasks.ts';

export function passingTaskRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.listTaskPerformers, ({ params, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'change', 'UnitTasks');
      const task = await passableTask(trx, params.taskId);
      return { mayReturn: goesBack(task), items: [...(await taskPerformersView(trx, task))] };
    }),
  );

  operate(router, tools, contract.passTaskOn, ({ params, body, userId, now, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'change', 'UnitTasks');
      await passTaskOn(trx, { ...params, toUserId: body.userId }, { userId, now });
      const view = await taskView(trx, params.taskId);
      if (!view) throw new DomainError('NOT_FOUND');
      return shownTask(view.item);
    }),
  );
}
