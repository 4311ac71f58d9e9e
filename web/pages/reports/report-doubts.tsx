/** Where figures stated elsewhere differ from the count: shown before everything else, with the arithmetic, and never corrected. */
import { Alert } from '@gravity-ui/uikit';
import type { ApiSchemas } from '#generated/api-types.ts';
import { counted } from '../../plural.ts';

export function ReportDoubts({ doubts }: { readonly doubts: ApiSchemas['PeriodReport']['doubts'] }) {
  if (doubts.length === 0) return null;
  return (
    <div role="status">
      <Alert
        theme="warning"
        title={`${counted(doubts.length, ['сомнение', 'сомнения', 'сомнений'])}: указанное расходится с записями`}
        message={
          <ul className="lines">
            {doubts.map((doubt) => (
              <li key={`${doubt.code}-${doubt.territory?.id ?? ''}`}>
                {doubt.territory && <strong>{doubt.territory.name}. </strong>}
                {doubt.text}
                <span className="secondary block">Указано: {doubt.source}</span>
              </li>
            ))}
          </ul>
        }
      />
    </div>
  );
}
