/** Words of the page «Сбои процесса». */
import type { ApiSchemas } from '#generated/api-types.ts';

export const failureKindNames: Readonly<Record<ApiSchemas['FailureRow']['kind'], string>> = {
  INCIDENT: 'Остановка',
  MEND: 'Ждёт исправления',
  COMMAND: 'Не принято',
};

/** Names of the processes as their diagrams carry them. */
export const processNames: Readonly<Record<string, string>> = {
  'case-seven-steps': 'Семь шагов работы со случаем',
  'commission-review': 'Рассмотрение в КДНиЗП',
  consilium: 'Консилиум',
  deadline: 'Срок',
  'emergency-response': 'Экстренное реагирование',
  'guardianship-measures': 'Меры органа опеки',
  'immediate-notices': 'Незамедлительные уведомления',
  'inform-agencies': 'Информирование о результатах',
  'internal-watch': 'Внутренний контроль центра',
  patronage: 'Патронаж',
  reassessment: 'Повторная оценка после опасности',
  'rehab-plan': 'Программа реабилитации семьи (ИПР)',
  'social-services': 'Социальные услуги по 442-ФЗ',
};
