/** Closing is proposed only when no measure is still ahead: each was done or it is said why not (own rule). */
import { errorIf, rowsOf, type FormRule } from './form-rule.ts';

export const completionNeedsSettledMeasures: FormRule = (data) =>
  errorIf(
    data.proposal === 'COMPLETE' && rowsOf(data.measures).some(({ status }) => status === 'PLANNED'),
    'proposal',
    'Часть мероприятий ещё впереди: отметьте, чем закончилось каждое, или предложите продолжать.',
  );
