/** The report of a period for a territory: figures counted over the recorded casework, doubts first, ready to be printed. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { dayOfMoment } from '../../day-text.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PrintButton } from '../../parts/print-button.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { periodReportQuery, type CaseFigure } from '../../report-queries.ts';
import { russianDay } from '../../report-words.ts';
import { serverNow } from '../../server-clock.ts';
import { useMoments } from '../../use-session.ts';
import { PeriodChoice } from './period-choice.tsx';
import { ReportCases } from './report-cases.tsx';
import { ReportDoubts } from './report-doubts.tsx';
import { scopeOf } from './report-search.ts';
import { CaseFigures, ClosingReasons, EventFigures, TerritoryFigures } from './report-tables.tsx';
import { StatedFigureForm } from './stated-figure-form.tsx';

const route = getRouteApi('/reports');

export function PeriodReportPage() {
  const { zone } = useMoments();
  const scope = scopeOf(route.useSearch(), dayOfMoment(serverNow(), zone));
  const [figure, setFigure] = useState<CaseFigure>();
  const report = useQuery({ ...periodReportQuery(scope), placeholderData: (before) => before });
  const place = report.data?.territory?.name ?? 'все территории';
  return (
    <article className="period-report">
      <PageHeading title="Отчёт за период" lead={`${russianDay(scope.from)} — ${russianDay(scope.to)}, ${place}`}>
        <AsOf at={report.data?.asOf} />
        <PrintButton page="REPORT" />
      </PageHeading>
      <PeriodChoice key={JSON.stringify(scope)} scope={scope} />
      <QueryView query={report}>
        {(data) => (
          <>
            <ReportDoubts doubts={data.doubts} />
            <CaseFigures report={data} drill={data.mayDrill ? setFigure : undefined} />
            {figure && data.mayDrill && <ReportCases scope={scope} figure={figure} />}
            <TerritoryFigures report={data} />
            <ClosingReasons report={data} />
            <EventFigures report={data} />
            {data.mayState && <StatedFigureForm scope={scope} />}
          </>
        )}
      </QueryView>
    </article>
  );
}
