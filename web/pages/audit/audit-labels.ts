/** Words of the journal of deeds that no other screen needs. */
import type { ApiSchemas } from '#generated/api-types.ts';

export const actorKindNames: Readonly<Record<ApiSchemas['AuditEntry']['actorKind'], string>> = {
  PERSON: 'неизвестный при входе',
  WORKER: 'система: шаг процесса',
  WATCHDOG: 'система: сторож сроков',
  DISPATCHER: 'система: связь с движком',
  OPERATOR: 'администратор сервера',
};
