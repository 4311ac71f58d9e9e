/** Every rule of the risk instrument: weights, thresholds, overrides, missing data, the family's level. */
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import {
  factorAnswers,
  highestRisk,
  maximumRisk,
  riskUnderSafety,
  scoreChild,
  scoreFamily,
  type FactorAnswer,
  type FactorAnswers,
  type RiskInstrument,
  type RiskLevel,
} from '#domain/risk.ts';

const file = new URL('../../seeds/reference/risk-instrument.json', import.meta.url);
const instrument = JSON.parse(await readFile(file, 'utf8')) as RiskInstrument;
const codes = instrument.factors.map(({ code }) => code);
const stars = instrument.factors.filter(({ weight }) => weight === 2).map(({ code }) => code);
const plain = codes.filter((code) => !stars.includes(code));
const childCodes = instrument.factors.filter(({ group }) => group === 'CHILD').map(({ code }) => code);
const RANK: Record<RiskLevel, number> = { LOW: 0, MEDIUM: 1, INCOMPLETE: 2, HIGH: 3 };

/** All factors absent, but for the given ones. */
function answers(changed: Record<string, FactorAnswer> = {}): FactorAnswers {
  return { ...Object.fromEntries(codes.map((code) => [code, 0])), ...changed };
}

/** Plain factors (weight 1) that add up to the points. */
function points(sum: number): Record<string, FactorAnswer> {
  return Object.fromEntries(plain.map((code, index) => [code, Math.max(0, Math.min(3, sum - 3 * index))]));
}

function unknowns(from: readonly string[], count: number): Record<string, FactorAnswer> {
  return Object.fromEntries(from.slice(0, count).map((code) => [code, 'U'] as const));
}

test('the draft instrument has 28 factors, eight of them stars, and 108 points at most', () => {
  expect([codes.length, stars.length, maximumRisk(instrument)]).toEqual([28, 8, 108]);
  expect(stars).toEqual(['C3', 'C4', 'P1', 'P3', 'P5', 'F1', 'F2', 'E1']);
});

test.each<[string, Record<string, FactorAnswer>, number, RiskLevel]>([
  ['nothing found', {}, 0, 'LOW'],
  ['26 points', points(26), 26, 'LOW'],
  ['27 points, a quarter', points(27), 27, 'MEDIUM'],
  ['53 points', points(53), 53, 'MEDIUM'],
  ['54 points, a half', points(54), 54, 'HIGH'],
  ['60 points', points(60), 60, 'HIGH'],
  ['a star counts twice', { C3: 1 }, 2, 'LOW'],
  ['one star marked', { C3: 2 }, 4, 'LOW'],
  ['two stars marked', { C3: 2, P1: 2 }, 8, 'MEDIUM'],
  ['one star severe', { P5: 3 }, 6, 'HIGH'],
  ['a plain factor severe', { P4: 3 }, 3, 'LOW'],
  ['five unknown', unknowns(plain, 5), 0, 'LOW'],
  ['six unknown', unknowns(plain, 6), 0, 'INCOMPLETE'],
  ['six unknown and a severe star', { ...unknowns(plain, 6), E1: 3 }, 6, 'HIGH'],
  ['six unknown and two stars marked', { ...unknowns(plain, 6), E1: 2, F1: 2 }, 8, 'INCOMPLETE'],
  ['an unknown star', { F2: 'U' }, 0, 'MEDIUM'],
])('%s', (_name, changed, total, level) => {
  expect(scoreChild(instrument, answers(changed))).toMatchObject({ total, level, maximum: 108 });
});

test('MEDIUM by an unknown star alone is provisional; by points or marked stars it is not', () => {
  expect(scoreChild(instrument, answers({ F2: 'U' }))).toMatchObject({ provisional: true, unknown: ['F2'] });
  expect(scoreChild(instrument, answers({ ...points(27), F2: 'U' })).provisional).toBe(false);
  expect(scoreChild(instrument, answers({ C3: 2, P1: 2, F2: 'U' })).provisional).toBe(false);
});

test('a factor that was not asked counts as unknown', () => {
  expect(scoreChild(instrument, {})).toMatchObject({ total: 0, level: 'INCOMPLETE', unknown: codes });
});

