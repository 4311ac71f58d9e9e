/** Russian names of the codes that only administration shows. */
import { roleCodes, territoryRoles } from '#domain/roles.ts';
import type { ApiSchemas } from '#generated/api-types.ts';
import { roleNames } from './labels.ts';

type Names<Code extends string> = Readonly<Record<Code, string>>;

export const personStateNames: Names<ApiSchemas['PersonState']> = {
  ACTIVE: 'Работает',
  INVITED: 'Приглашение не принято',
  BLOCKED: 'Заблокирован',
};
export const absenceKindNames: Names<ApiSchemas['AbsenceKind']> = {
  VACATION: 'Отпуск',
  SICK: 'Болезнь',
  TRIP: 'Командировка',
  STUDY: 'Учёба',
  OTHER: 'Другая причина',
};
export const unitKindNames: Names<ApiSchemas['UnitKind']> = { TEAM: 'Отделение', AREA: 'Участок' };
export const agencyKindNames: Names<ApiSchemas['AgencyKind']> = {
  KDN: 'Комиссия по делам несовершеннолетних',
  GUARDIANSHIP: 'Опека и попечительство',
  POLICE: 'Полиция, ПДН',
  PROSECUTOR: 'Прокуратура',
  HEALTH: 'Здравоохранение',
  EDUCATION: 'Образование',
  SOCIAL_PROTECTION: 'Социальная защита',
  YOUTH: 'Молодёжная политика',
  EMPLOYMENT: 'Служба занятости',
  PROBATION: 'Уголовно-исполнительная инспекция',
  OTHER: 'Другой орган',
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const roleChoices = roleCodes.map((role) => ({ value: role, title: capital(roleNames[role]) }));
export const isTerritoryRole = (role: string): boolean => (territoryRoles as readonly string[]).includes(role);

/** Time zones of Russia with the cities by which people know them. */
export const timeZoneChoices = [
  ['Europe/Kaliningrad', 'Калининград (МСК−1)'],
  ['Europe/Moscow', 'Москва (МСК)'],
  ['Europe/Samara', 'Самара (МСК+1)'],
  ['Asia/Yekaterinburg', 'Екатеринбург (МСК+2)'],
  ['Asia/Omsk', 'Омск (МСК+3)'],
  ['Asia/Krasnoyarsk', 'Красноярск (МСК+4)'],
  ['Asia/Irkutsk', 'Иркутск (МСК+5)'],
  ['Asia/Yakutsk', 'Якутск (МСК+6)'],
  ['Asia/Vladivostok', 'Владивосток (МСК+7)'],
  ['Asia/Magadan', 'Магадан (МСК+8)'],
  ['Asia/Kamchatka', 'Петропавловск-Камчатский (МСК+9)'],
].map(([value = '', title = '']) => ({ value, title }));

export const timeZoneName = (zone: string): string =>
  timeZoneChoices.find(({ value }) => value === zone)?.title ?? zone;
