/** Where processes have stopped and why, in plain words; the administrator lets the engine try again. */
import { Button } from '@gravity-ui/uikit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { failureKindNames, processNames } from '../../failure-labels.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { failuresQuery } from '../../queries.ts';
import { useChange } from '../../use-change.ts';
import { useMoments } from '../../use-session.ts';

type Failure = ApiSchemas['FailureRow'];

export function FailuresPage() {
  const failures = useQuery(failuresQuery);
  return (
    <>
      <PageHeading title="Сбои процесса">
        <AsOf at={failures.data?.asOf} />
      </PageHeading>
      <QueryView query={failures}>
        {({ items }) =>
          items.length > 0 ? (
            <ul className="alarms">
              {items.map((failure) => (
                <FailureItem key={`${failure.kind} ${failure.id}`} failure={failure} />
              ))}
            </ul>
          ) : (
            <EmptyState title="Сбоев нет">
              Если какой-либо процесс остановится, он появится здесь с причиной.
            </EmptyState>
          )
        }
      </QueryView>
    </>
  );
}

function FailureItem({ failure }: { readonly failure: Failure }) {
  const moments = useMoments();
  return (
    <li className="alarm alarm_escalation">
      <div>
        <p className="alarm__title">
          <span className="mark mark_escalation">{failureKindNames[failure.kind]}</span>{' '}
          {failure.elementName ?? 'Команда движку'}
        </p>
        <p>{failure.words}</p>
        <p className="secondary">
          {[failure.processId && (processNames[failure.processId] ?? failure.processId), `код ${failure.code}`]
            .filter(Boolean)
            .join(', ')}
          , с {moments.moment(failure.since)}
        </p>
        <CaseOfFailure failure={failure} />
      </div>
      {failure.repeatable && <RepeatButton failure={failure} />}
    </li>
  );
}

function CaseOfFailure({ failure: { caseId, caseNumber } }: { readonly failure: Failure }) {
  if (!caseNumber) return null;
  if (!caseId) return <p>Случай {caseNumber}</p>;
  return (
    <p>
      Случай{' '}
      <Link to="/cases/$caseId" params={{ caseId }} className="link">
        {caseNumber}
      </Link>
    </p>
  );
}

function RepeatButton({ failure }: { readonly failure: Failure }) {
  const client = useQueryClient();
  const repeat = useChange(() => ({ path: `/failures/${failure.id}/repeat` }), {
    done: () => void client.invalidateQueries({ queryKey: ['failures'] }),
  });
  return (
    <div className="alarm__side">
      {repeat.error && <ProblemNotice problem={repeat.error} retry={() => repeat.mutate()} />}
      <Button
        size="l"
        loading={repeat.isPending}
        disabled={repeat.isSuccess}
        aria-label={`Повторить: ${failure.elementName ?? 'команда'}, ${failure.caseNumber ?? ''}`}
        onClick={() => repeat.mutate()}
      >
        {repeat.isSuccess ? 'Повторяется' : 'Повторить'}
      </Button>
    </div>
  );
}
