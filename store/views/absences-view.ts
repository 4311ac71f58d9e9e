/** Absences of staff that the reader may know: the running and coming ones, then the past. */
import type { AbsenceKind } from '../absences-store.ts';
import type { Transaction } from '../database.ts';

type Named = { readonly id: string; readonly name: string };
export type AbsenceItem = {
  readonly id: string;
  readonly person: Named;
  readonly acting: Named | null;
  readonly kind: AbsenceKind;
  readonly fromDay: string;
  readonly toDay: string;
  readonly state: 'RUNNING' | 'COMING' | 'PAST' | 'CANCELLED';
  readonly enteredBy: string;
  readonly mayChange: boolean;
};

/** By their days; `userId` narrows it to one person. */
export async function absencesView(
  trx: Transaction,
  { userId, which }: { readonly userId?: string | undefined; readonly which: 'OPEN' | 'PAST' },
): Promise<readonly AbsenceItem[]> {
  const { rows } = await trx.raw<{ rows: AbsenceItem[] }>(
    `SELECT l.*, l.may AND l.state <> 'PAST' AS "mayChange" FROM (
       SELECT s.id, json_build_object('id', u.id, 'name', u.full_name) AS person,
         CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.full_name) END AS acting, s.kind,
         s.from_day AS "fromDay", s.to_day AS "toDay", b.full_name AS "enteredBy", app_writes_absence(s.user_id, NULL) AS may,
         CASE WHEN s.cancelled_at IS NOT NULL THEN 'CANCELLED' WHEN post_valid(s.from_day, s.to_day + 1, c.time_zone) THEN 'RUNNING'
           WHEN post_open(s.to_day + 1) THEN 'COMING' ELSE 'PAST' END AS state
       FROM staff_absences s JOIN users u ON u.id = s.user_id JOIN users b ON b.id = s.entered_by
         LEFT JOIN users a ON a.id = s.acting_user_id LEFT JOIN centres c ON c.id = u.centre_id
       WHERE CAST(:userId AS uuid) IS NULL OR s.user_id = :userId) l
     WHERE (l.state IN ('RUNNING', 'COMING')) = :open
     ORDER BY CASE WHEN :open THEN l."fromDay" END, l."fromDay" DESC, l.person ->> 'name', l.id LIMIT 200`,
    { userId: userId ?? null, open: which === 'OPEN' },
  );
  return rows.map(({ id, person, acting, kind, fromDay, toDay, state, enteredBy, mayChange }) => ({
    id,
    person,
    acting,
    kind,
    fromDay,
    toDay,
    state,
    enteredBy,
    mayChange,
  }));
}
