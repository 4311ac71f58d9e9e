/** Job type `ask-deadline`. The engine's timer is a wake-up: the row says what happens and when to ask again: in the engine's own time. */
import { askDeadline } from '#actions/advance-deadline.ts';
import { noteAsked } from '#store/deadlines-store.ts';
import type { JobWork } from './job.ts';

export const work: JobWork = async (trx, job, { now, epoch, toEngine }) => {
  const deadlineId = String(job.variables['deadlineId']);
  const move = await askDeadline(trx, deadlineId, now);
  await noteAsked(trx, deadlineId, epoch, now);
  return { variables: { deadlineAction: move.action, wakeAt: move.action === 'WAIT' ? toEngine(move.wakeAt) : null } };
};
