/**
 * The officer of a body reports how a measure of the programme goes. The curator finds it on the programme and, filled in, at the next
 * review; how the measure stands is still decided there. A correction is a further report.
 */
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import { insertMeasureReport, type MeasureReportState, reportableMeasure } from '#store/measure-reports-store.ts';

type Report = {
  readonly caseId: string;
  readonly measureId: string;
  readonly state: MeasureReportState;
  readonly onDay: string;
  readonly words: string;
};

/**
 * NOT_FOUND: the measure is not one of the person's body in a programme in force. INVALID_INPUT: on a day to come, or without words
 * where something could not be done. `today` is the officer's day.
 */
export async function reportMeasure(
  trx: Transaction,
  { caseId, measureId, ...report }: Report,
  { userId, now, today }: { readonly userId: string; readonly now: string; readonly today: string },
): Promise<void> {
  const agencyId = await reportableMeasure(trx, caseId, measureId);
  if (!agencyId) throw new DomainError('NOT_FOUND');
  if (report.onDay > today) throw wrong('onDay', 'Этот день ещё не наступил: проверьте дату');
  if (report.state === 'FAILED' && !report.words) throw wrong('words', 'Напишите, почему не удалось');
  await insertMeasureReport(trx, { measureId, caseId, agencyId }, { ...report, by: userId, at: now });
  const deed = { action: 'REPORT_MEASURE', subjectKind: 'measure', subjectId: measureId, caseId };
  await writeAudit(trx, { actorId: userId, actorKind: 'PERSON', ...deed, details: { state: report.state } });
  await announce(trx, ['cases'], caseId);
}

function wrong(path: string, message: string): DomainError {
  return new DomainError('INVALID_INPUT', { fields: [{ path, message }] });
}
