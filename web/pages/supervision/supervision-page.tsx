/** Cases to which the supervisor is invited, without names; the invitation that ends first on top. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { type Moments, useMoments } from '../../use-session.ts';
import { useRowWalk } from '../task-list/use-row-walk.ts';
import { supervisedCasesQuery } from './supervision-queries.ts';

type Row = ApiSchemas['SupervisedRow'];

export function SupervisionPage() {
  const cases = useQuery(supervisedCasesQuery);
  const moments = useMoments();
  const walk = useRowWalk();
  return (
    <>
      <PageHeading title="Супервизия">
        <AsOf at={cases.data?.asOf} />
      </PageHeading>
      <QueryView query={cases}>
        {({ items }) =>
          items.length > 0 ? (
            <div ref={walk}>
              <DataTable
                caption="Случаи, в которые вас пригласили"
                columns={columns(moments)}
                rows={items}
                rowKey={(row) => row.caseId}
              />
            </div>
          ) : (
            <EmptyState title="Вас пока никуда не пригласили">
              Случай появится здесь, когда заведующая отделением пригласит вас на время. Имён и адресов в нём не будет.
            </EmptyState>
          )
        }
      </QueryView>
    </>
  );
}

function columns(moments: Moments): readonly Column<Row>[] {
  return [
    {
      title: 'Случай',
      className: 'col-main',
      cell: (row) => (
        <Link to="/supervision/$caseId" params={{ caseId: row.caseId }} className="link task-title__link" data-row-link>
          {row.title}
        </Link>
      ),
    },
    { title: 'Шаг', cell: (row) => `${row.step}. ${row.stepTitle}` },
    { title: 'Куратор', cell: (row) => row.curatorName ?? 'не назначен' },
    { title: 'Кто пригласил', cell: (row) => row.invitedBy },
    { title: 'Открыт до', cell: (row) => <time dateTime={row.until}>{moments.moment(row.until)}</time> },
  ];
}
