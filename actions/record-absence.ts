/** An absence of a colleague and who acts meanwhile; written, shortened, cancelled and taken back by the head or an administrator. */
import { randomUUID } from 'node:crypto';
import { DomainError } from '#domain/error.ts';
import {
  type Absence,
  changeAbsence,
  findAbsence,
  insertAbsence,
  lockAbsencesOf,
  type NewAbsence,
  overlapsAbsence,
} from '#store/absences-store.ts';
import type { Transaction } from '#store/database.ts';
import { type Keeper, noteAdministration } from './note-administration.ts';

/** INVALID_INPUT, ABSENCE_OVERLAPS; FORBIDDEN by the database for whose absences one does not write. Answers the id. */
export async function recordAbsence(trx: Transaction, input: Omit<NewAbsence, 'id'>, keeper: Keeper): Promise<string> {
  const absence = { id: randomUUID(), ...input };
  holdToDays(absence);
  if (absence.actingUserId === absence.userId) {
    throw fault('actingUserId', 'Замещать может только другой сотрудник');
  }
  await holdApart(trx, absence);
  await insertAbsence(trx, absence, keeper.userId);
  await note(trx, keeper, 'RECORD_ABSENCE', absence);
  return absence.id;
}

/** Puts the last day elsewhere, cancels or takes the cancelling back. NOT_FOUND, INVALID_INPUT, ABSENCE_OVERLAPS, FORBIDDEN. */
export async function reviseAbsence(
  trx: Transaction,
  id: string,
  change: { readonly toDay?: string | undefined; readonly cancelled?: boolean | undefined },
  keeper: Keeper,
): Promise<void> {
  const former = await findAbsence(trx, id);
  if (!former) throw new DomainError('NOT_FOUND');
  const absence: Absence = {
    ...former,
    toDay: change.toDay ?? former.toDay,
    cancelled: change.cancelled ?? former.cancelled,
  };
  holdToDays(absence);
  if (!absence.cancelled) await holdApart(trx, absence);
  if (!(await changeAbsence(trx, id, change))) throw new DomainError('FORBIDDEN');
  await note(trx, keeper, absence.cancelled ? 'CANCEL_ABSENCE' : 'CHANGE_ABSENCE', absence);
}

function holdToDays({ fromDay, toDay }: NewAbsence): void {
  if (toDay < fromDay) throw fault('toDay', 'Последний день раньше первого');
}

async function holdApart(trx: Transaction, absence: NewAbsence): Promise<void> {
  await lockAbsencesOf(trx, absence.userId);
  if (await overlapsAbsence(trx, absence)) throw new DomainError('ABSENCE_OVERLAPS');
}

function fault(path: string, message: string): DomainError {
  return new DomainError('INVALID_INPUT', { fields: [{ path, message }] });
}

function note(trx: Transaction, keeper: Keeper, action: string, absence: NewAbsence): Promise<void> {
  const { id: subjectId, userId, fromDay, toDay, actingUserId } = absence;
  const details = { userId, fromDay, toDay, actingUserId };
  return noteAdministration(trx, keeper, { action, subjectKind: 'absence', subjectId, details });
}
