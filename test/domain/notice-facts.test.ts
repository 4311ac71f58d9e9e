/** The facts of which bodies are informed, as they follow from message, assessment and decision. */
import { type KnownOfCase, noticeFacts, noticeFlags, statedFlags } from '#domain/notice-facts.ts';
import { receiptsOutcome } from '#domain/receipts.ts';

const nothing: KnownOfCase = { messages: [] };
const found = (known: Partial<KnownOfCase>): string[] => {
  const flags = noticeFlags({ ...nothing, ...known });
  return noticeFacts.filter((fact) => flags[fact]);
};
const message = (answers: Record<string, unknown>) => ({ messages: [answers] });
const assessed = (answers: Record<string, unknown>) => ({ assessment: answers });

test('nothing known is no fact, and every fact is set', () => {
  expect(found({})).toEqual([]);
  expect(Object.keys(noticeFlags(nothing)).sort()).toEqual([...noticeFacts].sort());
});

test.each<[string, Partial<KnownOfCase>, string[]]>([
  ['danger now', message({ dangerNow: 'YES' }), ['rightsViolated', 'threatToLife']],
  ['danger unknown', message({ dangerNow: 'UNKNOWN' }), []],
  ['an injury', message({ injury: true }), ['threatToLife']],
  ['a small child alone', message({ childUnder7Unattended: true }), ['noParentalCare']],
  ['a drunken adult', message({ adultAcuteState: true }), ['needsTreatment']],
  ['suspected abuse', message({ suspectedAbuse: true }), ['crueltyOrOffences']],
  ['no school', message({ reason: 'SCHOOL' }), ['educationOrHousing', 'notAttendingSchool']],
  ['neglect', message({ reason: 'NEGLECT' }), ['neglectedOrSop']],
  ['probation, told by the duty officer', message({ probationCategory: true }), ['probationCategory']],
  [
    'no food at home',
    assessed({ safety: { S4: { answer: 'YES' } } }),
    ['rightsViolated', 'educationOrHousing', 'threatToLife'],
  ],
  ['a question left open', assessed({ safety: { S4: { answer: 'UNKNOWN' } } }), []],
  ['drinking parents', assessed({ family: { P1: '2' } }), ['needsTreatment']],
  ['a slight sign', assessed({ family: { P1: '1' } }), []],
  ['needs of one child', assessed({ children: [{ C4: '0' }, { C4: '3' }] }), ['neglectedOrSop']],
  ['a child that wanders', assessed({ children: [{ C6: '2' }] }), ['needsLeisureOrWork']],
  ['an opened case', { decision: 'OPEN_CASE' }, ['neglectedOrSop']],
  ['measures of guardianship', { decision: 'GUARDIANSHIP_MEASURES' }, ['rightsViolated', 'noParentalCare']],
  ['no case', { decision: 'NO_CASE' }, []],
])('%s', (_name, known, facts) => expect(found(known)).toEqual(facts));

test('what the consilium settled replaces what follows by rule', () => {
  expect(statedFlags(['probationCategory'])).toMatchObject({ probationCategory: true, threatToLife: false });
  expect(Object.keys(statedFlags([]))).toHaveLength(noticeFacts.length);
});

test('answers are in when each body has answered or will not', () => {
  expect(receiptsOutcome([])).toBe('ALL_IN');
  expect(receiptsOutcome(['RECEIVED', 'CLOSED'])).toBe('ALL_IN');
  expect(receiptsOutcome(['RECEIVED', 'REMINDED'])).toBe('WAIT');
  expect(receiptsOutcome(['WAITING'])).toBe('WAIT');
});
