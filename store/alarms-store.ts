/** The alarms that deadlines raise, and who has seen them. */
import { announce } from './changes-store.ts';
import type { Transaction } from './database.ts';
import type { DeadlineState } from './deadlines-store.ts';

/** Puts an alarm into the list of those it is for; a second one for the same rung changes nothing. */
export async function raiseAlarm(
  trx: Transaction,
  alarm: {
    deadline: DeadlineState;
    kind: 'WARNING' | 'ESCALATION';
    level: number;
    toRole: string;
    toUser: string | null;
    raisedBy: 'ENGINE' | 'WATCHDOG';
  },
): Promise<void> {
  const { deadline } = alarm;
  await trx.raw(
    `INSERT INTO alarms (deadline_id, case_id, centre_id, kind, level, to_role, to_user, due_at, raised_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    [
      deadline.id,
      deadline.caseId,
      deadline.centreId,
      alarm.kind,
      alarm.level,
      alarm.toRole,
      alarm.toUser,
      deadline.dueAt,
      alarm.raisedBy,
    ],
  );
  await announce(trx, ['alarms', 'deadlines'], deadline.caseId);
}

/** Marks an alarm as seen by its reader; false when it is not his to see. */
export async function markAlarmSeenRow(
  trx: Transaction,
  alarmId: string,
  userId: string,
  at: string,
): Promise<boolean> {
  const changed = await trx('alarms')
    .where({ id: alarmId })
    .update({ seen_at: trx.raw('coalesce(seen_at, ?)', [at]), seen_by: trx.raw('coalesce(seen_by, ?)', [userId]) });
  return changed === 1;
}
