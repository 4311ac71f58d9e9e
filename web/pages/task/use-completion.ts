/** Completing a task: one effect however often it is pressed; then back to the list, which never shows the task again. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import type { ApiProblem } from '../../api-problem.ts';
import { setCompletedTask } from '../../completed-task.ts';
import { rememberDone, withoutDone } from '../../done-tasks.ts';
import type { Answers } from '../../form/open-form.ts';
import { announce } from '../../shell/outcome-region.tsx';
import { useChange } from '../../use-change.ts';

type Handlers = { readonly done: () => void; readonly failed: (problem: ApiProblem) => void };

export function useCompletion(task: ApiSchemas['TaskRow'], handlers: Handlers) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useChange<ApiSchemas['TaskCompleted'], Answers>(
    (data) => ({ path: `/tasks/${task.id}/complete`, body: { data } }),
    {
      done: () => {
        handlers.done();
        rememberDone(task.id);
        void client.cancelQueries({ queryKey: ['tasks'] });
        client.setQueriesData<ApiSchemas['TaskList']>({ queryKey: ['tasks'] }, (list) => list && withoutDone(list));
        for (const name of ['tasks', 'case', 'cases', 'alarms', 'deadlines'])
          void client.invalidateQueries({ queryKey: [name] });
        client.removeQueries({ queryKey: ['task', task.id] });
        setCompletedTask({ taskId: task.id, title: task.title, caseId: task.caseId, caseNumber: task.caseNumber });
        announce(`Задача «${task.title}» завершена`);
        void navigate({ to: '/tasks' });
      },
      failed: handlers.failed,
    },
  );
}
