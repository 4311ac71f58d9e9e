/** What the command of the audit says: what was found, what was accepted. */
import type { KeptHead } from '#store/audit-head-file.ts';
import type { Break, Gap, Verification } from '#store/audit-verification.ts';

const words: Readonly<Record<Break['kind'], (broken: Break) => string>> = {
  CHANGED: ({ rowId, position }) => `запись ${rowId} изменена (место ${position} в цепочке)`,
  DELETED: ({ rowId }) => `запись ${rowId} удалена`,
  SEAL_MISSING: ({ position }) => `нет печати на месте ${position}: запись и её печать удалены или переставлены`,
  INSERTED: ({ rowId }) => `запись ${rowId} вставлена в обход приложения: у неё нет печати`,
  UNSIGNED: ({ rowId }) => `запись ${rowId} не подписана приложением: её вставили в обход него`,
  TAIL_CUT: ({ position }) => `конец журнала отрезан: не хватает записей с места ${position} в цепочке`,
  HEAD_MISSING: () => 'нет файла с концом цепочки: проверить, не отрезан ли конец журнала, нельзя',
};
/** Nobody seals when rows wait this long. */
const lateSeconds = 60;

/** The outcome in words. */
export function auditText({ checked, broken, waiting, gaps }: Verification): string {
  const first = broken
    ? `Журнал действий нарушен: ${words[broken.kind](broken)}. До этого места проверено записей: ${checked}.`
    : `Журнал действий ${gaps.length > 0 ? 'цел, кроме принятых перерывов' : 'цел'}. Проверено записей: ${checked}.`;
  const late = waiting.seconds > lateSeconds ? ' Записи не запечатываются: проверьте, работает ли приложение.' : '';
  const rest = gaps.map((gap) => `${gapText(gap)}\n`).join('');
  return `${first}\n${rest}${waiting.rows > 0 ? `Ждут печати: ${waiting.rows}.${late}\n` : ''}`;
}

function gapText({ rowId, at, continuedFrom, formerPosition }: Gap): string {
  const lost = formerPosition > continuedFrom ? `, записи с ${continuedFrom + 1} по ${formerPosition} утрачены` : '';
  return `Перерыв, принятый ${at.slice(0, 10)} (запись ${rowId}): цепочка продолжена из копии с места ${continuedFrom}${lost}.`;
}

export function keptText({ former, continuedFrom }: KeptHead, file: string): string {
  return (
    `Принято: цепочка продолжается с места ${continuedFrom}, прежний конец был на месте ${former.position}.\n` +
    `Прежний конец и причина сохранены: ${file}. Храните этот файл.\n`
  );
}

/** Why nothing was accepted. */
export function nothingToAccept(broken: Break | null): string {
  if (!broken) return 'Принимать нечего: конец цепочки на месте.\n';
  return `Это не восстановление из копии: ${words[broken.kind](broken)}. Так не принимается.\n`;
}
