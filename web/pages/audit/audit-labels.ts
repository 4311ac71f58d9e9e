/** Words of the journal of deeds that no other screen needs. */
import type { ApiSchemas } from '#generated/api-types.ts';

export const actorKindNames: Readonly<Record<ApiSchemas['AuditEntry']['actorKind'], string>> = {
  PERSON: 'неизвестный при входе',
  WORKER: 'система: шаг процесса',
  WATCHDOG: 'система: сторож сроков',
  DISPATCHER: 'система: связь с движком',
  OPERATOR: 'администратор сервера',
};

const subjects: Readonly<Record<string, string>> = {
  tasks: 'задачи',
  cases: 'случаи',
  signals: 'сообщения',
  deadlines: 'сроки',
  alarms: 'тревоги',
  papers: 'журнал документов',
  report: 'отчёт',
  audit: 'журнал действий',
  breakGlass: 'экстренный доступ',
};

/** What a looked-at list was; other subjects are told by the deed itself. */
export const subjectText = (kind: string): string => subjects[kind] ?? '';
