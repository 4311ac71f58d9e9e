/** «Журнал действий»: who did, read, was refused what and when, within the units of the reader; ids and codes only. */
import { Button } from '@gravity-ui/uikit';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { accessOf } from '#domain/access.ts';
import type { ApiSchemas } from '#generated/api-types.ts';
import { listTitle, purposeTitles } from '#domain/audit-words.ts';
import { auditFiltersQuery, auditQuery } from '../../audit-queries.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { EmergencyAccessLink } from '../../parts/emergency-access-link.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PrintButton } from '../../parts/print-button.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { useMoments, useSession, type Moments } from '../../use-session.ts';
import { AuditChoice } from './audit-choice.tsx';
import { actorKindNames } from './audit-labels.ts';

type Entry = ApiSchemas['AuditEntry'];
const route = getRouteApi('/audit');

export function AuditPage() {
  const search = route.useSearch();
  const journal = useInfiniteQuery({ ...auditQuery(search), placeholderData: (before) => before });
  const filters = useQuery(auditFiltersQuery);
  const access = accessOf(useSession()?.roles ?? []);
  const moments = useMoments();
  return (
    <>
      <PageHeading
        title="Журнал действий"
        lead="Кто что делал, читал и в чём отказано. Записи запечатаны: изменить их незаметно нельзя."
      >
        <AsOf at={journal.data?.pages[0]?.asOf} />
        <EmergencyAccessLink />
        <PrintButton page="AUDIT" />
      </PageHeading>
      <AuditChoice key={JSON.stringify(search)} search={search} filters={filters.data} />
      <QueryView query={journal}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          if (rows.length === 0) return <Nothing filtered={Object.values(search).some(Boolean)} />;
          return (
            <DataTable
              caption="Журнал действий"
              columns={columns(moments, access.can('read', 'CaseList'))}
              rows={rows}
              rowKey={(row) => row.id}
              rowClass={(row) => (row.outcome === 'REFUSED' ? 'row_overdue' : '')}
            />
          );
        }}
      </QueryView>
      {journal.hasNextPage && (
        <Button
          size="l"
          className="no-print"
          loading={journal.isFetchingNextPage}
          onClick={() => void journal.fetchNextPage()}
        >
          Показать более ранние
        </Button>
      )}
    </>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  return filtered ? (
    <EmptyState title="По этому отбору записей нет">Проверьте номер случая и дни или сбросьте отбор.</EmptyState>
  ) : (
    <EmptyState title="Записей пока нет">Каждое действие сотрудников вашего отделения появится здесь.</EmptyState>
  );
}

function columns(moments: Moments, opensCases: boolean): readonly Column<Entry>[] {
  return [
    {
      title: 'Когда',
      className: 'nowrap',
      cell: ({ at, sealed }) => (
        <>
          <time dateTime={at}>{moments.full(at)}</time>
          {!sealed && <span className="secondary block">ждёт печати</span>}
        </>
      ),
    },
    { title: 'Кто', cell: (row) => <Actor row={row} /> },
    {
      title: 'Действие',
      className: 'col-main',
      cell: ({ title, subjectKind }) => (
        <>
          {title}
          <span className="secondary block">{listTitle(subjectKind)}</span>
        </>
      ),
    },
    {
      title: 'Случай',
      className: 'nowrap',
      cell: ({ caseId, caseNumber }) =>
        caseId && caseNumber && opensCases ? (
          <Link to="/cases/$caseId" params={{ caseId }} className="link">
            {caseNumber}
          </Link>
        ) : (
          (caseNumber ?? '—')
        ),
    },
    { title: 'Цель', cell: ({ purpose }) => (purpose ? purposeTitles[purpose] : '—') },
    {
      title: 'Итог',
      cell: ({ outcome }) =>
        outcome === 'REFUSED' ? <span className="strong-danger">отказано</span> : <span>выполнено</span>,
    },
  ];
}

function Actor({ row: { actor, actorKind, onBehalfOf } }: { readonly row: Entry }) {
  return (
    <>
      {actor?.name ?? actorKindNames[actorKind]}
      {onBehalfOf && <span className="secondary block">замещает: {onBehalfOf.name}</span>}
    </>
  );
}
