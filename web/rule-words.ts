/** The rules that an administrator changes, in words: what each number is, in which unit, and in which order they stand. */
import type { RuleKind } from '#domain/changeable-rules.ts';
import type { ApiSchemas } from '#generated/api-types.ts';
import type { Forms } from './plural.ts';

/** `path` is where the number stands in the content. */
export type RuleField = {
  readonly path: string;
  readonly title: string;
  readonly unit: Forms;
  readonly hint?: string;
  /** The number beside it, of which this is the time. */
  readonly ofLimit?: string;
};
type RuleGroup = { readonly title: string; readonly fields: readonly RuleField[]; readonly roles?: true };

const minutes: Forms = ['минута', 'минуты', 'минут'];
const hours: Forms = ['час', 'часа', 'часов'];
const days: Forms = ['день', 'дня', 'дней'];
const months: Forms = ['месяц', 'месяца', 'месяцев'];
const times: Forms = ['раз', 'раза', 'раз'];

/** How many in how many minutes. */
const budget = (path: string, title: string, hint?: string): readonly RuleField[] => [
  { path: `${path}.limit`, title, unit: times, ...(hint ? { hint } : {}) },
  { path: `${path}.minutes`, title: 'За какое время', unit: minutes, ofLimit: `${path}.limit` },
];

export const ruleGroups: Readonly<Record<RuleKind, readonly RuleGroup[]>> = {
  'sign-in': [
    {
      title: 'Пароль',
      fields: [
        { path: 'shortestPassword', title: 'Наименьшая длина', unit: ['знак', 'знака', 'знаков'] },
        {
          path: 'passwordScore',
          title: 'Стойкость к подбору',
          unit: ['балл', 'балла', 'баллов'],
          hint: '2 — средняя, 3 — хорошая, 4 — очень высокая',
        },
      ],
    },
    {
      title: 'Сеанс',
      fields: [
        { path: 'sessionIdleMinutes', title: 'Кончается без действий через', unit: minutes },
        { path: 'sessionMinutes', title: 'Кончается в любом случае через', unit: minutes },
        { path: 'knownDeviceDays', title: 'Устройство помнится', unit: days },
      ],
    },
    {
      title: 'Код из телефона',
      roles: true,
      fields: [
        { path: 'secondStepMinutes', title: 'На ввод кода после пароля', unit: minutes },
        { path: 'recoveryCodes', title: 'Запасных кодов', unit: ['код', 'кода', 'кодов'] },
      ],
    },
    {
      title: 'Одноразовые ссылки',
      fields: [
        { path: 'invitationHours', title: 'Приглашение действует', unit: hours },
        { path: 'resetHours', title: 'Ссылка для нового пароля действует', unit: hours },
      ],
    },
    {
      title: 'Неудачные попытки',
      fields: [
        ...budget('attempts.stranger', 'Под одним логином с чужого устройства'),
        ...budget('attempts.knownDevice', 'С устройства, где человек уже входил'),
        ...budget('attempts.address', 'С одного адреса под любыми логинами', 'С одного адреса работает весь центр'),
        ...budget('attempts.secondFactor', 'Неверных кодов из телефона'),
        ...budget('attempts.secondFactorOfStrangers', 'Неверных кодов со всех чужих устройств'),
      ],
    },
  ],
  'case-access': [
    {
      title: 'Чтение случаев',
      fields: [
        { path: 'closedCaseMonths', title: 'Закрытый случай читают ещё', unit: months },
        { path: 'invitationDays', title: 'Приглашение супервизора действует', unit: days },
        { path: 'breakGlassHours', title: 'Экстренно открытый случай читают', unit: hours },
      ],
    },
  ],
  'request-limits': [
    {
      title: 'Как часто один человек может просить то, что занимает сервер надолго',
      fields: [
        ...budget('SEARCH', 'Поисков по словам'),
        ...budget('PDF', 'Бумаг в PDF'),
        ...budget('UPLOAD', 'Загрузок шаблонов'),
      ],
    },
  ],
};

export const ruleKindNames: Readonly<Record<RuleKind, string>> = {
  'sign-in': 'Вход и сеансы',
  'case-access': 'Чтение случаев',
  'request-limits': 'Частота запросов',
};

export const ruleStateNames: Readonly<Record<ApiSchemas['RuleVersionState'], string>> = {
  IN_FORCE: 'действует',
  PLANNED: 'ещё не действует',
  PAST: 'действовала раньше',
  WITHDRAWN: 'отозвана',
};
