/**
 * Where a figure that somebody stated for a period and the count of the recorded casework differ. The rule: store counts, show the
 * arithmetic, correct nothing (domain.md §5.1 and §5.5: 83 − 35 = 48 children, though 44 were stated).
 */

/** Families (one family is one case) and their children. */
export type Count = { readonly families: number; readonly children: number };

export type PeriodFigures = {
  readonly carriedOver: Count;
  readonly opened: Count;
  readonly closed: Count;
  readonly left: Count;
  readonly signals: number;
  readonly visits: number;
  readonly contacts: number;
};

export const statedCodes = [
  'CARRIED_OVER',
  'CARRIED_OVER_CHILDREN',
  'OPENED',
  'OPENED_CHILDREN',
  'CLOSED',
  'CLOSED_CHILDREN',
  'LEFT',
  'LEFT_CHILDREN',
  'SIGNALS',
  'VISITS',
  'CONTACTS',
] as const;
export type StatedCode = (typeof statedCodes)[number];

export type Doubt = {
  readonly code: `${StatedCode}_DIFFER`;
  readonly stated: number;
  readonly computed: number;
  readonly text: string;
};

type Reckoning = { readonly about: string; readonly value: (figures: PeriodFigures) => number };

const reckonings: Readonly<Record<StatedCode, Reckoning>> = {
  CARRIED_OVER: { about: 'Случаи, перешедшие с прошлого периода', value: (f) => f.carriedOver.families },
  CARRIED_OVER_CHILDREN: { about: 'Дети в перешедших случаях', value: (f) => f.carriedOver.children },
  OPENED: { about: 'Случаи, открытые за период', value: (f) => f.opened.families },
  OPENED_CHILDREN: { about: 'Дети в открытых случаях', value: (f) => f.opened.children },
  CLOSED: { about: 'Случаи, закрытые за период', value: (f) => f.closed.families },
  CLOSED_CHILDREN: { about: 'Дети в закрытых случаях', value: (f) => f.closed.children },
  LEFT: { about: 'Случаи, оставшиеся на конец периода', value: (f) => f.left.families },
  LEFT_CHILDREN: { about: 'Дети в оставшихся случаях', value: (f) => f.left.children },
  SIGNALS: { about: 'Сообщения, поступившие за период', value: (f) => f.signals },
  VISITS: { about: 'Посещения за период', value: (f) => f.visits },
  CONTACTS: { about: 'Консультации за период', value: (f) => f.contacts },
};

/** The doubt about one stated figure; undefined when it agrees with the count. */
export function doubtAbout(code: StatedCode, stated: number, figures: PeriodFigures): Doubt | undefined {
  const { about, value } = reckonings[code];
  const computed = value(figures);
  if (stated === computed) return undefined;
  const text = `${about}: указано ${stated}, по записям ${computed}${sumOf(code, figures)}; разница ${signed(stated - computed)}.`;
  return { code: `${code}_DIFFER`, stated, computed, text };
}

/** What is left follows from what came and went, so the sum is shown. */
function sumOf(code: StatedCode, { carriedOver, opened, closed, left }: PeriodFigures): string {
  if (code !== 'LEFT' && code !== 'LEFT_CHILDREN') return '';
  const of = (count: Count): number => (code === 'LEFT' ? count.families : count.children);
  return ` (перешло ${of(carriedOver)} + открыто ${of(opened)} − закрыто ${of(closed)} = ${of(left)})`;
}

const signed = (difference: number): string => (difference < 0 ? `−${-difference}` : `+${difference}`);
