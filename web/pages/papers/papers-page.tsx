/** The journals of the centre: every paper by its number, for a journal and a period; ready to be printed. */
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { CancelPaper } from '../../parts/cancel-paper.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PrintButton } from '../../parts/print-button.tsx';
import { PaperLinks, PaperState } from '../../parts/paper-links.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { paperJournalQuery } from '../../paper-queries.ts';
import { russianDay } from '../../report-words.ts';
import { JournalChoice } from './journal-choice.tsx';

type Row = ApiSchemas['PaperRow'];
const route = getRouteApi('/papers');

export function PapersPage() {
  const search = route.useSearch();
  const papers = useQuery({ ...paperJournalQuery(search), placeholderData: (before) => before });
  return (
    <>
      <PageHeading title="Журнал документов" lead={periodText(search)}>
        <AsOf at={papers.data?.asOf} />
        <PrintButton page="PAPER_JOURNAL" />
      </PageHeading>
      <JournalChoice key={JSON.stringify(search)} search={search} journals={papers.data?.journals ?? []} />
      <QueryView query={papers}>
        {({ items, pdf, journals }) =>
          items.length > 0 ? (
            <DataTable caption="Документы" columns={columns(pdf, journals)} rows={items} rowKey={(row) => row.id} />
          ) : (
            <EmptyState title="За этот период документов нет">
              Документ появляется вместе с выполненной задачей. Проверьте период и журнал.
            </EmptyState>
          )
        }
      </QueryView>
    </>
  );
}

function periodText({ from, to }: { readonly from?: string; readonly to?: string }): string {
  if (from && to) return `${russianDay(from)} — ${russianDay(to)}`;
  return from ? `с ${russianDay(from)}` : to ? `по ${russianDay(to)}` : 'последние записи';
}

function columns(pdf: boolean, journals: ApiSchemas['PaperJournal']['journals']): readonly Column<Row>[] {
  const journalTitle = (code: string) => journals.find((journal) => journal.code === code)?.title ?? code;
  return [
    { title: 'Номер', className: 'nowrap', cell: ({ number }) => number },
    { title: 'Дата', className: 'nowrap', cell: ({ issuedOn }) => russianDay(issuedOn) },
    {
      title: 'Документ',
      className: 'col-main',
      cell: (row) => (
        <>
          {row.title}
          <span className="secondary block">{journalTitle(row.journal)}</span>
          <PaperState paper={row} />
        </>
      ),
    },
    {
      title: 'Случай',
      className: 'nowrap',
      cell: ({ caseId, caseNumber, readable }) =>
        readable ? (
          <Link to="/cases/$caseId" params={{ caseId }} className="link">
            {caseNumber}
          </Link>
        ) : (
          caseNumber
        ),
    },
    { title: 'Кто выпустил', cell: ({ issuedBy }) => issuedBy ?? 'система по решению консилиума' },
    {
      title: 'Файлы',
      cell: (row) => (
        <span className="paper-links">
          <PaperLinks paper={row} pdf={pdf} />
          <CancelPaper paper={row} />
        </span>
      ),
    },
  ];
}
