/** Claiming a task in the list and giving it back; the row changes at once and comes back if the server refuses. */
import { Button } from '@gravity-ui/uikit';
import { goesBack } from '#domain/access.ts';
import type { ApiSchemas } from '#generated/api-types.ts';
import { useClaim } from '../../use-claim.ts';

export function ClaimButton({ task }: { readonly task: ApiSchemas['TaskRow'] }) {
  const { claim, unclaim, isPending } = useClaim({ offerToOpen: true });
  if (task.mine && !goesBack(task)) return null;
  if (task.mine) {
    return (
      <Button
        size="l"
        view="outlined"
        disabled={isPending}
        onClick={() => unclaim(task)}
        aria-label={`Вернуть группе: ${task.title}, ${task.caseNumber}`}
      >
        Вернуть группе
      </Button>
    );
  }
  if (task.assignee) return <span className="secondary">занята</span>;
  return (
    <Button
      size="l"
      view="outlined-action"
      disabled={isPending}
      onClick={() => claim(task)}
      aria-label={`Взять: ${task.title}, ${task.caseNumber}`}
    >
      Взять
    </Button>
  );
}
