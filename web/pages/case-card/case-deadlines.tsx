/** The clocks of a case; the unit head may pause, resume and move them, each with a reason. */
import { Button } from '@gravity-ui/uikit';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { DueMark } from '../../parts/due-mark.tsx';
import { FoldedLines } from '../../parts/folded-lines.tsx';
import { useMoments, type Moments } from '../../use-session.ts';
import { DeadlineDialog } from './deadline-dialog.tsx';
import type { DeadlineAction } from './use-deadline-change.ts';

type Deadline = ApiSchemas['DeadlineRow'];
/** Clocks that are over are many in a long case: a few of them tell enough. */
const leastShown = 5;
type Chosen = { readonly deadline: Deadline; readonly action: DeadlineAction };

export function CaseDeadlines({ card }: { readonly card: ApiSchemas['CaseCard'] }) {
  const [chosen, setChosen] = useState<Chosen>();
  const mayChange = card.relation === 'UNIT_HEAD';
  return (
    <section className="card">
      <h2>Сроки</h2>
      {card.deadlines.length === 0 && <p className="secondary">Сроков пока нет.</p>}
      <FoldedLines of="сроки" shown={Math.max(leastShown, card.deadlines.filter(isRunning).length)}>
        {[...card.deadlines].sort(runningFirst).map((deadline) => (
          <li key={deadline.id} className="lines__item">
            <DeadlineAbout deadline={deadline} />
            <div className="deadline-side">
              <DeadlineEnd deadline={deadline} />
              {mayChange && (
                <DeadlineButtons deadline={deadline} choose={(action) => setChosen({ deadline, action })} />
              )}
            </div>
          </li>
        ))}
      </FoldedLines>
      {chosen && (
        <DeadlineDialog key={`${chosen.deadline.id}-${chosen.action}`} {...chosen} close={() => setChosen(undefined)} />
      )}
    </section>
  );
}

const isRunning = ({ state }: Deadline): boolean => state !== 'DONE' && state !== 'CANCELLED';

/** Those that run by when they are due, then the last ones that are over. */
function runningFirst(a: Deadline, b: Deadline): number {
  if (isRunning(a) !== isRunning(b)) return isRunning(a) ? -1 : 1;
  return (Date.parse(a.dueAt) - Date.parse(b.dueAt)) * (isRunning(a) ? 1 : -1);
}

function DeadlineAbout({ deadline }: { readonly deadline: Deadline }) {
  return (
    <span>
      {deadline.title} <span className="secondary">({deadline.rule})</span>
      {deadline.pauseReason && deadline.state === 'PAUSED' && (
        <span className="secondary block">Приостановлен: {deadline.pauseReason}</span>
      )}
      {deadline.extensionReason && <span className="secondary block">Перенесён: {deadline.extensionReason}</span>}
    </span>
  );
}

function DeadlineEnd({ deadline }: { readonly deadline: Deadline }) {
  const moments = useMoments();
  if (!isRunning(deadline)) return <span className="secondary">{endText(deadline, moments)}</span>;
  return <DueMark dueAt={deadline.dueAt} paused={deadline.state === 'PAUSED'} everyMs={1_000} />;
}

function endText(deadline: Deadline, moments: Moments): string {
  if (deadline.state === 'CANCELLED') return 'снят';
  const when = deadline.doneAt ? ` ${moments.moment(deadline.doneAt)}` : '';
  return deadline.doneLate ? `исполнено с опозданием${when}` : `исполнено в срок${when}`;
}

function DeadlineButtons({
  deadline,
  choose,
}: {
  readonly deadline: Deadline;
  readonly choose: (action: DeadlineAction) => void;
}) {
  if (!isRunning(deadline)) return null;
  const actions: readonly { readonly action: DeadlineAction; readonly title: string }[] =
    deadline.state === 'PAUSED'
      ? [{ action: 'resume', title: 'Возобновить' }]
      : [
          { action: 'pause', title: 'Приостановить' },
          { action: 'move', title: 'Перенести' },
        ];
  return (
    <span className="deadline-buttons no-print">
      {actions.map(({ action, title }) => (
        <Button
          key={action}
          size="m"
          view="outlined"
          aria-label={`${title}: ${deadline.title}`}
          onClick={() => choose(action)}
        >
          {title}
        </Button>
      ))}
    </span>
  );
}
