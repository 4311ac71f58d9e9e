/**
 * A deadline's moment has come, or its row changed: the row says what to do. Engine and watchdog take the same road, and
 * each warning and each rung of the ladder is raised once between the two.
 */
import { type NextMove, nextMove } from '#domain/deadline.ts';
import { DomainError } from '#domain/error.ts';
import type { RoleCode } from '#domain/roles.ts';
import { writeAudit } from '#store/audit-store.ts';
import { curatorOf } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { raiseAlarm } from '#store/alarms-store.ts';
import {
  addDeadlineEvent,
  type DeadlineState,
  findDeadline,
  lockDeadline,
  updateDeadline,
} from '#store/deadlines-store.ts';
import { placeOf } from '#store/places-store.ts';
import { rulebookVersion, rulesByCode } from '#store/rulebooks-store.ts';
import { actWhenDue, type Raiser } from './on-due.ts';
import { upToDate } from './recount-deadline.ts';

/** What must happen with the deadline now; a WAIT is noted in the row for the watchdog. NOT_FOUND: no such row. */
export async function askDeadline(trx: Transaction, deadlineId: string, now: string): Promise<NextMove> {
  return (await ask(trx, { deadlineId, now, by: 'ENGINE' })).move;
}

type Asking = { readonly deadlineId: string; readonly now: string; readonly by: Raiser };

async function ask(trx: Transaction, asking: Asking): Promise<{ deadline: DeadlineState; move: NextMove }> {
  const row = await findDeadline(trx, asking.deadlineId);
  if (!row) throw new DomainError('NOT_FOUND');
  const book = await rulebookVersion(trx, 'deadline-rules', row.rulesVersion);
  const rule = rulesByCode(book.content)[row.rule];
  if (!rule) throw new DomainError('RULE_MISSING');
  const found = await upToDate(trx, row, { rule, now: asking.now });
  if (rule.onDue !== undefined && (await actWhenDue(trx, { ...asking, deadline: found, code: rule.onDue }))) {
    return { deadline: found, move: { action: 'DONE' } };
  }
  const deadline = (await lockDeadline(trx, asking.deadlineId)) ?? found;
  const move = nextMove(deadline, rule, asking.now, await placeOf(trx, deadline.centreId));
  if (move.action === 'WAIT') await updateDeadline(trx, deadline.id, { next_wake_at: move.wakeAt });
  return { deadline, move };
}

/** Does what the row asks for at this moment: warns or raises the next rung. Anything else changes nothing. */
export async function raiseIfDue(trx: Transaction, input: Asking): Promise<NextMove> {
  const { deadline, move } = await ask(trx, input);
  if (move.action === 'WARN') await warn(trx, deadline, input);
  if (move.action === 'ESCALATE') await escalate(trx, deadline, move, input.by);
  return move;
}

type Raising = { readonly now: string; readonly by: Raiser };

/** The warning goes to those who can still do the duty: the case's curator, or the unit head. */
async function warn(trx: Transaction, deadline: DeadlineState, { now, by }: Raising): Promise<void> {
  await updateDeadline(trx, deadline.id, { warned_at: now });
  const first = await addDeadlineEvent(trx, {
    deadlineId: deadline.id,
    kind: 'WARNED',
    dueAt: deadline.dueAt,
    raisedBy: by,
  });
  if (!first) return;
  const toUser = await curatorOf(trx, deadline.caseId);
  const toRole = toUser ? 'caseCurator' : 'unitHead';
  await raiseAlarm(trx, { deadline, kind: 'WARNING', level: 0, toRole, toUser, raisedBy: by });
  await note(trx, deadline, 'WARN_DEADLINE', by);
}

async function escalate(
  trx: Transaction,
  deadline: DeadlineState,
  { level, role }: { level: number; role: RoleCode },
  by: Raiser,
): Promise<void> {
  await updateDeadline(trx, deadline.id, { raised_level: level });
  const first = await addDeadlineEvent(trx, {
    deadlineId: deadline.id,
    kind: 'ESCALATED',
    level,
    dueAt: deadline.dueAt,
    raisedBy: by,
  });
  if (!first) return;
  await raiseAlarm(trx, { deadline, kind: 'ESCALATION', level, toRole: role, toUser: null, raisedBy: by });
  await note(trx, deadline, 'ESCALATE_DEADLINE', by);
}

async function note(trx: Transaction, deadline: DeadlineState, action: string, by: Raiser): Promise<void> {
  await writeAudit(trx, {
    actorId: null,
    actorKind: by === 'ENGINE' ? 'WORKER' : 'WATCHDOG',
    action,
    subjectKind: 'deadline',
    subjectId: deadline.id,
    caseId: deadline.caseId,
  });
}
