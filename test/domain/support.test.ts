/** Step 7 in numbers and days: terms of a programme, its progress, coming of age, weeks of support, and which event moves which clock. */
import { readFileSync } from 'node:fs';
import { comesOfAgeOn } from '#domain/coming-of-age.ts';
import { isOverdue, planProgress } from '#domain/plan-progress.ts';
import { lastExtendedDay, lastPlanDay, measureKindTitle, type PlanTerms } from '#domain/plan-terms.ts';
import * as clocks from '#domain/support-clocks.ts';
import { wholeWeeks } from '#domain/visit-schedule.ts';

const at = '2026-03-10T12:00:00Z';
const seed = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../seeds/reference/${name}.json`, import.meta.url), 'utf8'));
const terms = seed('rehab-plan-terms').content as PlanTerms;

describe('terms of a programme', () => {
  it.each([
    ['2026-03-10', '2027-03-09'],
    ['2024-03-01', '2025-02-28'],
    ['2027-03-01', '2028-02-29'],
  ])('one from %s ends on %s', (from, to) => {
    expect(lastPlanDay(from, terms)).toBe(to);
  });

  it('may run by days where a region says so', () => {
    expect(lastPlanDay('2026-03-10', { ...terms, term: { unit: 'days', amount: 10 } })).toBe('2026-03-19');
  });

  it('the commission may put its decision off by the extension', () => {
    expect(lastExtendedDay('2026-03-31', terms)).toBe('2026-04-15');
    expect(lastExtendedDay('2026-01-31', { ...terms, resolutionExtension: { unit: 'months', amount: 1 } })).toBe(
      '2026-02-28',
    );
  });

  it('kinds of measures are those of the practice, with extensions; a lost one shows its code', () => {
    expect(terms.measureKinds).toHaveLength(10);
    expect(measureKindTitle(terms, 'CLUBS')).toBe('Клубы и кружки');
    expect(measureKindTitle(terms, 'GONE')).toBe('GONE');
  });
});

describe('progress of a programme', () => {
  const planned = { status: 'PLANNED', dueOn: '2026-03-10' } as const;
  it('counts by status; late is what is still ahead after its day', () => {
    const measures = [
      planned,
      { status: 'DONE', dueOn: '2026-01-01' },
      { status: 'PLANNED', dueOn: '2026-03-09' },
    ] as const;
    expect(planProgress(measures, '2026-03-10')).toEqual({
      total: 3,
      byStatus: { PLANNED: 2, DONE: 1, PARTLY: 0, REFUSED: 0, NOT_DONE: 0 },
      overdue: 1,
    });
    expect([isOverdue(planned, '2026-03-10'), isOverdue(planned, '2026-03-11')]).toEqual([false, true]);
  });

  it('of no measures is nothing', () => {
    expect(planProgress([], '2026-03-10')).toMatchObject({ total: 0, overdue: 0 });
  });
});

describe('coming of age', () => {
  const notedOn = '2026-03-10';
  it.each([
    [{ birthDate: '2010-05-01', approxAge: 3, notedOn }, '2028-05-01'],
    [{ birthDate: null, approxAge: 6, notedOn }, '2038-03-10'],
    [{ birthDate: null, approxAge: null, notedOn }, null],
  ])('%j → %s', (child, day) => {
    expect(comesOfAgeOn(child)).toBe(day);
  });
});

it.each([
  ['2026-03-10', '2026-03-16', 0],
  ['2026-03-10', '2026-03-17', 1],
  ['2026-03-10', '2026-04-10', 4],
  ['2026-03-10', '2026-03-01', 0],
])('from %s to %s are %d whole weeks', (since, today, weeks) => {
  expect(wholeWeeks(since, today)).toBe(weeks);
});

const rulesOf = ({ start, stop }: { start: readonly { rule: string; at: string }[]; stop: readonly string[] }) => {
  for (const one of start) expect(one.at).toBe(at);
  return { start: start.map(({ rule }) => rule), stop };
};

describe('clocks of the decision', () => {
  const stop = ['T33', 'T16', 'T28', 'T34', 'T35'];
  it.each([
    ['NO_CASE', []],
    ['SERVICES_442', ['T33']],
    ['INTERNAL_WATCH', []],
    ['OPEN_CASE', ['T16', 'T28']],
    ['SUBMIT_SOP_TO_KDN', ['T34']],
    ['GUARDIANSHIP_MEASURES', ['T35']],
  ])('%s starts %j and ends those of an earlier road', (decision, start) => {
    expect(rulesOf(clocks.roadDecided(decision, at))).toEqual({ start, stop });
  });
});

describe('clocks of the programme', () => {
  it.each([
    ['CONTINUE', ['T19'], ['T31']],
    ['COMPLETE', ['T23'], []],
    ['NEW_PROGRAMME', ['T16', 'T28'], []],
    ['CHANGE_REGIME', ['T31'], []],
    ['ESCALATE_KDN', ['T34'], []],
    ['TRANSFER', ['T32'], []],
  ])('the consilium’s %s starts %j', (decision, start, stop) => {
    expect(rulesOf(clocks.reviewDecided(decision, at))).toEqual({ start, stop });
  });

  it('closing ends its clock; a returned one counts monitoring again', () => {
    expect(rulesOf(clocks.closingDecided('CLOSE', at))).toEqual({ start: [], stop: ['T23'] });
    expect(rulesOf(clocks.closingDecided('RETURN', at))).toEqual({ start: ['T19'], stop: ['T23'] });
  });

  it('a transfer leads to closing', () => {
    expect(rulesOf(clocks.caseTransferred(at))).toEqual({ start: ['T23'], stop: ['T32'] });
  });
});

describe('clocks of the other roads', () => {
  it.each([
    ['CONTINUE', ['T26']],
    ['CLOSE', []],
    ['OPEN_CASE', []],
  ])('a watch reviewed with %s starts %j', (outcome, start) => {
    expect(rulesOf(clocks.watchReviewed(outcome, at))).toEqual({ start, stop: ['T26'] });
  });

  it.each([
    [{ outcome: 'WAIT', recognised: false, programmed: false }, []],
    [{ outcome: 'WAIT', recognised: true, programmed: false }, ['T12']],
    [{ outcome: 'WAIT', recognised: true, programmed: true }, ['T12', 'T13']],
    [{ outcome: 'REFUSED_BY_FAMILY', recognised: false, programmed: false }, ['T12', 'T13']],
  ])('news of services %j end %j', (news, stop) => {
    expect(clocks.servicesConfirmed(news).stop).toEqual(stop);
  });

  it.each([
    ['WAIT', false, []],
    ['WAIT', true, ['T5']],
    ['NO_MEASURES', false, ['T5']],
  ])('guardianship %s (surveyed: %s) ends %j', (decision, surveyed, stop) => {
    expect(clocks.guardianshipAnswered(decision, surveyed).stop).toEqual(stop);
  });
});

it('every rule that step 7 starts is in the rulebook, with its source', () => {
  const rules = seed('deadline-rules').content.rules as { code: string; source: string }[];
  for (const code of [
    'T5',
    'T12',
    'T13',
    'T14',
    'T16',
    'T18',
    'T19',
    'T20',
    'T23',
    'T26',
    'T28',
    'T31',
    'T32',
    'T33',
    'T34',
    'T35',
  ]) {
    expect(rules.find((rule) => rule.code === code)?.source).toMatch(/[а-яё]/);
  }
});
