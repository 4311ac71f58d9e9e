/** The list of cases: status, search, step, next due moment; the card is one Enter away. */
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { nameOf, outcomeNames, riskNames } from '../../labels.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { DueMark } from '../../parts/due-mark.tsx';
import { EmergencyAccessLink } from '../../parts/emergency-access-link.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { FilterTabs } from '../../parts/filter-tabs.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { TerritoryFilter } from '../../parts/territory-filter.tsx';
import { UrgencyMark } from '../../parts/urgency-mark.tsx';
import { counted } from '../../plural.ts';
import { casesQuery, type CaseFilter } from '../../queries.ts';
import { useSearchWords } from '../../search-words.ts';
import { useMoments, type Moments } from '../../use-session.ts';
import { useRowWalk } from '../task-list/use-row-walk.ts';

type Row = ApiSchemas['CaseRow'];
const route = getRouteApi('/cases');
const statuses: readonly { readonly status: CaseFilter['status']; readonly title: string }[] = [
  { status: 'RUNNING', title: 'В работе' },
  { status: 'CLOSED', title: 'Завершённые' },
  { status: 'ALL', title: 'Все' },
];

export function CasesPage() {
  const search = route.useSearch();
  const status = search.status ?? 'RUNNING';
  const navigate = useNavigate();
  const [words, setWords] = useSearchWords('cases');
  const { territory: territoryId } = search;
  const filter = { status, territoryId, ...(words ? { search: words } : {}) };
  const cases = useQuery({ ...casesQuery(filter), placeholderData: (before) => before });
  const moments = useMoments();
  const walk = useRowWalk();
  const tabs = statuses.map((tab) => ({
    title: tab.title,
    on: tab.status === status,
    search: { ...search, status: tab.status },
  }));
  return (
    <>
      <PageHeading title="Случаи">
        <AsOf at={cases.data?.asOf} />
        <EmergencyAccessLink />
      </PageHeading>
      <FilterTabs label="Состояние случаев" to="/cases" tabs={tabs} />
      <div className="filters">
        <SearchField value={words} label="Поиск по случаям" placeholder="Номер случая или семья" onSearch={setWords} />
        <TerritoryFilter
          value={territoryId}
          onChange={(territory) => void navigate({ to: '/cases', search: { ...search, territory } })}
        />
      </div>
      <QueryView query={cases}>
        {({ items }) =>
          items.length > 0 ? (
            <div ref={walk}>
              <DataTable
                caption="Случаи"
                columns={columns(moments)}
                rows={items}
                rowKey={(row) => row.id}
                rowClass={(row) => (row.overdue > 0 ? 'row_overdue' : '')}
              />
            </div>
          ) : (
            <EmptyState title={words ? 'По этому запросу случаев нет' : 'Случаев здесь пока нет'}>
              {words
                ? 'Проверьте номер или фамилию, поищите среди всех случаев.'
                : 'Случай появляется, когда регистрируют сообщение.'}
            </EmptyState>
          )
        }
      </QueryView>
    </>
  );
}

function columns(moments: Moments): readonly Column<Row>[] {
  return [
    { title: 'Случай', className: 'col-main', cell: (row) => <CaseName row={row} /> },
    {
      title: 'Шаг',
      cell: (row) =>
        row.status === 'CLOSED' ? <ClosedCase row={row} moments={moments} /> : `${row.step}. ${row.stepTitle}`,
    },
    {
      title: 'Ближайший срок',
      className: 'col-due',
      cell: (row) => (row.status === 'CLOSED' ? '—' : <CaseDue row={row} />),
    },
    { title: 'Риск', cell: (row) => nameOf(riskNames, row.riskLevel) },
    { title: 'Куратор', cell: (row) => row.curator?.name ?? 'не назначен' },
    { title: 'Открыт', cell: (row) => <time dateTime={row.openedAt}>{moments.moment(row.openedAt)}</time> },
  ];
}

function CaseName({ row }: { readonly row: Row }) {
  return (
    <>
      <Link to="/cases/$caseId" params={{ caseId: row.id }} className="link task-title__link" data-row-link>
        {row.number}
      </Link>
      <span className="marks">
        <UrgencyMark urgency={row.urgency} />
      </span>
      {row.familyName && <span className="block">{row.familyName}</span>}
      <span className="secondary block">{row.territory.name}</span>
    </>
  );
}

function CaseDue({ row }: { readonly row: Row }) {
  return (
    <>
      <DueMark dueAt={row.nextDueAt} />
      {row.overdue > 1 && (
        <span className="due__text due__text_overdue block">
          всего {counted(row.overdue, ['срок пропущен', 'срока пропущено', 'сроков пропущено'])}
        </span>
      )}
    </>
  );
}

function ClosedCase({ row, moments }: { readonly row: Row; readonly moments: Moments }) {
  return (
    <>
      Завершён: {nameOf(outcomeNames, row.outcome)}
      {row.closedAt && <span className="secondary block">{moments.moment(row.closedAt)}</span>}
    </>
  );
}
