/** The safety settlement: the four findings and their order. */
import fc from 'fast-check';
import { settleSafety, worstSafety, type SafetyFinding, type ThreatAnswer } from '#domain/safety.ts';

const CODES = ['S1', 'S2', 'S3'];
const NO: ThreatAnswer = { answer: 'NO' };
const UNKNOWN: ThreatAnswer = { answer: 'UNKNOWN' };
const HELD: ThreatAnswer = { answer: 'YES', control: 'K1', controlState: 'AGREED' };
const safe = { S1: NO, S2: NO, S3: NO };

test.each<[string, Record<string, ThreatAnswer>, SafetyFinding]>([
  ['no threat', safe, 'SAFE'],
  ['an unknown, no threat', { ...safe, S2: UNKNOWN }, 'REASSESS'],
  ['a threat without an answer', { S1: NO, S2: NO }, 'REASSESS'],
  ['a threat with an agreed control', { ...safe, S1: HELD }, 'SAFE_WITH_PLAN'],
  ['a held threat and an unknown', { ...safe, S1: HELD, S2: UNKNOWN }, 'SAFE_WITH_PLAN'],
  ['a threat without control', { ...safe, S1: { answer: 'YES' } }, 'UNSAFE'],
  ['a threat with «no control»', { ...safe, S1: { answer: 'YES', control: 'NONE' } }, 'UNSAFE'],
  ['a control not agreed', { ...safe, S1: { ...HELD, controlState: 'NOT_AGREED' } }, 'UNSAFE'],
  ['a broken control', { ...safe, S1: { ...HELD, controlState: 'BROKEN' } }, 'UNSAFE'],
  ['one threat held, one not', { ...safe, S1: HELD, S2: { answer: 'YES' } }, 'UNSAFE'],
  ['a threat not held and an unknown', { ...safe, S1: { answer: 'YES' }, S2: UNKNOWN }, 'UNSAFE'],
])('%s', (_name, answers, finding) => expect(settleSafety(CODES, answers)).toBe(finding));

test('a family is as its most endangered child', () => {
  expect(worstSafety(['SAFE', 'SAFE_WITH_PLAN'])).toBe('SAFE_WITH_PLAN');
  expect(worstSafety(['REASSESS', 'SAFE_WITH_PLAN'])).toBe('REASSESS');
  expect(worstSafety(['REASSESS', 'UNSAFE', 'SAFE'])).toBe('UNSAFE');
  expect(() => worstSafety([])).toThrow(RangeError);
});

describe('for any answers', () => {
  const threat: fc.Arbitrary<ThreatAnswer> = fc.record({
    answer: fc.constantFrom('YES', 'NO', 'UNKNOWN'),
    control: fc.constantFrom(null, 'NONE', 'K1', 'K6'),
    controlState: fc.constantFrom(null, 'AGREED', 'NOT_AGREED', 'BROKEN'),
  });
  const answers = fc.record({ S1: threat, S2: threat, S3: threat });
  const order: readonly SafetyFinding[] = ['SAFE', 'SAFE_WITH_PLAN', 'REASSESS', 'UNSAFE'];

  test('a threat found without control is always UNSAFE', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...CODES), (given, code) => {
        expect(settleSafety(CODES, { ...given, [code]: { answer: 'YES' } })).toBe('UNSAFE');
      }),
    );
  });

  test('losing a control never makes it safer', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...(['S1', 'S2', 'S3'] as const)), (given, code) => {
        const without = { ...given, [code]: { ...given[code], control: null } };
        const rank = (one: Record<string, ThreatAnswer>) => order.indexOf(settleSafety(CODES, one));
        expect(rank(without)).toBeGreaterThanOrEqual(rank(given));
      }),
    );
  });

  test('SAFE means that every threat was answered with no', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const allNo = Object.values(given).every(({ answer }) => answer === 'NO');
        expect(settleSafety(CODES, given) === 'SAFE').toBe(allNo);
      }),
    );
  });
});
