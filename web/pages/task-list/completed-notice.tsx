/** «Задача завершена» above the list, and the next task of the same case as soon as the process has made it. */
import { Xmark } from '@gravity-ui/icons';
import { Button, Icon } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { setCompletedTask, useCompletedTask, type CompletedTask } from '../../completed-task.ts';
import { tasksQuery } from '../../queries.ts';
import { nextOfCase } from './next-task.ts';

export function CompletedNotice() {
  const completed = useCompletedTask();
  return <div role="status">{completed && <Notice completed={completed} />}</div>;
}

function Notice({ completed }: { readonly completed: CompletedTask }) {
  const mine = useQuery(tasksQuery({ list: 'mine' })).data?.items ?? [];
  const group = useQuery(tasksQuery({ list: 'group' })).data?.items ?? [];
  const next = nextOfCase([...mine, ...group], completed);
  return (
    <div className="completed-notice">
      <p>
        Задача «{completed.title}» завершена.{' '}
        {next ? (
          <>
            Следующая задача по случаю:{' '}
            <Link to="/tasks/$taskId" params={{ taskId: next.id }} className="link">
              {next.title}
            </Link>
          </>
        ) : (
          <Link to="/cases/$caseId" params={{ caseId: completed.caseId }} className="link">
            Случай {completed.caseNumber}
          </Link>
        )}
      </p>
      <Button view="flat" size="m" aria-label="Скрыть сообщение" onClick={() => setCompletedTask(undefined)}>
        <Icon data={Xmark} size={16} />
      </Button>
    </div>
  );
}
