/** The message has its number; the task of step 1 appears in the group's list within a moment. */
import { Alert } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { tasksQuery } from '../../queries.ts';

export function RegisteredNotice({ registered }: { readonly registered: ApiSchemas['SignalRegistered'] }) {
  const group = useQuery(tasksQuery({ list: 'group' })).data?.items ?? [];
  const mine = useQuery(tasksQuery({ list: 'mine' })).data?.items ?? [];
  const task = [...mine, ...group].find(({ caseId }) => caseId === registered.caseId);
  return (
    <div role="status" className="registered-notice">
      <Alert
        theme="success"
        title={`Сообщение ${registered.signalNumber} зарегистрировано, случай ${registered.caseNumber}`}
        message="Теперь примите по нему решение: срок 15 минут с момента получения."
        actions={
          task ? (
            <Link to="/tasks/$taskId" params={{ taskId: task.id }} className="link">
              К задаче «{task.title}»
            </Link>
          ) : (
            <span className="secondary">Задача создаётся…</span>
          )
        }
      />
    </div>
  );
}
