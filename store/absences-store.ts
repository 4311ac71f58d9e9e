/** Absences of staff and who acts meanwhile. Who may write whose: row-level security (`app_writes_absence`). */
import type { Transaction } from './database.ts';

export const absenceKinds = ['VACATION', 'SICK', 'TRIP', 'STUDY', 'OTHER'] as const;
export type AbsenceKind = (typeof absenceKinds)[number];
/** From the first to the last day of the absence. */
export type NewAbsence = {
  readonly id: string;
  readonly userId: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly kind: AbsenceKind;
  readonly actingUserId: string | null;
};
export type Absence = NewAbsence & { readonly cancelled: boolean };

/** FORBIDDEN by row-level security for whose absences one does not write, or whom one may not let act. */
export async function insertAbsence(trx: Transaction, absence: NewAbsence, enteredBy: string): Promise<void> {
  await trx('staff_absences').insert({
    id: absence.id,
    user_id: absence.userId,
    from_day: absence.fromDay,
    to_day: absence.toDay,
    kind: absence.kind,
    acting_user_id: absence.actingUserId,
    entered_by: enteredBy,
  });
}

export async function findAbsence(trx: Transaction, id: string): Promise<Absence | undefined> {
  const row = await trx('staff_absences').where({ id }).first();
  return (
    row && {
      id,
      userId: row.user_id,
      fromDay: row.from_day,
      toDay: row.to_day,
      kind: row.kind,
      actingUserId: row.acting_user_id,
      cancelled: row.cancelled_at !== null,
    }
  );
}

/** Whether another absence of the person holds on one of the days. */
export async function overlapsAbsence(
  trx: Transaction,
  { id, userId, fromDay, toDay }: Pick<Absence, 'id' | 'userId' | 'fromDay' | 'toDay'>,
): Promise<boolean> {
  const found = await trx('staff_absences')
    .where({ user_id: userId, cancelled_at: null })
    .whereNot({ id })
    .where('from_day', '<=', toDay)
    .where('to_day', '>=', fromDay)
    .first('id');
  return found !== undefined;
}

/** Answers whether it was the person's to change. */
export async function changeAbsence(
  trx: Transaction,
  id: string,
  change: { readonly toDay?: string | undefined; readonly cancelled?: boolean | undefined },
): Promise<boolean> {
  const cancelledAt = change.cancelled ? trx.raw('business_now()') : null;
  const changed = await trx('staff_absences')
    .where({ id })
    .update({
      ...(change.toDay === undefined ? {} : { to_day: change.toDay }),
      ...(change.cancelled === undefined ? {} : { cancelled_at: cancelledAt }),
    });
  return changed > 0;
}

/** One change of a person's absences at a time. */
export async function lockAbsencesOf(trx: Transaction, userId: string): Promise<void> {
  await trx.raw("SELECT pg_advisory_xact_lock(hashtext('absences ' || ?))", [userId]);
}
