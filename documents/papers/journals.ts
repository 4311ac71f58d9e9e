/** The journals of a centre: each counts its papers anew every year. The sign stands in the number: «ИС-12/2026». */
export const journals = {
  SIGNALS: { sign: 'С', title: 'Журнал учёта сообщений' },
  LETTERS: { sign: 'ИС', title: 'Журнал исходящих писем и уведомлений' },
  ACTS: { sign: 'А', title: 'Журнал актов' },
  ASSESSMENTS: { sign: 'З', title: 'Журнал оценок и заключений' },
  ORDERS: { sign: 'Р', title: 'Журнал приказов и распоряжений' },
  PROTOCOLS: { sign: 'К', title: 'Журнал консилиума' },
  PLANS: { sign: 'П', title: 'Журнал программ и планов' },
  VISITS: { sign: 'В', title: 'Журнал посещений' },
  INCOMING: { sign: 'ВХ', title: 'Журнал поступивших решений' },
} as const;

export type JournalCode = keyof typeof journals;

/** The number of a paper in its journal. */
export function paperNumber(journal: JournalCode, ordinal: number, year: number): string {
  return `${journals[journal].sign}-${ordinal}/${year}`;
}
