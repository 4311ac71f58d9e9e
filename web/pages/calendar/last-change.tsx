/** What has just been changed, how many deadlines it moved, and the way back. */
import { Button } from '@gravity-ui/uikit';
import type { CalendarEffect, DayChange } from '../../calendar-queries.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { dayTitle, effectText } from './calendar-presenter.ts';
import { useCalendarChange } from './use-calendar-change.ts';

export type DoneChange = {
  readonly number: number;
  readonly day: string;
  readonly effect: CalendarEffect;
  /** The day as it was before; none when the change itself was a way back. */
  readonly before: DayChange | undefined;
};
type Props = {
  readonly done: DoneChange;
  readonly calendarId: string;
  readonly after: (done: DoneChange) => void;
};

export function LastChange({ done, calendarId, after }: Props) {
  const { number, day, effect, before } = done;
  const undo = useCalendarChange(calendarId, (undone) =>
    after({ number: number + 1, day, effect: undone, before: undefined }),
  );
  return (
    <div className="completed-notice calendar-last no-print">
      <span>
        {before ? 'Изменён день' : 'Возвращено как было'}: {dayTitle(day)}. {effectText(effect, 'DID')}
      </span>
      {before && (
        <Button size="l" view="outlined" loading={undo.isPending} onClick={() => undo.mutate(before)}>
          Отменить изменение
        </Button>
      )}
      {undo.error && <ProblemNotice problem={undo.error} />}
    </div>
  );
}
