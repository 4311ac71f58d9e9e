/** The movement of cases by territory and by centre: each cell says cases / children. */
import type { ApiSchemas } from '#generated/api-types.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';

type Report = ApiSchemas['PeriodReport'];
type Figures = Pick<Report, 'carriedOver' | 'opened' | 'closed' | 'left'>;
type Row = Figures & { readonly id: string; readonly name: string };

const both = ({ families, children }: ApiSchemas['ReportCount']) => `${families} / ${children}`;
const figures: readonly Column<Row>[] = [
  { title: 'Перешло', cell: ({ carriedOver }) => both(carriedOver) },
  { title: 'Открыто', cell: ({ opened }) => both(opened) },
  { title: 'Закрыто', cell: ({ closed }) => both(closed) },
  { title: 'Осталось', cell: ({ left }) => both(left) },
];

export function TerritoryFigures({ report }: { readonly report: Report }) {
  const rows = report.byTerritory.map(({ territory, ...counted }) => ({ ...territory, ...counted }));
  return <PlaceFigures title="По территориям" place="Территория" rows={rows} />;
}

/** Only where there is more than one to compare. */
export function CentreFigures({ report }: { readonly report: Report }) {
  const rows = report.byCentre.map(({ centre, ...counted }) => ({ ...centre, ...counted }));
  return rows.length > 1 && <PlaceFigures title="По центрам" place="Центр" rows={rows} />;
}

type Props = { readonly title: string; readonly place: string; readonly rows: readonly Row[] };

function PlaceFigures({ title, place, rows }: Props) {
  const columns: readonly Column<Row>[] = [
    { title: place, className: 'col-main', cell: ({ name }) => name },
    ...figures,
  ];
  return (
    <section className="card">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="secondary">Считать пока нечего.</p>
      ) : (
        <DataTable
          caption={`Случаев / детей: ${title.toLowerCase()}`}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
        />
      )}
      <p className="secondary">В каждой клетке: случаев / детей.</p>
    </section>
  );
}
