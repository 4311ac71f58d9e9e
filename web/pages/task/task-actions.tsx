/** The bar under the form: completion (also Ctrl+Enter), giving the task back, the state of the draft. */
import { Button } from '@gravity-ui/uikit';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { DraftMark } from '../../form/draft-mark.tsx';
import type { DraftState } from '../../form/use-draft.ts';
import { useClaim } from '../../use-claim.ts';

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
      <Button view="flat" size="xl" disabled={busy || isPending} onClick={giveBack}>
        Вернуть группе
      </Button>
      <DraftMark state={draft} />
    </div>
  );
}

/** Calls back on Ctrl+Enter (⌘+Enter) anywhere in the page. */
export function useCtrlEnter(action: () => void): void {
  const latest = useRef(action);
  latest.current = action;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      setTimeout(() => latest.current(), 0);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
