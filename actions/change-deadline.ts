/** A person pauses, resumes or moves a deadline, with the reason; the engine is told to ask the row again. */
import { dueAfterPause, warnMoment } from '#domain/deadline.ts';
import { DomainError } from '#domain/error.ts';
import { earliest, isBefore } from '#domain/working-days.ts';
import { writeAudit } from '#store/audit-store.ts';
import { announce } from '#store/changes-store.ts';
import type { Transaction } from '#store/database.ts';
import { addDeadlineEvent, type DeadlineState, lockDeadline, updateDeadline } from '#store/deadlines-store.ts';
import { holdsPost } from '#store/people-store.ts';
import { placeOf } from '#store/places-store.ts';
import { rulebookVersion, rulesByCode } from '#store/rulebooks-store.ts';
import { tellEngine } from './end-deadlines.ts';

type Context = { readonly userId: string; readonly now: string };

async function found(trx: Transaction, id: string): Promise<DeadlineState> {
  const deadline = await lockDeadline(trx, id);
  if (!deadline) throw new DomainError('NOT_FOUND');
  return deadline;
}

async function changeable(trx: Transaction, id: string): Promise<DeadlineState> {
  const deadline = await found(trx, id);
  const { centreId } = deadline;
  const held = (await holdsPost(trx, centreId, 'unitHead')) || (await holdsPost(trx, centreId, 'manager'));
  if (!held) throw new DomainError('FORBIDDEN');
  return deadline;
}

/** DEADLINE_NOT_RUNNING: it is paused already or has ended. */
export async function pauseDeadline(
  trx: Transaction,
  input: { deadlineId: string; reason: string },
  context: Context,
): Promise<void> {
  const deadline = await changeable(trx, input.deadlineId);
  if (deadline.state !== 'RUNNING') throw new DomainError('DEADLINE_NOT_RUNNING');
  const change = { state: 'PAUSED', paused_at: context.now, pause_reason: input.reason, next_wake_at: null } as const;
  await updateDeadline(trx, deadline.id, change);
  await done(trx, deadline, { kind: 'PAUSED', reason: input.reason }, context);
}

/** The time that was left is given back. DEADLINE_NOT_PAUSED: there is nothing to resume. */
export async function resumeDeadline(trx: Transaction, deadlineId: string, context: Context): Promise<void> {
  const deadline = await changeable(trx, deadlineId);
  if (deadline.state !== 'PAUSED' || !deadline.pausedAt) throw new DomainError('DEADLINE_NOT_PAUSED');
  const dueAt = dueAfterPause(deadline, deadline.pausedAt, context.now);
  const pausedMs = deadline.pausedMs + Date.parse(dueAt) - Date.parse(deadline.dueAt);
  await updateDeadline(trx, deadline.id, {
    state: 'RUNNING',
    paused_at: null,
    pause_reason: null,
    paused_ms: pausedMs,
  });
  await setDue(trx, deadline, dueAt, context.now);
  await done(trx, { ...deadline, dueAt }, { kind: 'RESUMED', reason: null }, context);
}

/** A moved deadline is warned of and escalated anew by its new moment. INVALID_INPUT: the new moment lies in the past. */
export async function moveDeadline(
  trx: Transaction,
  input: { deadlineId: string; dueAt: string; reason: string },
  context: Context,
): Promise<void> {
  const deadline = await changeable(trx, input.deadlineId);
  if (deadline.state !== 'RUNNING') throw new DomainError('DEADLINE_NOT_RUNNING');
  if (!isBefore(context.now, input.dueAt)) {
    throw new DomainError('INVALID_INPUT', {
      fields: [{ path: 'dueAt', message: 'Новый срок должен быть в будущем' }],
    });
  }
  await setDue(trx, deadline, input.dueAt, context.now);
  const byPerson = { due_source: 'PERSON', extended_by: context.userId, extension_reason: input.reason } as const;
  await updateDeadline(trx, deadline.id, byPerson);
  await done(trx, { ...deadline, dueAt: input.dueAt }, { kind: 'MOVED', reason: input.reason }, context);
}

async function setDue(trx: Transaction, deadline: DeadlineState, dueAt: string, now: string): Promise<void> {
  const place = await placeOf(trx, deadline.centreId);
  const book = await rulebookVersion(trx, 'deadline-rules', deadline.rulesVersion);
  const rule = rulesByCode(book.content)[deadline.rule];
  if (!rule) throw new DomainError('RULE_MISSING');
  const warnAt = warnMoment(rule, deadline.startedAt, dueAt, place);
  await updateDeadline(trx, deadline.id, {
    due_at: dueAt,
    warn_at: warnAt,
    warned_at: null,
    raised_level: isBefore(now, dueAt) ? 0 : deadline.raisedLevel,
    next_wake_at: earliest(warnAt, dueAt),
  });
}

async function done(
  trx: Transaction,
  deadline: DeadlineState,
  { kind, reason }: { kind: 'PAUSED' | 'RESUMED' | 'MOVED'; reason: string | null },
  { userId }: Context,
): Promise<void> {
  const { id, caseId, dueAt } = deadline;
  await addDeadlineEvent(trx, { deadlineId: id, kind, dueAt, raisedBy: 'PERSON', reason, actorId: userId });
  await tellEngine(trx, deadline);
  await writeAudit(trx, {
    actorId: userId,
    actorKind: 'PERSON',
    action: `${kind}_DEADLINE`,
    subjectKind: 'deadline',
    subjectId: id,
    caseId,
  });
  await announce(trx, ['deadlines', 'tasks'], caseId);
}
