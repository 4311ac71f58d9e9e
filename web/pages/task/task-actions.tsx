/** The bar under the form: completion (also Ctrl+Enter), giving the task back, the state of the draft. */
import { Button } from '@gravity-ui/uikit';
import { useNavigate } from '@tanstack/react-router';
import { goesBack } from '#domain/access.ts';
import type { ApiSchemas } from '#generated/api-types.ts';
import { DraftMark } from '../../form/draft-mark.tsx';
import type { DraftState } from '../../form/use-draft.ts';
import { useClaim } from '../../use-claim.ts';
import { useCtrlEnter } from '../../use-ctrl-enter.ts';

type Props = {
  readonly task: ApiSchemas['TaskRow'];
  readonly draft: DraftState;
  readonly busy: boolean;
  readonly onComplete: () => void;
};

export function TaskActions({ task, draft, busy, onComplete }: Props) {
  const { unclaim, isPending } = useClaim();
  const navigate = useNavigate();
  useCtrlEnter(onComplete);
  const giveBack = () => {
    unclaim(task);
    void navigate({ to: '/tasks' });
  };
  return (
    <div className="task-actions">
      <Button view="action" size="xl" loading={busy} onClick={onComplete} title="Ctrl+Enter">
        Завершить
      </Button>
      {goesBack(task) && (
        <Button view="flat" size="xl" disabled={busy || isPending} onClick={giveBack}>
          Вернуть группе
        </Button>
      )}
      <DraftMark state={draft} />
    </div>
  );
}
