/** Purposes with which a case is read, and what the deeds of the audit are called; source: domain.md §6, Rules («audit every read»). */

/** What a person may declare; the others are carried by the deed itself. */
export const declaredPurposes = ['WORK', 'APPROVAL', 'CONTROL', 'REQUEST', 'COMPLAINT'] as const;
export const purposes = [...declaredPurposes, 'TASK', 'JOURNAL', 'BREAK_GLASS'] as const;
export type DeclaredPurpose = (typeof declaredPurposes)[number];
export type Purpose = (typeof purposes)[number];

export const purposeTitles: Readonly<Record<Purpose, string>> = {
  WORK: 'Работа по случаю',
  APPROVAL: 'Согласование или решение',
  CONTROL: 'Контроль',
  REQUEST: 'Запрос органа или семьи',
  COMPLAINT: 'Жалоба',
  TASK: 'Задача по случаю',
  JOURNAL: 'Ведение журнала бумаг',
  BREAK_GLASS: 'Экстренный доступ',
};
