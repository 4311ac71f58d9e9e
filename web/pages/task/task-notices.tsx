/** What a person must know before filling in: free to claim, read-only and why, what happened, what was restored. */
import { Alert, Button } from '@gravity-ui/uikit';
import { Link } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { useClaim } from '../../use-claim.ts';

type Detail = ApiSchemas['TaskDetail'];

export function TaskNotices({ detail, restored }: { readonly detail: Detail; readonly restored: boolean }) {
  return (
    <div className="task-notices">
      {detail.explanation && <Alert theme="warning" title="Что случилось" message={detail.explanation} />}
      {detail.state !== 'OPEN' && <ClosedNotice detail={detail} />}
      {detail.claimable && <ClaimNotice task={detail.task} />}
      {detail.state === 'OPEN' && !detail.editable && !detail.claimable && (
        <Alert
          theme="info"
          title="Только просмотр"
          message={detail.readOnlyReason ?? 'Эту задачу выполняет другой человек.'}
        />
      )}
      {restored && (
        <Alert
          theme="info"
          title="Восстановлено введённое раньше"
          message="Прошлый раз сервер был недоступен, поэтому ответы хранились на этом устройстве."
        />
      )}
    </div>
  );
}

function ClosedNotice({ detail }: { readonly detail: Detail }) {
  const title = detail.state === 'ANSWERED' ? 'Задача уже завершена' : 'Задача больше не нужна';
  return (
    <Alert
      theme="info"
      title={title}
      message={detail.readOnlyReason ?? 'Форму можно посмотреть, но не изменить.'}
      actions={
        <Link to="/cases/$caseId" params={{ caseId: detail.task.caseId }} className="link">
          К случаю {detail.task.caseNumber}
        </Link>
      }
    />
  );
}

function ClaimNotice({ task }: { readonly task: ApiSchemas['TaskRow'] }) {
  const { claim, isPending } = useClaim();
  return (
    <Alert
      theme="info"
      title="Задача вашей группы"
      message="Возьмите её себе, чтобы заполнить форму: так двое не сделают одно и то же."
      actions={
        <Button view="action" size="l" loading={isPending} onClick={() => claim(task)}>
          Взять задачу
        </Button>
      }
    />
  );
}
