/** The words of a report of a period, on the screen and in the command: codes by name, shares never without their base. Pure. */
import { counted } from './plural.ts';

export const visitKindNames: Readonly<Record<string, string>> = {
  PLANNED: 'плановые',
  EMERGENCY: 'экстренные',
  AT_ONCE: 'по экстренному сообщению',
  WATCH: 'внутренний контроль',
};

export const contactChannelNames: Readonly<Record<string, string>> = {
  PHONE: 'по телефону',
  IN_PERSON: 'очно',
  IN_WRITING: 'письменно',
  CHAT: 'в чате',
};

export const statedCodeNames: Readonly<Record<string, string>> = {
  CARRIED_OVER: 'Перешло случаев',
  CARRIED_OVER_CHILDREN: 'Перешло детей',
  OPENED: 'Открыто случаев',
  OPENED_CHILDREN: 'Открыто: детей',
  CLOSED: 'Закрыто случаев',
  CLOSED_CHILDREN: 'Закрыто: детей',
  LEFT: 'Осталось случаев',
  LEFT_CHILDREN: 'Осталось детей',
  SIGNALS: 'Сообщений',
  VISITS: 'Посещений',
  CONTACTS: 'Консультаций',
};

/** «42,1 % от 19»; a dash where there is nothing to be a share of. */
export function shareText(part: number, base: number): string {
  if (base === 0) return '—';
  return `${((100 * part) / base).toLocaleString('ru-RU', { maximumFractionDigits: 1 })} % от ${base}`;
}

/** How many a family or a child, with its base: «2,4 на случай (39 случаев)». */
export function perCaseText(count: number, cases: number): string {
  if (cases === 0) return '—';
  const each = (count / cases).toLocaleString('ru-RU', { maximumFractionDigits: 1 });
  return `${each} на случай (${counted(cases, ['случай', 'случая', 'случаев'])})`;
}

/** `2017-12-31` as «31.12.2017». */
export function russianDay(day: string): string {
  return day.split('-').reverse().join('.');
}
