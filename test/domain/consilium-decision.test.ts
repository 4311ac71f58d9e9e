/** The consilium's decision: quorum, majority, and votes that cannot be. */
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import {
  type ConsiliumRule,
  type ConsiliumVote,
  countVotes,
  decidable,
  decideConsilium,
  type Vote,
} from '#domain/consilium-decision.ts';

const file = new URL('../../seeds/reference/consilium-rule.json', import.meta.url);
const rule = JSON.parse(await readFile(file, 'utf8')) as ConsiliumRule;

function vote(total: number, present: number, yes: number, against: number, abstained: number): ConsiliumVote {
  const counts = { membersTotal: total, membersPresent: present, votesFor: yes, votesAgainst: against };
  return { ...counts, votesAbstained: abstained, proposedDecision: 'OPEN_CASE' };
}

test.each([
  ['all for', vote(7, 7, 7, 0, 0), 'OPEN_CASE'],
  ['half present is a quorum', vote(8, 4, 3, 1, 0), 'OPEN_CASE'],
  ['less than half is none', vote(9, 4, 4, 0, 0), 'NO_QUORUM'],
  ['nobody came', vote(5, 0, 0, 0, 0), 'NO_QUORUM'],
  ['a bare majority', vote(7, 7, 4, 3, 0), 'OPEN_CASE'],
  ['a tie', vote(8, 8, 4, 4, 0), 'NOT_ADOPTED'],
  ['a minority', vote(7, 7, 2, 5, 0), 'NOT_ADOPTED'],
  ['more for than against, but not of those present', vote(8, 8, 4, 1, 3), 'NOT_ADOPTED'],
  ['some did not vote', vote(8, 8, 5, 1, 0), 'OPEN_CASE'],
] as const)('%s', (_name, given, outcome) => expect(decideConsilium(given, rule)).toBe(outcome));

test('the shares are those of the rule', () => {
  expect(decideConsilium(vote(9, 5, 5, 0, 0), { ...rule, quorumPercent: 60 })).toBe('NO_QUORUM');
  expect(decideConsilium(vote(9, 9, 5, 4, 0), { ...rule, majorityPercent: 66 })).toBe('NOT_ADOPTED');
});

test.each([
  ['more present than members', vote(5, 6, 1, 0, 0)],
  ['more votes than present', vote(9, 5, 4, 1, 1)],
  ['a negative count', vote(9, 5, 4, -1, 0)],
  ['half a vote', vote(9, 5, 2.5, 0, 0)],
  ['no members', vote(0, 0, 0, 0, 0)],
])('%s is refused', (_name, given) => expect(() => decideConsilium(given, rule)).toThrow(RangeError));

test('one more vote for never undoes a decision', () => {
  const counts = fc
    .record({ total: fc.integer({ min: 1, max: 40 }), absent: fc.nat(40), yes: fc.nat(40), against: fc.nat(40) })
    .map(({ total, absent, yes, against }) => {
      const present = Math.max(0, total - absent);
      const votesFor = Math.min(yes, present);
      return vote(total, present, votesFor, Math.min(against, present - votesFor), 0);
    });
  fc.assert(
    fc.property(counts, (given) => {
      const cast = given.votesFor + given.votesAgainst;
      fc.pre(cast < given.membersPresent && decideConsilium(given, rule) === 'OPEN_CASE');
      expect(decideConsilium({ ...given, votesFor: given.votesFor + 1 }, rule)).toBe('OPEN_CASE');
    }),
  );
});

const anyVote = fc.constantFrom<Vote | null>('FOR', 'AGAINST', 'ABSTAIN', null);
const decided = (votes: readonly (Vote | null)[]) =>
  decideConsilium({ ...countVotes(votes), proposedDecision: 'OPEN_CASE' }, rule);

test.each<[string, (Vote | null)[], string]>([
  ['all for', ['FOR', 'FOR', 'FOR'], 'OPEN_CASE'],
  ['a tie', ['FOR', 'AGAINST'], 'NOT_ADOPTED'],
  ['an abstention counts as present', ['FOR', 'ABSTAIN'], 'NOT_ADOPTED'],
  ['one for, one against, one silent', ['FOR', 'AGAINST', null], 'NOT_ADOPTED'],
  ['who is silent is absent', ['FOR', 'FOR', null], 'OPEN_CASE'],
  ['one of three has voted', ['FOR', null, null], 'NO_QUORUM'],
  ['nobody has voted', [null, null], 'NO_QUORUM'],
])('%s', (_name, votes, outcome) => expect(decided(votes)).toBe(outcome));

test('votes in any order give the same decision', () => {
  const shuffled = fc
    .array(anyVote, { minLength: 1, maxLength: 20 })
    .chain((votes) =>
      fc.tuple(
        fc.constant(votes),
        fc.shuffledSubarray([...votes.keys()], { minLength: votes.length, maxLength: votes.length }),
      ),
    );
  fc.assert(
    fc.property(shuffled, ([votes, order]) => {
      expect(decided(order.map((index) => votes[index] ?? null))).toBe(decided(votes));
    }),
  );
});

test('a silent member never helps to adopt', () => {
  fc.assert(
    fc.property(fc.array(anyVote, { minLength: 1, maxLength: 20 }), (votes) => {
      if (decided(votes) !== 'OPEN_CASE') expect(decided([...votes, null])).not.toBe('OPEN_CASE');
    }),
  );
});

test('each agenda has decisions of its own', () => {
  expect(decidable('CASE', 'OPEN_CASE')).toBe(true);
  expect(decidable('PLAN', 'OPEN_CASE')).toBe(false);
  expect(decidable('PLAN', 'RETURN_PLAN')).toBe(true);
  expect(decidable('REVIEW', 'TRANSFER')).toBe(true);
  expect(decidable('REVIEW', null)).toBe(false);
});
