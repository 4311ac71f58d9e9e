/** A due moment in words and colour, with the exact date and the rule behind it. */
import { dueText } from '../due-presenter.ts';
import { useNow } from '../server-clock.ts';
import { useMoments } from '../use-session.ts';

type Props = {
  readonly dueAt: string | null;
  readonly paused?: boolean;
  readonly rule?: string | null;
  /** How often the words are renewed; a board of clocks asks for each second. */
  readonly everyMs?: number;
};

export function DueMark({ dueAt, paused = false, rule, everyMs = 15_000 }: Props) {
  const moments = useMoments();
  const due = dueText(dueAt, useNow(everyMs), paused);
  return (
    <span className="due" title={rule ?? undefined}>
      <span className={`due__text due__text_${due.tone}`}>{due.text}</span>
      {dueAt && (
        <time className="due__at" dateTime={dueAt}>
          {moments.due(dueAt)}
        </time>
      )}
      {rule && <span className="due__rule">{rule}</span>}
    </span>
  );
}
