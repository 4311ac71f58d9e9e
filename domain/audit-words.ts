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

/** Deeds as they stand in the audit; a refused operation that is no deed is called by its own summary. */
export const auditActionTitles: Readonly<Record<string, string>> = {
  SIGN_IN: 'Вход в систему',
  SIGN_IN_SECOND_STEP: 'Второй шаг входа',
  SIGN_OUT: 'Выход из системы',
  END_SESSIONS: 'Завершение сеансов',
  CHANGE_PASSWORD: 'Смена пароля',
  CHOOSE_PASSWORD: 'Выбор пароля по ссылке',
  SECOND_FACTOR_ON: 'Подключение кода из телефона',
  SECOND_FACTOR_OFF: 'Отключение кода из телефона',
  RECOVERY_CODES_RENEWED: 'Новые запасные коды',
  DECLARE_PURPOSE: 'Указана цель чтения',
  READ_CASE: 'Открытие карты случая',
  READ_RECORD: 'Чтение заполненной формы',
  READ_CASE_SUPPORT: 'Чтение программы и посещений',
  READ_CASE_DIAGRAM: 'Просмотр случая на схеме',
  READ_TASK: 'Открытие задачи',
  LIST_CONTACTS: 'Чтение консультаций и контактов',
  LIST_EMERGENCIES: 'Чтение экстренного реагирования',
  LIST_CASE_PAPERS: 'Просмотр списка бумаг случая',
  LIST_CASE_READERS: 'Просмотр, кто открывал карту',
  READ_LIST: 'Просмотр списка',
  SEARCH: 'Поиск по номеру или фамилии',
  LOOK_UP_FAMILY: 'Вопрос, известна ли семья',
  READ_AGENCY_CARD: 'Чтение карты ведомством',
  INVITE_SUPERVISOR: 'Приглашение супервизора',
  WITHDRAW_INVITATION: 'Отзыв приглашения супервизора',
  READ_SUPERVISED_CASE: 'Чтение случая без имён',
  PASS_TASK_ON: 'Передача задачи другому исполнителю',
  READ_REPORTED_CASES: 'Случаи за цифрой отчёта',
  DOWNLOAD_PAPER: 'Скачивание бумаги',
  PRINT_PAPER: 'Печать бумаги',
  PRINT_CASE: 'Печать карты случая',
  PRINT_RECORD: 'Печать заполненной формы',
  PRINT_REPORT: 'Печать отчёта',
  PRINT_PAPER_JOURNAL: 'Печать журнала бумаг',
  PRINT_CALENDAR: 'Печать календаря',
  PRINT_AUDIT: 'Печать журнала действий',
  BREAK_GLASS: 'Экстренное открытие карты',
  REVIEW_BREAK_GLASS: 'Рассмотрение экстренного открытия',
  NOTE_RECEIPT: 'Ведомство отметило получение',
  REGISTER_SIGNAL: 'Регистрация сообщения',
  CLAIM_TASK: 'Задача взята в работу',
  UNCLAIM_TASK: 'Задача возвращена',
  COMPLETE_TASK: 'Задача выполнена',
  RECORD_CONTACT: 'Запись контакта',
  BEGIN_EMERGENCY: 'Начато экстренное реагирование',
  CALL_VISIT: 'Назначено немедленное посещение',
  FILE_CLAIM: 'Отметка об иске в суд',
  SEE_ALARM: 'Оповещение просмотрено',
  PAUSED_DEADLINE: 'Срок приостановлен',
  RESUMED_DEADLINE: 'Срок возобновлён',
  MOVED_DEADLINE: 'Срок перенесён',
  WARN_DEADLINE: 'Предупреждение о сроке',
  ESCALATE_DEADLINE: 'Оповещение о пропущенном сроке',
  CLOSE_VOTING: 'Голосование закрыто по сроку',
  CANCEL_PAPER: 'Бумага отменена',
  PUBLISH_TEMPLATE: 'Опубликован образец бумаги',
  STATE_FIGURE: 'Внесён показатель отчёта',
  SET_DAY_OFF: 'День сделан выходным',
  SET_DAY_WORKING: 'День сделан рабочим',
  SET_DAY_USUAL: 'День сделан обычным',
  REPEAT_FAILED: 'Повтор сбойного шага',
  SEAT_CASE_ANEW: 'Случай поставлен в процесс заново',
  BEGIN_INSTALLATION: 'Первая настройка системы',
  ADD_PERSON: 'Добавлен сотрудник',
  RENAME_PERSON: 'Изменены данные сотрудника',
  BLOCK_PERSON: 'Сотрудник заблокирован',
  UNBLOCK_PERSON: 'Сотрудник разблокирован',
  GIVE_POST: 'Назначена роль',
  END_POST: 'Снята роль',
  CHANGE_POST_END: 'Изменён срок роли',
  ISSUE_INVITATION: 'Выдано приглашение',
  ISSUE_PASSWORD_RESET: 'Выдана ссылка для нового пароля',
  RESET_SECOND_FACTOR: 'Сброшен код из телефона',
  RECORD_ABSENCE: 'Записано отсутствие',
  CHANGE_ABSENCE: 'Изменено отсутствие',
  CANCEL_ABSENCE: 'Отменено отсутствие',
  ADD_PLACE: 'Добавлена территория или центр',
  RENAME_PLACE: 'Переименована территория или центр',
  REMOVE_PLACE: 'Удалена территория или центр',
  SERVE_TERRITORIES: 'Изменены территории центра',
  CHANGE_RULES: 'Внесена версия правил',
  WITHDRAW_RULES: 'Отозвана версия правил',
  CLOSE_AGENCY: 'Орган закрыт',
  REOPEN_AGENCY: 'Орган снова действует',
};

/** The words for a deed; undefined where it has none. */
export const auditTitle = (action: string): string | undefined => auditActionTitles[action];

/** Lists whose reading is noted, and what each is called. */
const listTitles = {
  tasks: 'задачи',
  cases: 'случаи',
  signals: 'сообщения',
  deadlines: 'сроки',
  alarms: 'тревоги',
  papers: 'журнал документов',
  report: 'отчёт',
  audit: 'журнал действий',
  breakGlass: 'экстренный доступ',
  agencyWork: 'работа ведомства',
  supervision: 'супервизия',
} as const;
export type AuditedList = keyof typeof listTitles;

/** What a looked-at list is called; nothing for any other subject, which its deed tells of. */
export const listTitle = (kind: string): string => (kind in listTitles ? listTitles[kind as AuditedList] : '');
