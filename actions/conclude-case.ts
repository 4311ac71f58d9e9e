/**
 * The main line has come to its end: the case ends with its outcome, and what still ran beside it is withdrawn. EMERGENCY_RUNNING:
 * an emergency that began at the last moment is waited for.
 */
import { caseOutcome } from '#domain/case-outcome.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import { lastClosure } from '#store/case-closures-store.ts';
import { announce } from '#store/changes-store.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { closeNotice, isAwaited, isUnsent, noticesOf } from '#store/notices-store.ts';
import { runningParts } from '#store/parts-store.ts';
import { endCase } from './end-case.ts';
import type { JobContext } from './job-context.ts';
import { findPatronage } from './patronage-place.ts';
import { refuseDuringEmergency } from './refuse-during-emergency.ts';
import { withdrawPart } from './withdraw-part.ts';

const caseEnded = 'CASE_ENDED';
const noMoreAwaited = 'Случай завершён, ответ больше не ожидается';

export async function concludeCase(trx: Transaction, { owner, now }: JobContext): Promise<EngineVariables> {
  await refuseDuringEmergency(trx, owner);
  await closeNotices(trx, owner);
  await withdrawBeside(trx, owner, now);
  await endCase(trx, owner, { outcome: caseOutcome(owner.variables, await lastClosure(trx, owner.id)), at: now });
  await announce(trx, ['cases', 'tasks', 'deadlines'], owner.id);
  return {};
}

/** Patronage that was told to end comes to its end by itself. */
async function withdrawBeside(trx: Transaction, owner: CaseState, now: string): Promise<void> {
  const patronage = await findPatronage(trx, owner.id);
  const ending = patronage?.place === 'ENDED' ? patronage.part.id : undefined;
  const beside = (await runningParts(trx, owner.id)).filter((part) => part.beside && part.id !== ending);
  for (const part of beside) {
    await withdrawPart(trx, owner, part, { reason: caseEnded, cancel: true, now });
  }
}

/** Notices without an answer keep why nobody waits for one any more; those at once outlive the process that sent them. */
async function closeNotices(trx: Transaction, owner: CaseState): Promise<void> {
  const open = (await noticesOf(trx, owner.id)).filter((notice) => isUnsent(notice) || isAwaited(notice));
  for (const { id, partId } of open) if (partId) await closeNotice(trx, { id, partId }, noMoreAwaited);
}