test('the thresholds, weights and limits come from the instrument', () => {
  const strict: RiskInstrument = {
    ...instrument,
    thresholds: { mediumFromPercent: 1, highFromPercent: 2 },
    incompleteFromUnknown: 1,
  };

  expect(scoreChild(strict, answers(points(2))).level).toBe('MEDIUM');
  expect(scoreChild(strict, answers(points(3))).level).toBe('HIGH');
  expect(scoreChild(strict, answers(unknowns(plain, 1))).level).toBe('INCOMPLETE');
});

describe('answers of a form', () => {
  test('become points, and blanks become unknown', () => {
    expect(factorAnswers(instrument, { C1: '3', P1: 'U', F1: null, E1: '', childId: 'x' })).toEqual({
      C1: 3,
      P1: 'U',
      F1: 'U',
      E1: 'U',
    });
  });

  test.each(['4', '-1', '1.5', 'many', {}])('outside the scale are refused: %p', (answer) => {
    expect(() => factorAnswers(instrument, { C1: answer })).toThrow(RangeError);
  });
});

describe('the family', () => {
  const child = (childId: string, changed: Record<string, FactorAnswer> = {}) => ({
    childId,
    answers: Object.fromEntries(childCodes.map((code) => [code, changed[code] ?? 0])),
  });
  const family = Object.fromEntries(Object.entries(answers()).filter(([code]) => !childCodes.includes(code)));

  test('shows the highest level of its children, each with its own score', () => {
    const { level, children } = scoreFamily(instrument, family, [child('a'), child('b', { C3: 3 })]);

    expect(level).toBe('HIGH');
    expect(children.map(({ childId, total, level: own }) => [childId, total, own])).toEqual([
      ['a', 0, 'LOW'],
      ['b', 6, 'HIGH'],
    ]);
  });

  test.each<[RiskLevel[], RiskLevel]>([
    [['LOW', 'MEDIUM'], 'MEDIUM'],
    [['MEDIUM', 'INCOMPLETE'], 'INCOMPLETE'],
    [['INCOMPLETE', 'HIGH'], 'HIGH'],
    [['LOW'], 'LOW'],
  ])('of %p is %s', (levels, highest) => expect(highestRisk(levels)).toBe(highest));

  test('without children has no level', () => {
    expect(() => scoreFamily(instrument, family, [])).toThrow(RangeError);
  });

  test('that is safe only by a plan has at least medium risk', () => {
    expect(riskUnderSafety('LOW', 'SAFE_WITH_PLAN')).toBe('MEDIUM');
    expect(riskUnderSafety('LOW', 'SAFE')).toBe('LOW');
    expect(riskUnderSafety('HIGH', 'SAFE_WITH_PLAN')).toBe('HIGH');
    expect(riskUnderSafety('INCOMPLETE', 'SAFE_WITH_PLAN')).toBe('INCOMPLETE');
  });
});

describe('for any answers', () => {
  const answer = fc.oneof({ arbitrary: fc.integer({ min: 0, max: 3 }), weight: 6 }, fc.constant('U' as const));
  const anyAnswers = fc.record(Object.fromEntries(codes.map((code) => [code, answer])));
  const factor = fc.constantFrom(...codes);

  test('raising a known factor lowers neither the total nor the level', () => {
    fc.assert(
      fc.property(anyAnswers, factor, (given, code) => {
        const now = given[code];
        fc.pre(typeof now === 'number' && now < 3);
        const [before, after] = [given, { ...given, [code]: now + 1 }].map((one) => scoreChild(instrument, one));
        expect(after!.total).toBeGreaterThan(before!.total);
        expect(RANK[after!.level]).toBeGreaterThanOrEqual(RANK[before!.level]);
      }),
    );
  });

  test('the total lies between 0 and the maximum, and percent follows it', () => {
    fc.assert(
      fc.property(anyAnswers, (given) => {
        const { total, maximum, percent } = scoreChild(instrument, given);
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(maximum);
        expect(percent).toBeCloseTo((100 * total) / maximum, 10);
      }),
    );
  });

  test('losing an answer that was nought never makes the level lower', () => {
    fc.assert(
      fc.property(anyAnswers, factor, (given, code) => {
        const before = scoreChild(instrument, { ...given, [code]: 0 });
        const after = scoreChild(instrument, { ...given, [code]: 'U' });
        fc.pre(!(before.level === 'HIGH' && after.level === 'INCOMPLETE'));
        expect(RANK[after.level]).toBeGreaterThanOrEqual(RANK[before.level]);
      }),
    );
  });
});
