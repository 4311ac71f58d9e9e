/** The cases behind a figure, by number; a manager says first what for. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { purposeTitles } from '#domain/audit-words.ts';
import type { ApiSchemas } from '#generated/api-types.ts';
import { nameOf, outcomeNames } from '../../labels.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Field } from '../../parts/field.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { reportedCasesQuery, type CaseFigure, type DrillPurpose, type ReportScope } from '../../report-queries.ts';
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

type Props = { readonly scope: ReportScope; readonly figure: CaseFigure; readonly forPurpose: boolean };

const purposes: readonly { readonly value: DrillPurpose; readonly title: string }[] = (
  ['CONTROL', 'REQUEST', 'COMPLAINT'] as const
).map((value) => ({ value, title: purposeTitles[value] }));

export function ReportCases({ scope, figure, forPurpose }: Props) {
  const [purpose, setPurpose] = useState<DrillPurpose>();
  return (
    <section className="card" aria-live="polite">
      <h2>{titles[figure]}</h2>
      {forPurpose && (
        <Field id="drill-purpose" label="Для чего нужны номера" hint="Цель записывается в журнал действий">
          <NativeSelect
            id="drill-purpose"
            value={purpose ?? ''}
            choices={purposes}
            placeholder="Выберите цель"
            onChange={(value) => setPurpose(value as DrillPurpose)}
          />
        </Field>
      )}
      {(!forPurpose || purpose) && <CaseNumbers scope={scope} figure={figure} purpose={purpose} />}
    </section>
  );
}

type Numbered = Pick<Props, 'scope' | 'figure'> & { readonly purpose: DrillPurpose | undefined };

function CaseNumbers({ scope, figure, purpose }: Numbered) {
  const cases = useQuery(reportedCasesQuery(scope, figure, purpose));
  return (
    <QueryView query={cases}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="secondary">Таких случаев нет.</p>
        ) : (
          <DataTable caption={titles[figure]} columns={columns} rows={items} rowKey={({ caseId }) => caseId} />
        )
      }
    </QueryView>
  );
}
