/** The work of a body: cases in which it has measures to carry out or notices to answer, the nearest term first. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { counted } from '../../plural.ts';
import { russianDay } from '../../report-words.ts';
import { useRowWalk } from '../task-list/use-row-walk.ts';
import { agencyWorkQuery } from './agency-work-queries.ts';

type Row = ApiSchemas['AgencyWorkRow'];

const columns: readonly Column<Row>[] = [
  { title: 'Случай', className: 'col-main', cell: (row) => <CaseName row={row} /> },
  { title: 'Мероприятия', cell: (row) => <Measures row={row} /> },
  { title: 'Извещения', cell: (row) => <Notices row={row} /> },
  { title: 'Кому звонить', cell: (row) => <Contact row={row} /> },
];

export function AgencyWorkPage() {
  const work = useQuery(agencyWorkQuery);
  const walk = useRowWalk();
  return (
    <>
      <PageHeading title="Работа ведомства" lead={work.data?.agencies.join(', ')}>
        <AsOf at={work.data?.asOf} />
      </PageHeading>
      <QueryView query={work}>
        {({ items, agencies }) =>
          items.length > 0 ? (
            <div ref={walk}>
              <DataTable
                caption="Случаи, в которых ведомство участвует"
                columns={columns}
                rows={items}
                rowKey={(row) => row.caseId}
                rowClass={(row) => (row.overdue > 0 ? 'row_overdue' : '')}
              />
            </div>
          ) : (
            <EmptyState title={agencies.length > 0 ? 'Сейчас ведомству ничего не поручено' : 'Ведомство не указано'}>
              {agencies.length > 0
                ? 'Здесь появятся мероприятия программ, в которых названо ваше ведомство, и отправленные вам извещения.'
                : 'Попросите администратора указать ведомство в вашей должности.'}
            </EmptyState>
          )
        }
      </QueryView>
    </>
  );
}

function CaseName({ row }: { readonly row: Row }) {
  return (
    <>
      <Link to="/agency-work/$caseId" params={{ caseId: row.caseId }} className="link task-title__link" data-row-link>
        {row.caseNumber}
      </Link>
      <span className="block">{row.familyName}</span>
    </>
  );
}

function Measures({ row }: { readonly row: Row }) {
  if (row.measures === 0) return <span className="secondary">нет</span>;
  return (
    <>
      {counted(row.measures, ['мероприятие', 'мероприятия', 'мероприятий'])}
      {row.nextDueOn && <span className="secondary block">ближайший срок {russianDay(row.nextDueOn)}</span>}
      {row.overdue > 0 && <span className="due__text due__text_overdue block">просрочено: {row.overdue}</span>}
    </>
  );
}

function Notices({ row }: { readonly row: Row }) {
  if (row.notices === 0) return <span className="secondary">нет</span>;
  return (
    <>
      {counted(row.notices, ['извещение', 'извещения', 'извещений'])}
      {row.unanswered > 0 && <span className="secondary block">ждут ответа: {row.unanswered}</span>}
    </>
  );
}

function Contact({ row }: { readonly row: Row }) {
  return (
    <>
      {row.curatorName ?? 'Куратор ещё не назначен'}
      <span className="secondary block">{row.centreName}</span>
    </>
  );
}
