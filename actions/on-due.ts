/**
 * What the system itself does when a clock falls due, by the code that the rule of the clock names. The clock is done then, and
 * raises nothing. Engine and watchdog take this road alike; the row lets it happen once.
 */
import { DomainError } from '#domain/error.ts';
import { isBefore } from '#domain/working-days.ts';
import { writeAudit } from '#store/audit-store.ts';
import { type CaseState, lockCase } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { addDeadlineEvent, type DeadlineState, lockDeadline, updateDeadline } from '#store/deadlines-store.ts';
import { closeVoting } from './close-voting.ts';

export type Raiser = 'ENGINE' | 'WATCHDOG';
/** `deadline.partId` says to which part of the case the clock belongs. */
type DueAction = (
  trx: Transaction,
  context: { readonly owner: CaseState; readonly deadline: DeadlineState; readonly now: string },
) => Promise<void>;

const actions: Readonly<Record<string, DueAction>> = { CLOSE_VOTING: closeVoting };

type Due = { readonly deadline: DeadlineState; readonly code: string; readonly now: string; readonly by: Raiser };

/** True when the moment has come and was acted on. The case is locked first, as by everybody who works on it. */
export async function actWhenDue(trx: Transaction, { deadline: found, code, now, by }: Due): Promise<boolean> {
  if (found.state !== 'RUNNING' || isBefore(now, found.dueAt)) return false;
  const owner = await lockCase(trx, found.caseId);
  const deadline = await lockDeadline(trx, found.id);
  if (!owner || deadline?.state !== 'RUNNING' || isBefore(now, deadline.dueAt)) return false;
  const action = actions[code];
  if (!action) throw new DomainError('RULE_MISSING');
  const { id: deadlineId, dueAt } = deadline;
  await updateDeadline(trx, deadlineId, { state: 'DONE', done_at: now, done_late: false, next_wake_at: null });
  await addDeadlineEvent(trx, { deadlineId, kind: 'DONE', dueAt, raisedBy: by });
  await action(trx, { owner, deadline, now });
  const actorKind = by === 'ENGINE' ? 'WORKER' : 'WATCHDOG';
  const subject = { subjectKind: 'deadline', subjectId: deadlineId, caseId: owner.id } as const;
  await writeAudit(trx, { actorId: null, actorKind, action: code, ...subject });
  return true;
}
