/** Russian names of the codes of step 7: programmes, measures, visits, and what other bodies answered. */
type Names = Readonly<Record<string, string>>;

export const planKindNames: Names = { CENTRE: 'Программа центра (ИПР)', INTERAGENCY: 'Межведомственная (МИПР)' };

export const planStateNames: Names = {
  DRAFT: 'Проект',
  CONSILIUM_APPROVED: 'Одобрена консилиумом',
  KDN_APPROVED: 'Утверждена КДНиЗП',
  ACTIVE: 'Действует',
  REVIEW: 'На рассмотрении консилиума',
  COMPLETED: 'Завершена с результатом',
  RENEWED: 'Заменена новой',
  TERMINATED: 'Прекращена',
};

export const planPhaseNames: Names = { INITIAL: 'Начальный', MAIN: 'Основной', FINAL: 'Завершающий' };

export const measureStatusNames: Names = {
  PLANNED: 'Впереди',
  DONE: 'Выполнено',
  PARTLY: 'Частично',
  REFUSED: 'Семья отказалась',
  NOT_DONE: 'Не выполнено',
};

/** What an officer of another body reports of a measure. */
export const measureReportNames: Names = { DONE: 'выполнено', FAILED: 'не удалось', ONGOING: 'идёт' };

export const addresseeNames: Names = { PARENT: 'родители', CHILD: 'ребёнок', FAMILY: 'вся семья' };

export const levelNames: Names = { LOW: 'Низкий', MEDIUM: 'Средний', HIGH: 'Высокий' };

export const reactionNames: Names = {
  AGGRESSIVE_REFUSAL: 'Агрессивный отказ',
  PASSIVE: 'Пассивное реагирование',
  SUPPRESSED_COMPLIANT: 'Подавленность, согласие на всё',
  CALM: 'Спокойное реагирование',
  COOPERATIVE: 'Готовность к сотрудничеству',
};

export const dynamicsNames: Names = {
  POSITIVE: 'Положительная',
  STABLE: 'Без изменений',
  NEGATIVE: 'Отрицательная',
};

/** What a curator proposes and the consilium decides after monitoring. */
export const reviewOutcomeNames: Names = {
  CONTINUE: 'Продолжать',
  COMPLETE: 'Завершить работу',
  NEW_PROGRAMME: 'Новая программа',
  CHANGE_REGIME: 'Изменить режим посещений',
  ESCALATE_KDN: 'Представить в КДНиЗП',
  TRANSFER: 'Передать другому центру',
};

export const visitKindNames: Names = { PLANNED: 'Плановое', EMERGENCY: 'Экстренное' };

export const visitOutcomeNames: Names = {
  CONTINUE: 'Работа продолжается',
  NEW_THREAT: 'Новая угроза',
  REVIEW: 'Пересмотреть контроль',
  CLOSURE_PROPOSED: 'Предложено закрыть',
};

export const requestOutcomeNames: Names = {
  WAIT: 'ждём ответа',
  BEGUN: 'услуги начались',
  REFUSED_BY_FAMILY: 'семья отказалась',
  REFUSED_BY_PROVIDER: 'отказано в услугах',
  RECOGNISED: 'семья признана находящейся в СОП',
  REFUSED: 'отказано в признании',
  POSTPONED: 'рассмотрение отложено',
  PROVISIONAL_GUARDIANSHIP: 'предварительная опека',
  CLAIM_IN_COURT: 'иск в суд',
  NO_MEASURES: 'мер не требуется',
  CONTINUE: 'контроль продолжается',
  CLOSE: 'контроль закончен',
  OPEN_CASE: 'открыт случай',
};

export const closureResultNames: Names = {
  TROUBLE_OVERCOME: 'Факты неблагополучия преодолены',
  CAUSES_REMOVED: 'Причины устранены',
  TIES_RESTORED: 'Социальные связи восстановлены',
  CARE_STRENGTHENED: 'Родительская забота укрепилась',
  BEHAVIOUR_IMPROVED: 'Поведение ребёнка улучшилось',
};
