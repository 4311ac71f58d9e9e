/** The risk form: every factor of each child with its points and weight, the totals and the level, as the instrument counts them. */
import type { Dictionary, TagsOf } from '../dictionary.ts';

export const riskFormDictionary = {
  instrumentVersion: 'Версия инструмента оценки',
  familyRisk: 'Уровень риска семьи',
  potentialLevel: 'Реабилитационный потенциал: уровень и баллы',
  riskChildren: {
    list: 'Расчёт по каждому ребёнку',
    rows: {
      childName: 'Имя ребёнка',
      factors: {
        list: 'Факторы ребёнка и семьи',
        rows: { factor: 'Фактор', points: 'Оценка', weight: 'Вес', score: 'Баллы: оценка на вес' },
      },
      total: 'Сумма баллов',
      maximum: 'Наибольшая возможная сумма',
      percent: 'Процент от наибольшей суммы',
      level: 'Уровень риска ребёнка',
      provisional: { condition: 'Уровень предварительный: важный фактор неизвестен' },
    },
  },
} as const satisfies Dictionary;

type Factor = { readonly code: string; readonly title: string; readonly weight: number };
export type RiskFormFacts = {
  readonly instrumentVersion: string;
  readonly factors: readonly Factor[];
  readonly familyRisk: string;
  readonly potential: { readonly level: string; readonly points: number } | null;
  readonly children: readonly {
    readonly name: string;
    /** Points by factor code; a factor without points is unknown. */
    readonly points: Readonly<Record<string, number | 'U'>>;
    readonly total: number;
    readonly maximum: number;
    readonly percent: number;
    readonly level: string;
    readonly provisional: boolean;
  }[];
};

const levels: Readonly<Record<string, string>> = {
  LOW: 'низкий',
  MEDIUM: 'средний',
  HIGH: 'высокий',
  INCOMPLETE: 'не определён: данных не хватает',
};

export function riskFormTags(facts: RiskFormFacts): TagsOf<typeof riskFormDictionary> {
  const { potential } = facts;
  return {
    instrumentVersion: facts.instrumentVersion,
    familyRisk: levelText(facts.familyRisk),
    potentialLevel: potential ? `${levelText(potential.level)}, баллов: ${potential.points}` : '',
    riskChildren: facts.children.map((child) => ({
      childName: child.name,
      factors: facts.factors.map((factor) => factorTags(factor, child.points[factor.code] ?? 'U')),
      total: String(child.total),
      maximum: String(child.maximum),
      percent: child.percent.toFixed(1).replace('.', ','),
      level: levelText(child.level),
      provisional: child.provisional,
    })),
  };
}

const levelText = (level: string): string => levels[level] ?? level;

function factorTags({ code, title, weight }: Factor, points: number | 'U') {
  const known = points === 'U' ? undefined : points;
  return {
    factor: `${code}. ${title}`,
    points: known === undefined ? 'неизвестно' : String(known),
    weight: String(weight),
    score: known === undefined ? '0' : String(known * weight),
  };
}
