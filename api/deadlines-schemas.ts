/** The board of clocks, alarms that a person must see, and pausing, resuming and moving a deadline. */
import * as z from 'zod';
import { deadlineRow } from './cases-schemas.ts';
import { instant, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Сроки';
const deadlineParam = z.object({ deadlineId: uuid });
const reason = z.string().trim().min(3).max(500);

const alarmRow = z
  .object({
    id: uuid,
    kind: z.enum(['WARNING', 'ESCALATION', 'SIGNAL', 'EMERGENCY', 'BREAK_GLASS']),
    level: z.int(),
    rule: z.string().nullable().meta({ description: 'Правило срока; нет, если тревога не о сроке' }),
    title: z.string().nullable(),
    taskId: uuid.nullable().meta({ description: 'Задача, с которой разбираются' }),
    caseId: uuid,
    caseNumber: z.string(),
    dueAt: instant,
    raisedAt: instant,
    raisedBy: z.enum(['ENGINE', 'WATCHDOG', 'ACTION']),
    seenAt: instant.nullable(),
    seenBy: z.string().nullable(),
    resolved: z.boolean().meta({ description: 'Обязанность уже выполнена' }),
  })
  .meta({ id: 'AlarmRow' });

export const listDeadlines = operation({
  id: 'listDeadlines',
  method: 'get',
  path: '/deadlines',
  summary: 'Идущие сроки: сначала самые близкие',
  tag,
  signedIn: true,
  lists: 'deadlines',
  query: z.object({ only: z.enum(['all', 'overdue', 'emergency']).default('all') }),
  success: {
    status: 200,
    schema: z.object({ asOf: instant, items: z.array(deadlineRow) }).meta({ id: 'DeadlineBoard' }),
  },
});
export const pauseDeadline = operation({
  id: 'pauseDeadline',
  method: 'post',
  path: '/deadlines/{deadlineId}/pause',
  summary: 'Приостановить срок',
  tag,
  signedIn: true,
  params: deadlineParam,
  body: z.object({ reason }).meta({ id: 'DeadlinePause' }),
  success: { status: 200, schema: deadlineRow },
  errors: [409],
});
export const resumeDeadline = operation({
  id: 'resumeDeadline',
  method: 'post',
  path: '/deadlines/{deadlineId}/resume',
  summary: 'Возобновить срок',
  tag,
  signedIn: true,
  params: deadlineParam,
  success: { status: 200, schema: deadlineRow },
  errors: [409],
});
export const moveDeadline = operation({
  id: 'moveDeadline',
  method: 'post',
  path: '/deadlines/{deadlineId}/move',
  summary: 'Перенести срок',
  tag,
  signedIn: true,
  params: deadlineParam,
  body: z.object({ dueAt: instant, reason }).meta({ id: 'DeadlineMove' }),
  success: { status: 200, schema: deadlineRow },
  errors: [409, 422],
});
export const listAlarms = operation({
  id: 'listAlarms',
  method: 'get',
  path: '/alarms',
  summary: 'Тревоги и предупреждения',
  tag,
  signedIn: true,
  lists: 'alarms',
  query: z.object({ unseen: z.enum(['true', 'false']).default('false') }),
  success: {
    status: 200,
    schema: z.object({ asOf: instant, unseen: z.int(), items: z.array(alarmRow) }).meta({ id: 'AlarmList' }),
  },
});
export const markAlarmSeen = operation({
  id: 'markAlarmSeen',
  method: 'post',
  path: '/alarms/{alarmId}/seen',
  summary: 'Отметить тревогу увиденной',
  tag,
  signedIn: true,
  params: z.object({ alarmId: uuid }),
  success: { status: 200, schema: alarmRow },
});
