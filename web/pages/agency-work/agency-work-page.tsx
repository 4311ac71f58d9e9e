/** The work of a body: cases in which it has measures to carry out or notices to answer, what is late first; or all of its cases. */
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { counted } from '../../plural.ts';
import { russianDay } from '../../report-words.ts';
import { useMoments } from '../../use-session.ts';
import { useRowWalk } from '../task-list/use-row-walk.ts';
import { AgencyTabs } from './agency-tabs.tsx';
import { agencyWorkQuery } from './agency-work-queries.ts';

type Row = ApiSchemas['AgencyWorkRow'];
const route = getRouteApi('/agency-work');

const columns: readonly Column<Row>[] = [
  { title: 'Случай', className: 'col-main', cell: (row) => <CaseName row={row} /> },
  { title: 'Мероприятия', cell: (row) => <Measures row={row} /> },
  { title: 'Извещения', cell: (row) => <Notices row={row} /> },
  { title: 'Кому звонить', cell: (row) => <Contact row={row} /> },
];

export function AgencyWorkPage() {
  const { show = 'open' } = route.useSearch();
  const work = useQuery({ ...agencyWorkQuery(show), placeholderData: (before) => before });
  const walk = useRowWalk();
  return (
    <>
      <PageHeading title="Работа ведомства" lead={work.data?.agencies.join(', ')}>
        <AsOf at={work.data?.asOf} />
      </PageHeading>
      <AgencyTabs current={show} />
      <QueryView query={work}>
        {({ items, agencies }) =>
          items.length > 0 ? (
            <div ref={walk}>
              <DataTable
                caption={show === 'all' ? 'Случаи, в которых ведомство участвует' : 'Случаи, которые ждут ведомства'}
                columns={columns}
                rows={items}
                rowKey={(row) => row.caseId}
                rowClass={(row) => (row.overdue + row.late > 0 ? 'row_overdue' : '')}
              />
            </div>
          ) : (
            <NothingToDo named={agencies.length > 0} all={show === 'all'} />
          )
        }
      </QueryView>
    </>
  );
}

function NothingToDo({ named, all }: { readonly named: boolean; readonly all: boolean }) {
  if (!named) {
    return (
      <EmptyState title="Ведомство не указано">
        Попросите администратора указать ведомство в вашей должности.
      </EmptyState>
    );
  }
  return (
    <EmptyState title={all ? 'Ведомство пока не участвует ни в одном случае' : 'Сейчас от ведомства ничего не ждут'}>
      {all
        ? 'Здесь появятся случаи, в программах которых названо ваше ведомство, и те, о которых вас известили.'
        : 'Здесь появятся мероприятия программ, в которых названо ваше ведомство, и извещения без ответа.'}
    </EmptyState>
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
  const moments = useMoments();
  if (row.notices === 0) return <span className="secondary">нет</span>;
  return (
    <>
      {counted(row.notices, ['извещение', 'извещения', 'извещений'])}
      {row.unanswered > 0 && <span className="secondary block">ждут ответа: {row.unanswered}</span>}
      {row.answerBy && row.late === 0 && (
        <span className="secondary block">ответить до {moments.full(row.answerBy)}</span>
      )}
      {row.late > 0 && <span className="due__text due__text_overdue block">срок прошёл: {row.late}</span>}
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
