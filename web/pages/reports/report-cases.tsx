/** The cases behind a figure, by number: for the head of the unit. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { nameOf, outcomeNames } from '../../labels.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { reportedCasesQuery, type CaseFigure, type ReportScope } from '../../report-queries.ts';
import { russianDay } from '../../report-words.ts';

type Row = ApiSchemas['ReportedCaseList']['items'][number];

const titles: Readonly<Record<CaseFigure, string>> = {
  carriedOver: 'Случаи, перешедшие с прошлого периода',
  opened: 'Случаи, открытые за период',
  closed: 'Случаи, закрытые за период',
  left: 'Случаи, оставшиеся на конец периода',
};
const columns: readonly Column<Row>[] = [
  {
    title: 'Случай',
    className: 'nowrap',
    cell: ({ caseId, number }) => (
      <Link to="/cases/$caseId" params={{ caseId }} className="link">
        {number}
      </Link>
    ),
  },
  { title: 'Территория', cell: ({ territory }) => territory },
  { title: 'Открыт', cell: ({ openedOn }) => russianDay(openedOn) },
  {
    title: 'Закрыт',
    cell: ({ closedOn, closing }) =>
      closedOn ? `${russianDay(closedOn)}: ${nameOf(outcomeNames, closing).toLowerCase()}` : '—',
  },
  { title: 'Детей', cell: ({ children }) => children },
];

export function ReportCases({ scope, figure }: { readonly scope: ReportScope; readonly figure: CaseFigure }) {
  const cases = useQuery(reportedCasesQuery(scope, figure));
  return (
    <section className="card" aria-live="polite">
      <h2>{titles[figure]}</h2>
      <QueryView query={cases}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="secondary">Таких случаев нет.</p>
          ) : (
            <DataTable caption={titles[figure]} columns={columns} rows={items} rowKey={({ caseId }) => caseId} />
          )
        }
      </QueryView>
    </section>
  );
}
