/** The officer's own messages: what he wrote and what became of it, in few words. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { reasonNames } from '../../labels.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { russianDay } from '../../report-words.ts';
import { type Moments, useMoments } from '../../use-session.ts';
import { AgencyTabs } from './agency-tabs.tsx';
import { agencyMessagesQuery } from './agency-work-queries.ts';

type Row = ApiSchemas['AgencyMessageRow'];

export function OwnMessagesPage() {
  const messages = useQuery(agencyMessagesQuery);
  const moments = useMoments();
  return (
    <>
      <PageHeading title="Работа ведомства">
        <AsOf at={messages.data?.asOf} />
      </PageHeading>
      <AgencyTabs current="messages" />
      <QueryView query={messages}>
        {({ items }) =>
          items.length > 0 ? (
            <DataTable
              caption="Мои сообщения о детях"
              columns={columns(moments)}
              rows={items}
              rowKey={({ id }) => id}
            />
          ) : (
            <EmptyState title="Вы ещё ни о ком не сообщали">
              <Link to="/agency-work/messages/new" className="link">
                Сообщить о ребёнке
              </Link>
            </EmptyState>
          )
        }
      </QueryView>
    </>
  );
}

function columns(moments: Moments): readonly Column<Row>[] {
  return [
    { title: 'Номер', className: 'nowrap', cell: ({ number }) => <strong>{number}</strong> },
    { title: 'Отправлено', cell: (row) => <SentTo row={row} moments={moments} /> },
    { title: 'О чём', className: 'col-main', cell: ({ written }) => <Written written={written} /> },
    { title: 'Что решено', cell: (row) => <Outcome row={row} moments={moments} /> },
  ];
}

function SentTo({ row, moments }: { readonly row: Row; readonly moments: Moments }) {
  return (
    <>
      {moments.moment(row.sentAt)}
      <span className="secondary block">{row.centre}</span>
    </>
  );
}

function Written({ written }: { readonly written: Row['written'] }) {
  const { familyName, location, reason, facts, children } = written;
  const names = children.map(({ name, approxAge }) => [name, approxAge === null ? '' : `${approxAge} л.`]);
  const whom = [familyName, ...names.map((parts) => parts.filter(Boolean).join(', '))].filter(Boolean).join('; ');
  return (
    <>
      <strong className="block">{[reasonNames[reason], whom].filter(Boolean).join(' · ')}</strong>
      <span className="prewrap">{facts}</span>
      {location && <span className="secondary block">{location}</span>}
    </>
  );
}

const stateNames: Readonly<Record<Row['state'], string>> = {
  RECEIVED: 'Получено, ждёт решения',
  TAKEN: 'Принято в работу',
  REDIRECTED: 'Передано по принадлежности',
  REJECTED: 'Отклонено',
};

function Outcome({ row, moments }: { readonly row: Row; readonly moments: Moments }) {
  const { state, decidedAt, redirectedTo, answeredOn, answer } = row;
  return (
    <>
      <strong>{stateNames[state]}</strong>
      {redirectedTo && <span className="block">Кому: {redirectedTo}</span>}
      {decidedAt && <span className="secondary block">{moments.moment(decidedAt)}</span>}
      {answeredOn && answer && (
        <span className="block prewrap">
          Ответ центра {russianDay(answeredOn)}: {answer}
        </span>
      )}
    </>
  );
}
