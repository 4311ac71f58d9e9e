/**
 * Lives for the families of a register: each comes in by its message, is opened by a decision of the consilium and closed on the day
 * that the register gives. What happens between is invented; some families take the rarer roads of the practice, so that a year
 * of a register passes through every diagram.
 */
import { safeMedium } from './assessment-pictures.ts';
import type { Arrival } from './drive-cases.ts';
import { inventFamily, withChildren } from './invented-families.ts';
import { decided, from, programme, reviewed, visited } from './life-parts.ts';
import { answer, answerOn, type Life, type LifeStep, morningOf, type SignalTraits } from './life.ts';
import { lives } from './lives.ts';
import { type Register, signalCodes } from './register.ts';
import type { RegisterFamily } from './register-schema.ts';

const seed = 2017;
const dayMs = 86_400_000;
/** A message whose day the register does not know came in so long before the decision. */
const decisionDays = 8;
const monitorDays = 85;
const settleDays = 2;
const comingOfAgeDays = 10;
/** Roads of scenario/lives.ts with an opening, and how many days each needs until it can be closed. */
const rareRoads: readonly (readonly [code: string, days: number])[] = [
  ['monthly', 140],
  ['emergencyWithoutAccess', 120],
  ['unsafe', 60],
  ['newThreat', 90],
  ['refusedByCommission', 140],
  ['noQuorum', 70],
  ['reassessed', 60],
  ['watchedThenOpened', 110],
];

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
const daysBetween = (first: string, last: string): number => (Date.parse(last) - Date.parse(first)) / dayMs;

/** When each family's message comes in, and how its case is lived; `territories` gives the id of each name. */
export function registerArrivals(register: Register, territories: ReadonlyMap<string, string>): Arrival[] {
  const roads = [...rareRoads];
  return register.families.map((family, index) => {
    const on = messageDay(family);
    const invented = inventFamily(seed, index, Number(on.slice(0, 4)));
    const signal = { ...signalOf(family), territoryId: territories.get(family.territory) ?? '' };
    const steps = stepsOf(register, family, roads);
    const life: Life = { code: family.id, title: family.id, signal, steps, ends: { step: 7 } };
    const plan = {
      life,
      family: withChildren(invented, birthDates(family), on),
    };
    return { plan: { ...plan, curator: index }, at: morningOf(on) };
  });
}

/** Only the year is known: New Year's Day, and for a case that ends with the coming of age a day shortly before its end. */
function birthDates({ children, closing: code, closedOn }: RegisterFamily): string[] {
  const birthday = code === 'AGE_18' && closedOn ? addDays(closedOn, -comingOfAgeDays).slice(5) : '01-01';
  return children.map(({ birthYear }) => `${birthYear}-${birthday}`);
}

const messageDay = ({ signal, openedOn }: RegisterFamily): string =>
  signal?.on ?? addDays(openedOn ?? '', -decisionDays);

function signalOf({ signal }: RegisterFamily): SignalTraits {
  const codes = signal ? signalCodes(signal) : {};
  return { ...from('EDUCATION'), facts: 'Дети без должного ухода, семье нужна помощь.', ...codes };
}

function stepsOf(register: Register, family: RegisterFamily, roads: (readonly [string, number])[]): LifeStep[] {
  const end = family.closedOn ?? register.period.to;
  const window = daysBetween(messageDay(family), end);
  const rare = family.openedOn ? -1 : roads.findIndex((road) => road[1] <= window && fits(road[0], family));
  const [road] = rare < 0 ? [] : roads.splice(rare, 1);
  const way = road ? rareRoad(road[0]) : usualRoad(family, end);
  return [...way, ...(family.closedOn ? closing(family, family.closedOn) : staysOpen(register))];
}

/** Entering with the police is asked for only where a child is in danger now. */
const fits = (road: string, { signal }: RegisterFamily): boolean =>
  road !== 'emergencyWithoutAccess' || signal?.dangerNow === 'yes';

/** Everything of a life before the review that closes it. */
function rareRoad(code: string): readonly LifeStep[] {
  const steps = lives.find((life) => life.code === code)?.steps ?? [];
  const last = steps.findLastIndex((step) => step.kind === 'answer' && step.form === 'monitorPlan');
  return steps.slice(0, last);
}

/** Visited at once, decided on the day of the register, then accompanied from quarter to quarter. */
function usualRoad(family: RegisterFamily, end: string): LifeStep[] {
  const decidedOn = family.openedOn ?? addDays(messageDay(family), decisionDays);
  const quarters = Math.max(0, Math.floor((daysBetween(decidedOn, end) - monitorDays / 2) / monitorDays));
  return [
    ...visited,
    answer('assess', safeMedium, { days: 1 }),
    answerOn(decidedOn, 'prepareAgenda', { proposedDecision: 'OPEN_CASE' }),
    ...programme,
    ...Array.from({ length: quarters }, () => reviewed('CONTINUE', monitorDays)).flat(),
  ];
}

/** A family that moved is handed over to the centre of its new home before. */
function closing({ closing: code }: RegisterFamily, on: string): LifeStep[] {
  const review = addDays(on, -settleDays);
  const moved = code === 'MOVED';
  const proposal = moved ? 'TRANSFER' : 'COMPLETE';
  const overcome = code === 'OVERCOME' || code === null;
  const without = { withResult: 'NO', results: undefined, closingReason: code, conclusion: 'Работа центра окончена' };
  return [
    answerOn(review, 'monitorPlan', { proposal }),
    decided(proposal, {}),
    ...(moved ? [answer('transferCase', {})] : []),
    answerOn(on, 'closeCase', overcome ? {} : (without as Extract<LifeStep, { form: 'closeCase' }>['given'])),
  ];
}

/** The case is still lived when the period ends. */
const staysOpen = ({ period }: Register): LifeStep[] => [answerOn(addDays(period.to, 30), 'monitorPlan')];

/** Messages of the year that open no case: they take the roads that end before one. */
export function otherMessages({ period }: Register): Arrival[] {
  const codes = [
    'rejected',
    'redirected',
    'plannedWithoutAccess',
    'lateConsilium',
    'notAdopted',
    'pausedClock',
    'watched',
  ];
  return [...codes, 'attached'].map((code, index) => {
    const life = lives.find((known) => known.code === code) as Life;
    const family = inventFamily(seed, 1_000 + index, Number(period.from.slice(0, 4)));
    return { plan: { life, family }, at: morningOf(addDays(period.from, 9 + index * 14)) };
  });
}
