/**
 * The one error of the domain: a rule forbids what was asked. Its code comes from this catalogue, with the Russian text a
 * person reads and the HTTP status; problems of input are returned as field errors instead.
 */
export type FieldError = { readonly path: string; readonly message: string };

const catalogue = {
  NOT_SIGNED_IN: [401, 'Нужно войти в систему'],
  WRONG_CREDENTIALS: [401, 'Неверный логин или пароль'],
  SECOND_FACTOR_NEEDED: [401, 'Введите код из приложения на телефоне'],
  ENROLMENT_NEEDED: [401, 'Вашей роли нужен второй шаг входа: подключите код из телефона'],
  WRONG_CODE: [401, 'Код не подошёл: проверьте его или дождитесь следующего'],
  SIGN_IN_EXPIRED: [401, 'Вход занял слишком много времени: введите логин и пароль ещё раз'],
  TOO_MANY_ATTEMPTS: [429, 'Слишком много неудачных попыток. Подождите несколько минут и попробуйте снова'],
  TOO_MANY_PDF: [429, 'Слишком много бумаг в PDF подряд. Подождите несколько минут или возьмите файл Word'],
  TOO_MANY_UPLOADS: [429, 'Слишком много загрузок подряд. Подождите немного и загрузите файл снова'],
  TOO_MANY_SEARCHES: [429, 'Слишком много поисков подряд. Подождите минуту и повторите'],
  WRONG_PASSWORD: [422, 'Текущий пароль введён неверно'],
  SECOND_FACTOR_REQUIRED: [409, 'Вашей роли второй шаг входа обязателен: отключить его нельзя, можно сменить телефон'],
  NO_SECOND_FACTOR: [409, 'Код из телефона не подключён'],
  LINK_EXPIRED: [404, 'Ссылка уже использована или устарела: попросите администратора дать новую'],
  FORBIDDEN: [403, 'Для этого действия у вас нет прав'],
  NOT_FOUND: [404, 'Не найдено или недоступно вам'],
  PURPOSE_NEEDED: [428, 'Укажите, с какой целью вы открываете карту случая'],
  TASK_ALREADY_DONE: [409, 'Задача уже выполнена: обновите список'],
  TASK_CANCELED: [409, 'Задача больше не нужна: процесс ушёл дальше. Введённое сохранено в черновике'],
  TASK_NOT_YOURS: [409, 'Задача назначена другому специалисту. Попросите её вернуть или обратитесь к заведующей'],
  CASE_CLOSED: [409, 'Случай уже закрыт'],
  EMERGENCY_RUNNING: [409, 'Идёт экстренное реагирование или оценка после него: сначала завершите их'],
  NO_VISIT_AWAITED: [409, 'Сейчас посещение не ожидается: патронаж не идёт или посещения приостановлены'],
  DEADLINE_NOT_RUNNING: [409, 'Срок сейчас не идёт, изменить его нельзя'],
  DEADLINE_NOT_PAUSED: [409, 'Срок не приостановлен'],
  IDEMPOTENCY_KEY_MISSING: [400, 'Запрос без ключа повтора (заголовок Idempotency-Key)'],
  IDEMPOTENCY_CONFLICT: [409, 'Этот ключ повтора уже использован для другого запроса'],
  INVALID_INPUT: [422, 'Проверьте отмеченные поля'],
  PAPER_CANCELLED: [409, 'Бумага уже отменена'],
  PDF_UNAVAILABLE: [409, 'PDF не сделать: на сервере нет офисного пакета или он не ответил. Возьмите файл Word'],
  SELF_RIGHTS: [409, 'Свои права и свой доступ изменить нельзя: это делает другой администратор'],
  LAST_ADMINISTRATOR: [
    409,
    'Это последний администратор здесь: сначала назначьте другого, который уже вошёл в систему',
  ],
  TERRITORY_CYCLE: [409, 'Территорию нельзя поместить в саму себя или в то, что входит в неё'],
  ROOT_TERRITORY: [409, 'Верхнюю территорию переместить нельзя: она ни во что не входит'],
  POST_HELD: [409, 'Эта роль здесь у сотрудника уже есть'],
  ABSENCE_OVERLAPS: [409, 'На эти дни отсутствие уже записано: измените прежнюю запись'],
  ALREADY_BEGUN: [409, 'Система уже настроена: войдите или обратитесь к её администратору'],
  RULES_CHANGED: [
    409,
    'Правила за это время изменил другой администратор: посмотрите новую версию и внесите своё снова',
  ],
  RULES_PLANNED: [409, 'Уже назначена версия на будущее: сначала отзовите её или дождитесь её дня'],
  RULES_IN_FORCE: [409, 'Эта версия уже действовала: отозвать её нельзя. Внесите новую версию'],
  NO_RELEASE: [503, 'Схемы процессов ещё не опубликованы: подождите запуска системы'],
  RULE_MISSING: [503, 'В справочнике нет действующего правила: обратитесь к методисту'],
  NO_AGENCY: [409, 'Для территории не указан орган, которому нужно сообщить: обратитесь к администратору'],
  ANSWER_TAKEN: [409, 'Центр уже учёл ваше подтверждение: его можно исправить, но не снять'],
  NO_MEMBERS: [409, 'В центре нет действующих членов консилиума: обратитесь к заведующей'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof catalogue;

export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly fields: readonly FieldError[];
  /** The case for which a purpose is wanted. */
  readonly caseId: string | undefined;

  constructor(code: ErrorCode, options: { fields?: readonly FieldError[]; caseId?: string; cause?: unknown } = {}) {
    super(catalogue[code][1], { cause: options.cause });
    this.name = 'DomainError';
    this.code = code;
    this.status = catalogue[code][0];
    this.fields = options.fields ?? [];
    this.caseId = options.caseId;
  }
}
