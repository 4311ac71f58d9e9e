/** Russian names of every code that a screen shows. One place, so that a word is the same everywhere. */
import { decisionTitles } from '#domain/consilium-titles.ts';
import type { ApiSchemas } from '#generated/api-types.ts';

type Names<Code extends string> = Readonly<Record<Code, string>>;

export const roleNames: Names<ApiSchemas['RoleCode']> = {
  dutyOfficer: 'дежурный',
  caseCurator: 'куратор случая',
  psychologist: 'психолог',
  unitHead: 'заведующая отделением',
  consiliumMember: 'член консилиума',
  commissionSecretary: 'секретарь КДНиЗП',
  agencyOfficer: 'специалист ведомства',
  methodologist: 'методист',
  supervisor: 'супервизор',
  manager: 'руководитель',
  administrator: 'администратор',
};

export const urgencyNames: Names<ApiSchemas['Urgency']> = {
  EMERGENCY: 'Экстренно',
  URGENT: 'Срочно',
  PLANNED: 'Планово',
};

export const sourceNames: Names<ApiSchemas['SignalSource']> = {
  POLICE: 'Полиция (ПДН)',
  EDUCATION: 'Образовательная организация',
  HEALTH: 'Медицинская организация',
  PUBLIC_COUNCIL: 'Общественный совет помощи',
  RELATIVE: 'Родственник',
  ANONYMOUS: 'Анонимно',
  KDN: 'КДНиЗП',
  GUARDIANSHIP: 'Орган опеки',
  CHILD: 'Сам ребёнок',
  CENTRE: 'Сотрудник центра',
  AGENCY: 'Другое ведомство',
};

export const channelNames: Names<ApiSchemas['SignalChannel']> = {
  phone: 'По телефону',
  letter: 'Письмом',
  card: 'Сигнальной карточкой',
  inPerson: 'На личном приёме',
  ownFinding: 'Выявлено самостоятельно',
};

export const reasonNames: Names<ApiSchemas['SignalReason']> = {
  ALCOHOL: 'Алкоголь или наркотики у взрослых',
  NEGLECT: 'Пренебрежение нуждами ребёнка',
  UNATTENDED_CHILD: 'Ребёнок без присмотра',
  VIOLENCE: 'Насилие',
  INJURY: 'Травма ребёнка',
  HOUSING: 'Опасное или непригодное жильё',
  SCHOOL: 'Не посещает школу',
  OTHER: 'Другое',
};

export const dangerNames: Names<ApiSchemas['Danger']> = { YES: 'Да', NO: 'Нет', UNKNOWN: 'Неизвестно' };

export const signalDecisionNames: Names<'ACCEPT' | 'ATTACH' | 'REDIRECT' | 'REJECT'> = {
  ACCEPT: 'Принято в работу',
  ATTACH: 'Присоединено к случаю',
  REDIRECT: 'Передано по территории',
  REJECT: 'Отклонено',
};

export const caseStatusNames: Names<ApiSchemas['CaseRow']['status']> = { RUNNING: 'В работе', CLOSED: 'Завершён' };

export const safetyNames: Readonly<Record<string, string>> = {
  SAFE: 'Безопасно',
  SAFE_WITH_PLAN: 'Безопасно при выполнении плана',
  UNSAFE: 'Небезопасно',
  REASSESS: 'Нужно увидеть ребёнка ещё раз',
};

export const riskNames: Readonly<Record<string, string>> = {
  LOW: 'Низкий',
  MEDIUM: 'Средний',
  HIGH: 'Высокий',
  INCOMPLETE: 'Данных не хватает',
};

export const recommendationNames: Readonly<Record<string, string>> = {
  REPEAT_VISIT: 'Повторный выезд',
  URGENT_MEASURES: 'Срочные меры',
  COLLECT_DATA: 'Собрать недостающие данные',
  NO_CASE: 'Случай не открывать',
  OPEN_CASE: 'Открыть случай, план центра',
  SUBMIT_SOP_TO_KDN: 'Представить семью в КДНиЗП',
};

export const decisionNames: Readonly<Record<string, string>> = decisionTitles;

export const visitRegimeNames: Readonly<Record<string, string>> = {
  NONE: 'Без посещений',
  QUARTERLY: 'Раз в квартал',
  MONTHLY: 'Раз в месяц',
  WEEKLY: 'Раз в неделю',
};

export const supportLevelNames: Readonly<Record<string, string>> = {
  NONE: 'Не нужно',
  BASIC: 'Базовый',
  EMERGENCY: 'Экстренный',
  CRISIS: 'Кризисный',
};

/** How a case ended: by the decision on the message, by the consilium, with a result or for a reason without one. */
export const outcomeNames: Readonly<Record<string, string>> = {
  ...decisionNames,
  DOUBLE: 'Дубль',
  SIGNAL_ATTACH: 'Присоединено к другому случаю',
  SIGNAL_REDIRECT: 'Передано по территории',
  SIGNAL_REJECT: 'Сообщение отклонено',
  SERVICES_REFUSED_BY_FAMILY: 'Семья отказалась от услуг',
  SERVICES_REFUSED_BY_PROVIDER: 'Поставщик отказал в услугах',
  WATCH_CLOSED: 'Внутренний контроль завершён',
  OVERCOME: 'Неблагополучие преодолено',
  AGE_18: 'Ребёнку исполнилось 18 лет',
  MOVED: 'Семья переехала',
  PARENT_DIED: 'Смерть родителя',
  RIGHTS_DEPRIVED: 'Лишение родительских прав',
  RIGHTS_RESTRICTED: 'Ограничение родительских прав',
  CHILD_PLACED: 'Ребёнок устроен на воспитание',
  PARENT_IMPRISONED: 'Родитель в местах лишения свободы',
  CHILD_DIED: 'Смерть ребёнка',
  REGISTERED_IN_ERROR: 'Случай открыт по ошибке',
  CANCELLED_BY_COURT: 'Отменено судом',
  OTHER: 'Другая причина',
};

export const relationNames: Readonly<Record<string, string>> = {
  MOTHER: 'мать',
  FATHER: 'отец',
  STEP_PARENT: 'отчим или мачеха',
  GRANDPARENT: 'бабушка или дедушка',
  GUARDIAN: 'опекун',
  OTHER: 'другой взрослый',
};

export const releaseStateNames: Names<ApiSchemas['Release']['state']> = {
  PUBLISHED: 'действует',
  DRAFT: 'черновик',
  RETIRED: 'выведен из работы',
};

export const releaseOriginNames: Names<ApiSchemas['Release']['origin']> = {
  REPOSITORY: 'из поставки',
  METHODOLOGIST: 'методист',
};

/** Titles of forms that no task of a diagram shows, by file name; all others carry the name of their task. */
export const formNames: Readonly<Record<string, string>> = {
  'sort-out.form': 'Разобраться',
};

/** The name of a code, or the code itself when a methodologist has added one that this version does not know. */
export function nameOf(names: Readonly<Record<string, string>>, code: string | null | undefined): string {
  return code ? (names[code] ?? code) : '—';
}

/** How far an overdue duty has been raised, in words. */
export function raisedLevelText(level: number): string {
  if (level <= 0) return 'не поднимался';
  return level === 1 ? 'поднят: первая ступень' : level === 2 ? 'поднят: вторая ступень' : `поднят: ступень ${level}`;
}
