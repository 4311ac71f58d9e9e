/** Alarms and warnings: an alarm counts only when the person it is for has seen it, so each has its own mark. */
import { Button } from '@gravity-ui/uikit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { alarmKindNames, alarmTitles } from '../../emergency-labels.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { DueMark } from '../../parts/due-mark.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { SwitchRow } from '../../parts/switch-row.tsx';
import { alarmsQuery } from '../../queries.ts';
import { useChange } from '../../use-change.ts';
import { useMoments } from '../../use-session.ts';

type Alarm = ApiSchemas['AlarmRow'];

export function AlarmsPage() {
  const [onlyNew, setOnlyNew] = useState(true);
  const alarms = useQuery({ ...alarmsQuery(onlyNew), placeholderData: (before) => before });
  return (
    <>
      <PageHeading title="Тревоги">
        <AsOf at={alarms.data?.asOf} />
      </PageHeading>
      <SwitchRow on={onlyNew} onChange={setOnlyNew} label="Только новые" />
      <QueryView query={alarms}>
        {({ items }) =>
          items.length > 0 ? (
            <ul className="alarms">
              {items.map((alarm) => (
                <AlarmItem key={alarm.id} alarm={alarm} />
              ))}
            </ul>
          ) : (
            <EmptyState title={onlyNew ? 'Новых тревог нет' : 'Тревог нет'}>
              Если срок приблизится или пройдёт, тревога появится здесь сама.
            </EmptyState>
          )
        }
      </QueryView>
    </>
  );
}

function AlarmItem({ alarm }: { readonly alarm: Alarm }) {
  const moments = useMoments();
  const client = useQueryClient();
  const seen = useChange<Alarm>(() => ({ path: `/alarms/${alarm.id}/seen` }), {
    done: () => void client.invalidateQueries({ queryKey: ['alarms'] }),
  });
  const title = alarm.title ?? alarmTitles[alarm.kind];
  return (
    <li className={`alarm alarm_${alarm.kind.toLowerCase()}`}>
      <div>
        <p className="alarm__title">
          <span className={`mark mark_${alarm.kind.toLowerCase()}`}>{alarmKindNames[alarm.kind]}</span> {title}{' '}
          {alarm.rule && <span className="secondary">({alarm.rule})</span>}
        </p>
        <p>
          Случай{' '}
          <Link to="/cases/$caseId" params={{ caseId: alarm.caseId }} className="link">
            {alarm.caseNumber}
          </Link>
          {alarm.kind === 'ESCALATION' && `, ступень ${alarm.level}`}
          {alarm.taskId && !alarm.resolved && (
            <>
              {', '}
              <Link to="/tasks/$taskId" params={{ taskId: alarm.taskId }} className="link">
                разобраться
              </Link>
            </>
          )}
        </p>
        <p className="secondary">
          поднята {moments.moment(alarm.raisedAt)}
          {alarm.raisedBy === 'WATCHDOG' && ' сторожем сроков'}
          {alarm.seenAt && `, увидено ${moments.moment(alarm.seenAt)}${alarm.seenBy ? ` (${alarm.seenBy})` : ''}`}
        </p>
        {seen.error && <ProblemNotice problem={seen.error} retry={() => seen.mutate()} />}
      </div>
      <div className="alarm__side">
        {alarm.resolved ? <span className="mark mark_planned">Уже исполнено</span> : <AlarmDue alarm={alarm} />}
        {!alarm.seenAt && (
          <Button
            size="l"
            loading={seen.isPending}
            aria-label={`Отметить увиденной: ${title}, ${alarm.caseNumber}`}
            onClick={() => seen.mutate()}
          >
            Отметить увиденной
          </Button>
        )}
      </div>
    </li>
  );
}

/** What is not about a deadline wants attention at once. */
function AlarmDue({ alarm }: { readonly alarm: Alarm }) {
  return alarm.rule ? <DueMark dueAt={alarm.dueAt} /> : <span className="mark mark_emergency">Сразу</span>;
}
