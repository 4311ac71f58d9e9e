/** The report of a period as a table for a terminal. */
import type { Count } from '#domain/period-doubts.ts';
import type { PeriodReport } from '#store/views/period-report-view.ts';
import { nameOf, outcomeNames, reasonNames, sourceNames } from '#web/labels.ts';
import { contactChannelNames, perCaseText, russianDay, shareText, visitKindNames } from '#web/report-words.ts';

type Names = Readonly<Record<string, string>>;
const nameWidth = 44;

/** Lines that end with a line break. */
export function reportText(report: PeriodReport): string {
  const { period, territory, byTerritory, closed } = report;
  const lines = [
    `Отчёт за период ${russianDay(period.from)}–${russianDay(period.to)}: ${territory?.name ?? 'все территории'}`,
    ...table('', [
      ['Перешло с прошлого периода', report.carriedOver],
      ['Открыто за период', report.opened],
      ['Закрыто за период', closed],
      ['Осталось на конец периода', report.left],
    ]),
    ...table(
      'Закрыто по территориям',
      byTerritory.map((row) => [row.territory.name, row.closed]),
    ),
    ...table(
      'Закрыто по основаниям',
      report.closedByReason.map((row) => [nameOf(outcomeNames, row.code), row]),
      closed.families,
    ),
    ...list('Сообщения по источникам', report.signals.bySource, sourceNames),
    ...list('Сообщения по причинам', report.signals.byReason, reasonNames),
    ...list('Посещения', report.visits.byKind, visitKindNames),
    `  в среднем ${perCaseText(report.visits.total, report.carriedOver.families + report.opened.families)}`,
    ...list('Консультации и контакты', report.contacts.byChannel, contactChannelNames),
    ...doubts(report),
  ];
  return `${lines.join('\n')}\n`;
}

function table(title: string, rows: readonly (readonly [string, Count])[], base?: number): string[] {
  const head = `${title.padEnd(nameWidth)}${'случаев'.padStart(10)}${'детей'.padStart(10)}`;
  const body = rows.map(([name, { families, children }]) => {
    const share = base === undefined ? '' : `   ${shareText(families, base)}`;
    return `  ${name.padEnd(nameWidth - 2)}${String(families).padStart(10)}${String(children).padStart(10)}${share}`;
  });
  return ['', head, ...(body.length > 0 ? body : ['  нет'])];
}

type Coded = { readonly code: string; readonly count: number };

function list(title: string, rows: readonly Coded[], names: Names): string[] {
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const body = rows.map(
    ({ code, count }) =>
      `  ${nameOf(names, code).padEnd(nameWidth - 2)}${String(count).padStart(10)}   ${shareText(count, total)}`,
  );
  return ['', `${title}: ${total}`, ...body];
}

function doubts({ doubts: found }: PeriodReport): string[] {
  if (found.length === 0) return ['', 'Расхождений с указанными числами нет.'];
  const lines = found.map(
    ({ text, territory, source }) => `  ! ${territory ? `${territory.name}: ` : ''}${text} (${source})`,
  );
  return ['', 'Сомнения: указанное расходится с записями', ...lines];
}
