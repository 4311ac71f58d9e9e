/** The board of running clocks: emergencies first, each counting down by the second. */
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { raisedLevelText } from '../../labels.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { DueMark } from '../../parts/due-mark.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { FilterTabs } from '../../parts/filter-tabs.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { UrgencyMark } from '../../parts/urgency-mark.tsx';
import { deadlinesQuery, type DeadlineFilter } from '../../queries.ts';
import { useRowWalk } from '../task-list/use-row-walk.ts';
import { boardOrder } from './board-presenter.ts';

type Row = ApiSchemas['DeadlineRow'];
const route = getRouteApi('/deadlines');
const filters: readonly { readonly only: DeadlineFilter; readonly title: string; readonly empty: string }[] = [
  { only: 'all', title: 'Все', empty: 'Идущих сроков нет' },
  { only: 'overdue', title: 'Просроченные', empty: 'Просроченных сроков нет' },
  { only: 'emergency', title: 'Экстренные', empty: 'Экстренных случаев сейчас нет' },
];

const columns: readonly Column<Row>[] = [
  {
    title: 'Осталось',
    className: 'col-due',
    cell: (row) => <DueMark dueAt={row.dueAt} paused={row.state === 'PAUSED'} everyMs={1_000} />,
  },
  { title: 'Обязанность', className: 'col-main', cell: (row) => <Duty row={row} /> },
  { title: 'Случай', cell: (row) => <CaseOfDeadline row={row} /> },
  { title: 'Куратор', cell: (row) => row.curatorName ?? 'не назначен' },
  { title: 'Поднято', cell: (row) => raisedLevelText(row.raisedLevel) },
];

export function DeadlinesPage() {
  const only = route.useSearch().only ?? 'all';
  const board = useQuery({ ...deadlinesQuery(only), placeholderData: (before) => before });
  const walk = useRowWalk();
  const tabs = filters.map((filter) => ({
    title: filter.title,
    on: filter.only === only,
    search: { only: filter.only },
  }));
  return (
    <>
      <PageHeading title="Сроки">
        <AsOf at={board.data?.asOf} />
      </PageHeading>
      <FilterTabs label="Какие сроки" to="/deadlines" tabs={tabs} />
      <QueryView query={board}>
        {({ items }) =>
          items.length > 0 ? (
            <div ref={walk}>
              <DataTable
                caption="Идущие сроки, экстренные сверху"
                columns={columns}
                rows={[...items].sort(boardOrder)}
                rowKey={(row) => row.id}
                rowClass={(row) => (row.overdue ? 'row_overdue' : '')}
              />
            </div>
          ) : (
            <EmptyState title={filters.find((filter) => filter.only === only)?.empty ?? ''}>
              Новые сроки появятся здесь сами.
            </EmptyState>
          )
        }
      </QueryView>
    </>
  );
}

function Duty({ row }: { readonly row: Row }) {
  return (
    <>
      {row.title} <span className="secondary">({row.rule})</span>
      {row.pauseReason && row.state === 'PAUSED' && (
        <span className="secondary block">Приостановлен: {row.pauseReason}</span>
      )}
    </>
  );
}

function CaseOfDeadline({ row }: { readonly row: Row }) {
  return (
    <>
      <Link to="/cases/$caseId" params={{ caseId: row.caseId }} className="link nowrap" data-row-link>
        {row.caseNumber}
      </Link>
      <span className="marks">
        <UrgencyMark urgency={row.urgency} />
      </span>
    </>
  );
}
