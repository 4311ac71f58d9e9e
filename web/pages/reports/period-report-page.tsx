/** The report of a period for a territory: figures counted over the recorded casework, doubts first, ready to be printed. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { dayOfMoment } from '../../day-text.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PrintButton } from '../../parts/print-button.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import type { ApiSchemas } from '#generated/api-types.ts';
import { periodReportQuery, type CaseFigure } from '../../report-queries.ts';
import { russianDay } from '../../report-words.ts';
import { serverNow } from '../../server-clock.ts';
import { useMoments } from '../../use-session.ts';
import { PeriodChoice } from './period-choice.tsx';
import { ReportCases } from './report-cases.tsx';
import { ReportDoubts } from './report-doubts.tsx';
import { scopeOf } from './report-search.ts';
import { CentreFigures, TerritoryFigures } from './place-figures.tsx';
import { CaseFigures, ClosingReasons, EventFigures } from './report-tables.tsx';
import { StatedFigureForm } from './stated-figure-form.tsx';

const route = getRouteApi('/reports');

export function PeriodReportPage() {
  const { zone } = useMoments();
  const scope = scopeOf(route.useSearch(), dayOfMoment(serverNow(), zone));
  const [figure, setFigure] = useState<CaseFigure>();
  const report = useQuery({ ...periodReportQuery(scope), placeholderData: (before) => before });
  const place = report.data ? placeOf(report.data) : '';
  return (
    <article className="period-report">
      <PageHeading title="Отчёт за период" lead={`${russianDay(scope.from)} — ${russianDay(scope.to)}${place}`}>
        <AsOf at={report.data?.asOf} />
        <PrintButton page="REPORT" />
      </PageHeading>
      <PeriodChoice key={JSON.stringify(scope)} scope={scope} />
      <QueryView query={report}>
        {(data) => (
          <>
            <ReportDoubts doubts={data.doubts} />
            <CaseFigures report={data} drill={data.mayDrill ? setFigure : undefined} />
            {figure && data.mayDrill && (
              <ReportCases scope={scope} figure={figure} forPurpose={data.drillsForPurpose} />
            )}
            <TerritoryFigures report={data} />
            <CentreFigures report={data} />
            <ClosingReasons report={data} />
            <EventFigures report={data} />
            {data.mayState && (isOneCentre(data) ? <StatedFigureForm scope={scope} /> : <ChooseCentre />)}
          </>
        )}
      </QueryView>
    </article>
  );
}

/** A figure is stated for a centre: the chosen one, or the only one there is. */
const isOneCentre = ({ centre, byCentre }: ApiSchemas['PeriodReport']): boolean =>
  centre !== null || byCentre.length < 2;

function ChooseCentre() {
  return (
    <section className="card no-print">
      <h2>Сверить с другим отчётом</h2>
      <p className="secondary">Число записывают за один центр: выберите его вверху и нажмите «Показать».</p>
    </section>
  );
}

const countedNames = { PLACES: '', OWN_CASES: ', ваши случаи', PACKAGES: ', переданные комиссии случаи' } as const;

/** Whose cases are counted, and where. */
function placeOf({ counts, territory, centre }: ApiSchemas['PeriodReport']): string {
  const places = [territory?.name ?? 'все территории', ...(centre ? [centre.name] : [])];
  return `, ${places.join(', ')}${countedNames[counts]}`;
}
