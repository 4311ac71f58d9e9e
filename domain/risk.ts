/**
 * The risk arithmetic: answers to the factors of an instrument → total, percent and level of each child and of the family.
 * Source: the reference of instruments, «Risk factors» (draft v0.1, own design). Every number comes with the instrument.
 */
import type { SafetyFinding } from './safety.ts';

export type RiskLevel = 'LOW' | 'MEDIUM' | 'HIGH' | 'INCOMPLETE';

/** Points of the scale, or U: not known. */
export type FactorAnswer = number | 'U';
export type FactorAnswers = Readonly<Record<string, FactorAnswer>>;

type RiskFactor = { readonly code: string; readonly group: string; readonly weight: number };

/** Thresholds in percent of the maximum; a star is a factor whose weight is at least `starWeight`. */
export type RiskInstrument = {
  readonly scale: { readonly max: number };
  readonly thresholds: { readonly mediumFromPercent: number; readonly highFromPercent: number };
  readonly overrides: {
    readonly starWeight: number;
    readonly severeStarAnswer: number;
    readonly markedStarAnswer: number;
    readonly markedStarsForMedium: number;
  };
  readonly incompleteFromUnknown: number;
  readonly factors: readonly RiskFactor[];
};

/** total and maximum in points; percent is exact, unrounded; provisional: LOW was raised because a star is unknown. */
export type RiskScore = {
  readonly total: number;
  readonly maximum: number;
  readonly percent: number;
  readonly level: RiskLevel;
  readonly provisional: boolean;
  readonly unknown: readonly string[];
};

export type ChildRisk = RiskScore & { readonly childId: string };

const HIGHEST_LAST: readonly RiskLevel[] = ['LOW', 'MEDIUM', 'INCOMPLETE', 'HIGH'];

/** Points of the form («0»…) as numbers. RangeError: not a whole number within the instrument's scale. */
export function factorAnswers(instrument: RiskInstrument, raw: Readonly<Record<string, unknown>>): FactorAnswers {
  const asked = instrument.factors.filter(({ code }) => Object.hasOwn(raw, code));
  return Object.fromEntries(asked.map(({ code }) => [code, factorAnswer(instrument, code, raw[code])]));
}

function factorAnswer(instrument: RiskInstrument, code: string, raw: unknown): FactorAnswer {
  if (raw === 'U' || raw === null || raw === undefined || raw === '') return 'U';
  const points = Number(raw);
  if (!Number.isInteger(points) || points < 0 || points > instrument.scale.max) {
    throw new RangeError(`Answer outside the scale: ${code}`);
  }
  return points;
}

/** Highest possible total of one child, in points. */
export function maximumRisk(instrument: RiskInstrument): number {
  return instrument.factors.reduce((sum, { weight }) => sum + weight * instrument.scale.max, 0);
}

/** Score of one child: its own answers together with the family's. A factor without an answer is unknown; unknown scores 0. */
export function scoreChild(instrument: RiskInstrument, answers: FactorAnswers): RiskScore {
  const total = instrument.factors.reduce((sum, { code, weight }) => sum + weight * known(answers[code]), 0);
  const maximum = maximumRisk(instrument);
  const unknown = instrument.factors.filter(({ code }) => (answers[code] ?? 'U') === 'U').map(({ code }) => code);
  return { total, maximum, percent: (total * 100) / maximum, unknown, ...levelOf(instrument, answers, total, unknown) };
}

function known(answer: FactorAnswer | undefined): number {
  return answer === undefined || answer === 'U' ? 0 : answer;
}

function levelOf(
  instrument: RiskInstrument,
  answers: FactorAnswers,
  total: number,
  unknown: readonly string[],
): { readonly level: RiskLevel; readonly provisional: boolean } {
  const { overrides, incompleteFromUnknown, factors } = instrument;
  const stars = factors.filter(({ weight }) => weight >= overrides.starWeight).map(({ code }) => code);
  const starsFrom = (points: number) => stars.filter((code) => known(answers[code]) >= points).length;
  if (starsFrom(overrides.severeStarAnswer) > 0) return { level: 'HIGH', provisional: false };
  if (unknown.length >= incompleteFromUnknown) return { level: 'INCOMPLETE', provisional: false };
  const byTotal = levelByTotal(instrument, total);
  if (byTotal !== 'LOW') return { level: byTotal, provisional: false };
  if (starsFrom(overrides.markedStarAnswer) >= overrides.markedStarsForMedium) {
    return { level: 'MEDIUM', provisional: false };
  }
  const provisional = stars.some((code) => unknown.includes(code));
  return { level: provisional ? 'MEDIUM' : 'LOW', provisional };
}

function levelByTotal(instrument: RiskInstrument, total: number): 'LOW' | 'MEDIUM' | 'HIGH' {
  const { mediumFromPercent, highFromPercent } = instrument.thresholds;
  const reaches = (percent: number) => total * 100 >= percent * maximumRisk(instrument);
  if (reaches(highFromPercent)) return 'HIGH';
  return reaches(mediumFromPercent) ? 'MEDIUM' : 'LOW';
}

/** The highest of the levels; HIGH outweighs INCOMPLETE, which outweighs the rest. RangeError without any. */
export function highestRisk(levels: readonly RiskLevel[]): RiskLevel {
  const highest = HIGHEST_LAST.findLast((level) => levels.includes(level));
  if (!highest) throw new RangeError('A family without an assessed child');
  return highest;
}

/** Scores of all children of a family and the family's level. RangeError without children. */
export function scoreFamily(
  instrument: RiskInstrument,
  family: FactorAnswers,
  children: readonly { readonly childId: string; readonly answers: FactorAnswers }[],
): { readonly level: RiskLevel; readonly children: readonly ChildRisk[] } {
  const scores = children.map(({ childId, answers }) => ({
    childId,
    ...scoreChild(instrument, { ...family, ...answers }),
  }));
  return { level: highestRisk(scores.map(({ level }) => level)), children: scores };
}

/** A family that is safe only by a plan has at least MEDIUM risk. */
export function riskUnderSafety(level: RiskLevel, safety: SafetyFinding): RiskLevel {
  return safety === 'SAFE_WITH_PLAN' && level === 'LOW' ? 'MEDIUM' : level;
}
