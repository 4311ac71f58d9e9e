/** What the officer of a body has reported about a measure: the last report, and the earlier ones folded away. */
import type { ApiSchemas } from '#generated/api-types.ts';
import { nameOf } from '../labels.ts';
import { russianDay } from '../report-words.ts';
import { measureReportNames } from '../support-labels.ts';

type Report = ApiSchemas['MeasureReport'];

export function BodyReports({ reports }: { readonly reports: readonly Report[] }) {
  const [last, ...earlier] = reports;
  if (!last) return null;
  return (
    <div className="body-said">
      <ReportText report={last} />
      {earlier.length > 0 && (
        <details>
          <summary>Прежние сообщения: {earlier.length}</summary>
          {earlier.map((report) => (
            <ReportText key={report.givenAt} report={report} />
          ))}
        </details>
      )}
    </div>
  );
}

function ReportText({ report: { state, onDay, words, by, agency } }: { readonly report: Report }) {
  return (
    <div className="body-said__version">
      <p>
        <strong>
          Орган сообщил: {nameOf(measureReportNames, state)}, {russianDay(onDay)}
        </strong>
      </p>
      {words && <p className="prewrap">{words}</p>}
      <p className="secondary">
        {by}, {agency}
      </p>
    </div>
  );
}
