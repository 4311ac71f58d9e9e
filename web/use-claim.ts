/** Taking a task and giving it back, optimistic: lists and the open task show it at once, an undo is offered, a refusal is told. */
import { useToaster } from '@gravity-ui/uikit';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import type { ApiProblem } from './api-problem.ts';
import { announce } from './shell/outcome-region.tsx';
import { useChange } from './use-change.ts';
import { useSession, type Me } from './use-session.ts';

type Task = ApiSchemas['TaskRow'];
type TaskList = ApiSchemas['TaskList'];
type Detail = ApiSchemas['TaskDetail'];
type Wish = { readonly task: Task; readonly take: boolean };

/** The row as it will be once the server has agreed. Pure. */
function rowAfter({ task, take }: Wish, me: Pick<Me, 'id' | 'fullName'> | null | undefined): Task {
  return { ...task, mine: take, assignee: take && me ? { id: me.id, name: me.fullName } : null };
}

type Options = { /** Offers to open the task just taken: for lists. */ readonly offerToOpen?: boolean };

export function useClaim({ offerToOpen = false }: Options = {}) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const me = useSession();
  const toaster = useToaster();
  const open = (taskId: string) => void navigate({ to: '/tasks/$taskId', params: { taskId } });
  const mutation = useChange<Task, Wish>(
    ({ task, take }) => ({ path: `/tasks/${task.id}/${take ? 'claim' : 'unclaim'}` }),
    {
      before: async (wish) => {
        await client.cancelQueries({ queryKey: ['tasks'] });
        putRow(client, rowAfter(wish, me));
      },
      done: (row, wish) => {
        putRow(client, row);
        renew(client);
        const title = wish.take ? 'Задача взята' : 'Задача возвращена группе';
        announce(title);
        toaster.add({
          name: `claim-${row.id}`,
          title,
          content: `${row.title}, случай ${row.caseNumber}`,
          actions: [
            ...(wish.take && offerToOpen
              ? [{ label: 'Открыть', view: 'action' as const, onClick: () => open(row.id) }]
              : []),
            {
              label: wish.take ? 'Вернуть' : 'Взять снова',
              onClick: () => mutation.mutate({ task: row, take: !wish.take }),
            },
          ],
        });
      },
      failed: (problem, wish) => {
        putRow(client, wish.task);
        renew(client);
        toaster.add({ name: `claim-${wish.task.id}`, theme: 'danger', autoHiding: 10_000, ...toastOf(problem) });
      },
    },
  );
  return {
    isPending: mutation.isPending,
    claim: (task: Task) => mutation.mutate({ task, take: true }),
    unclaim: (task: Task) => mutation.mutate({ task, take: false }),
  };
}

function toastOf(problem: ApiProblem): { title: string; content?: string } {
  return problem.detail ? { title: problem.title, content: problem.detail } : { title: problem.title };
}

function renew(client: QueryClient): void {
  for (const name of ['tasks', 'task', 'case']) void client.invalidateQueries({ queryKey: [name] });
}

function putRow(client: QueryClient, row: Task): void {
  client.setQueriesData<TaskList>({ queryKey: ['tasks'] }, (list) =>
    list ? { ...list, items: list.items.map((task) => (task.id === row.id ? row : task)) } : list,
  );
  client.setQueryData<Detail>(['task', row.id], (detail) =>
    detail ? { ...detail, task: row, claimable: !row.mine && row.assignee === null, editable: row.mine } : detail,
  );
}
