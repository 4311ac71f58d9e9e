/** The figures of a period as tables; a share is never shown without what it is a share of. */
import { Button } from '@gravity-ui/uikit';
import type { ApiSchemas } from '#generated/api-types.ts';
import { nameOf, outcomeNames, reasonNames, sourceNames } from '../../labels.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { counted } from '../../plural.ts';
import type { CaseFigure } from '../../report-queries.ts';
import { contactChannelNames, perCaseText, shareText, visitKindNames } from '../../report-words.ts';

type Report = ApiSchemas['PeriodReport'];
type Coded = ApiSchemas['ReportCodeCount'];

const figures: readonly { readonly name: CaseFigure; readonly title: string }[] = [
  { name: 'carriedOver', title: 'Перешло с прошлого периода' },
  { name: 'opened', title: 'Открыто за период' },
  { name: 'closed', title: 'Закрыто за период' },
  { name: 'left', title: 'Осталось на конец периода' },
];

type FigureProps = { readonly report: Report; readonly drill: ((figure: CaseFigure) => void) | undefined };

export function CaseFigures({ report, drill }: FigureProps) {
  const columns: Column<(typeof figures)[number]>[] = [
    { title: 'Движение', className: 'col-main', cell: ({ title }) => title },
    { title: 'Случаев', cell: ({ name }) => report[name].families },
    { title: 'Детей', cell: ({ name }) => report[name].children },
  ];
  const numbers: Column<(typeof figures)[number]> = {
    title: 'Номера',
    className: 'no-print',
    cell: ({ name, title }) => (
      <Button view="outlined" aria-label={`Номера случаев: ${title.toLowerCase()}`} onClick={() => drill?.(name)}>
        Показать
      </Button>
    ),
  };
  return (
    <section className="card">
      <h2>Случаи и дети</h2>
      <DataTable
        caption="Движение случаев за период"
        columns={drill ? [...columns, numbers] : columns}
        rows={figures}
        rowKey={({ name }) => name}
      />
      <p className="secondary">Один случай — одна семья. Дети — все, кто записан в семье случая.</p>
    </section>
  );
}

export function ClosingReasons({ report: { closedByReason, closed } }: { readonly report: Report }) {
  const columns: readonly Column<Report['closedByReason'][number]>[] = [
    { title: 'Основание', className: 'col-main', cell: ({ code }) => nameOf(outcomeNames, code) },
    { title: 'Случаев', cell: ({ families }) => families },
    { title: 'Доля', cell: ({ families }) => shareText(families, closed.families) },
    { title: 'Детей', cell: ({ children }) => children },
  ];
  return (
    <section className="card">
      <h2>Чем закрыты</h2>
      {closedByReason.length === 0 ? (
        <p className="secondary">За период не закрыто ни одного случая.</p>
      ) : (
        <DataTable
          caption="Закрытые случаи по основаниям"
          columns={columns}
          rows={closedByReason}
          rowKey={({ code }) => code}
        />
      )}
    </section>
  );
}

export function EventFigures({ report }: { readonly report: Report }) {
  const { signals, visits, contacts, carriedOver, opened } = report;
  const cases = carriedOver.families + opened.families;
  return (
    <>
      <CodedTable title="Сообщения: откуда" rows={signals.bySource} names={sourceNames} />
      <CodedTable title="Сообщения: о чём" rows={signals.byReason} names={reasonNames} />
      <CodedTable
        title="Посещения"
        rows={visits.byKind}
        names={visitKindNames}
        note={`В среднем ${perCaseText(visits.total, cases)}, перешедшие и открытые вместе.`}
      />
      <CodedTable
        title="Консультации и контакты"
        rows={contacts.byChannel}
        names={contactChannelNames}
        note={`Записано времени: ${counted(contacts.minutes, ['минута', 'минуты', 'минут'])}.`}
      />
    </>
  );
}

type CodedProps = {
  readonly title: string;
  readonly rows: readonly Coded[];
  readonly names: Readonly<Record<string, string>>;
  readonly note?: string;
};

function CodedTable({ title, rows, names, note }: CodedProps) {
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const columns: readonly Column<Coded>[] = [
    { title: 'Вид', className: 'col-main', cell: ({ code }) => nameOf(names, code) },
    { title: 'Число', cell: ({ count }) => count },
    { title: 'Доля', cell: ({ count }) => shareText(count, total) },
  ];
  return (
    <section className="card">
      <h2>
        {title}: {total}
      </h2>
      {rows.length > 0 && <DataTable caption={title} columns={columns} rows={rows} rowKey={({ code }) => code} />}
      {rows.length > 0 && note && <p className="secondary">{note}</p>}
    </section>
  );
}
