/** The journal of messages: what came in, what was decided, which case it became. */
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { channelNames, dangerNames, reasonNames, signalDecisionNames, sourceNames } from '../../labels.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { EmergencyAccessLink } from '../../parts/emergency-access-link.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { TerritoryFilter } from '../../parts/territory-filter.tsx';
import { signalsQuery } from '../../queries.ts';
import { useMoments, type Moments } from '../../use-session.ts';
import { SignalTabs } from './signal-tabs.tsx';

type Row = ApiSchemas['SignalRow'];
const route = getRouteApi('/signals');

export function JournalPage() {
  const { territory } = route.useSearch();
  const navigate = useNavigate();
  const journal = useQuery({ ...signalsQuery(territory), placeholderData: (before) => before });
  const moments = useMoments();
  return (
    <>
      <PageHeading title="Сообщения">
        <AsOf at={journal.data?.asOf} />
        <EmergencyAccessLink />
      </PageHeading>
      <SignalTabs current="journal" />
      <div className="filters">
        <TerritoryFilter
          value={territory}
          onChange={(chosen) => void navigate({ to: '/signals', search: { territory: chosen } })}
        />
      </div>
      <QueryView query={journal}>
        {({ items }) =>
          items.length > 0 ? (
            <DataTable
              caption="Журнал учёта сообщений"
              columns={columns(moments)}
              rows={items}
              rowKey={(row) => row.id}
            />
          ) : (
            <EmptyState title={territory ? 'По этой территории сообщений нет' : 'Сообщений пока нет'}>
              <Link to="/signals/new" className="link">
                Зарегистрировать сообщение
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
    { title: 'Номер', className: 'nowrap', cell: (row) => <strong>{row.number}</strong> },
    { title: 'Получено', cell: (row) => <time dateTime={row.receivedAt}>{moments.moment(row.receivedAt)}</time> },
    { title: 'Откуда', cell: (row) => <SourceOfSignal row={row} /> },
    { title: 'Что сообщили', className: 'col-main', cell: (row) => <FactsOfSignal row={row} /> },
    {
      title: 'Опасность',
      className: 'nowrap',
      cell: (row) => (
        <span className={row.dangerNow === 'YES' ? 'strong-danger' : undefined}>{dangerNames[row.dangerNow]}</span>
      ),
    },
    { title: 'Решение', cell: (row) => <DecisionOnSignal row={row} moments={moments} /> },
    { title: 'Принял', cell: (row) => row.registeredBy },
  ];
}

function SourceOfSignal({ row }: { readonly row: Row }) {
  return (
    <>
      {sourceNames[row.source]}
      <span className="secondary block">{channelNames[row.channel]}</span>
    </>
  );
}

function FactsOfSignal({ row }: { readonly row: Row }) {
  return (
    <>
      <strong className="block">{reasonNames[row.reason]}</strong>
      <span className="clamp">{row.facts}</span>
      <span className="secondary block">{[row.territory, row.location].filter(Boolean).join(', ')}</span>
    </>
  );
}

function DecisionOnSignal({ row, moments }: { readonly row: Row; readonly moments: Moments }) {
  return (
    <>
      {row.decision ? signalDecisionNames[row.decision] : <strong>Ждёт решения</strong>}
      {row.decidedAt && <span className="secondary block">{moments.moment(row.decidedAt)}</span>}
      {row.caseNumber && <span className="secondary block">случай {row.caseNumber}</span>}
    </>
  );
}
