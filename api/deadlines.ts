/** Clocks and alarms: the board, pausing, resuming and moving a deadline, marking an alarm as seen. */
import type { Router } from 'express';
import { moveDeadline, pauseDeadline, resumeDeadline } from '#actions/change-deadline.ts';
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import type { Transaction } from '#store/database.ts';
import { markAlarmSeenRow } from '#store/alarms-store.ts';
import { alarmListView, alarmView, deadlineBoardView, deadlineView } from '#store/views/deadline-board-view.ts';
import * as contract from './deadlines-schemas.ts';
import { operate, requireAccess, type Tools } from './operate.ts';

export function deadlineRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.listDeadlines, ({ query, now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'DeadlineBoard');
      return { asOf: now, items: [...(await deadlineBoardView(trx, query.only))] };
    }),
  );

  operate(router, tools, contract.pauseDeadline, ({ params, body, userId, now, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'change', 'Deadline');
      await pauseDeadline(trx, { ...params, ...body }, { userId, now });
      return shown(trx, params.deadlineId);
    }),
  );

  operate(router, tools, contract.resumeDeadline, ({ params, userId, now, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'change', 'Deadline');
      await resumeDeadline(trx, params.deadlineId, { userId, now });
      return shown(trx, params.deadlineId);
    }),
  );

  operate(router, tools, contract.moveDeadline, ({ params, body, userId, now, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'change', 'Deadline');
      await moveDeadline(trx, { ...params, ...body }, { userId, now });
      return shown(trx, params.deadlineId);
    }),
  );

  alarmRoutes(router, tools);
}

function alarmRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.listAlarms, ({ query, now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'Alarms');
      const { unseen, items } = await alarmListView(trx, query.unseen === 'true');
      return { asOf: now, unseen, items: [...items] };
    }),
  );

  operate(router, tools, contract.markAlarmSeen, ({ params, userId, now, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'read', 'Alarms');
      if (!(await markAlarmSeenRow(trx, params.alarmId, userId, now))) throw new DomainError('NOT_FOUND');
      const alarm = await alarmView(trx, params.alarmId);
      if (!alarm) throw new DomainError('NOT_FOUND');
      const { caseId } = alarm;
      const deed = { action: 'SEE_ALARM', subjectKind: 'alarm', subjectId: params.alarmId, caseId } as const;
      await writeAudit(trx, { actorId: userId, actorKind: 'PERSON', ...deed });
      return alarm;
    }),
  );
}

async function shown(trx: Transaction, deadlineId: string) {
  const deadline = await deadlineView(trx, deadlineId);
  if (!deadline) throw new DomainError('NOT_FOUND');
  return deadline;
}
