/**
 * The decision tables on the real engine: each rule of each table is reached, and whatever is known or unknown there is an answer
 * (domain.md §2 step 2 and step 6, §3 «Patronage», §4.2).
 */
import fc from 'fast-check';
import { factRows, flagNames, type NoticeFlags, noticesOf } from './notice-model.ts';
import { type Inputs, openTableEngine, ruleCount, type TableEngine, tables } from './table-engine.ts';

const runs = 150;
let engine: TableEngine;

beforeAll(async () => {
  engine = openTableEngine();
  for (const table of tables) await engine.deploy(table);
});
afterAll(() => engine.close());

const calm = {
  dangerNow: 'NO',
  injury: false,
  childUnder7Unattended: false,
  adultAcuteState: false,
  suspectedAbuse: false,
};
const noFlags = Object.fromEntries(flagNames.map((name) => [name, false])) as NoticeFlags;

/** Examples of a table: what is known, and what it says. Together they reach every rule. */
const examples: Readonly<Record<(typeof tables)[number], readonly (readonly [Inputs, unknown])[]>> = {
  urgency: [
    [{ ...calm, dangerNow: 'YES' }, 'EMERGENCY'],
    [{ ...calm, injury: true }, 'EMERGENCY'],
    [{ ...calm, childUnder7Unattended: true, suspectedAbuse: true }, 'EMERGENCY'],
    [{ ...calm, dangerNow: 'UNKNOWN', adultAcuteState: true }, 'EMERGENCY'],
    [{ ...calm, suspectedAbuse: true }, 'URGENT'],
    [{ ...calm, dangerNow: 'UNKNOWN' }, 'URGENT'],
    [calm, 'PLANNED'],
    [{ ...calm, injury: null }, 'URGENT'],
    [{}, 'URGENT'],
  ],
  recommendation: [
    [{ safety: 'REASSESS', riskLevel: 'HIGH' }, ['REPEAT_VISIT', 'NONE', 'NONE']],
    [{ safety: 'UNSAFE', riskLevel: 'INCOMPLETE' }, ['URGENT_MEASURES', 'NONE', 'EMERGENCY']],
    [{ safety: 'SAFE', riskLevel: 'INCOMPLETE' }, ['COLLECT_DATA', 'NONE', 'NONE']],
    [{ safety: 'SAFE_WITH_PLAN', riskLevel: 'HIGH' }, ['SUBMIT_SOP_TO_KDN', 'WEEKLY', 'CRISIS']],
    [{ safety: 'SAFE_WITH_PLAN', riskLevel: 'LOW' }, ['OPEN_CASE', 'MONTHLY', 'CRISIS']],
    [{ safety: 'SAFE', riskLevel: 'LOW' }, ['NO_CASE', 'NONE', 'NONE']],
    [{ safety: 'SAFE', riskLevel: 'MEDIUM' }, ['OPEN_CASE', 'MONTHLY', 'BASIC']],
    [{ safety: 'SAFE', riskLevel: 'HIGH' }, ['SUBMIT_SOP_TO_KDN', 'WEEKLY', 'CRISIS']],
    [{ safety: null, riskLevel: 'LOW' }, ['COLLECT_DATA', 'NONE', 'NONE']],
  ].map(([inputs, said]) => [inputs as Inputs, recommended(said as string[])]),
  informing: [
    ...flagNames.map((name) => [{ ...noFlags, decision: 'NO_CASE', [name]: true }, [factRows[name]]] as const),
    [{ ...noFlags, decision: 'NO_CASE' }, null],
    [{ ...noFlags, decision: 'SERVICES_442' }, ['WORK_RESULTS>SOCIAL_PROTECTION']],
    [{ ...noFlags, decision: 'INTERNAL_WATCH' }, ['WORK_RESULTS>KDN']],
    [{ ...noFlags, decision: 'OPEN_CASE' }, ['WORK_RESULTS>KDN', 'WORK_RESULTS>SOCIAL_PROTECTION']],
    [{ ...noFlags, decision: 'SUBMIT_SOP_TO_KDN' }, ['NEGLECTED_OR_SOP>SOCIAL_PROTECTION', 'WORK_RESULTS>KDN']],
    [{ ...noFlags, decision: 'GUARDIANSHIP_MEASURES' }, ['NO_CARE_OR_THREAT>GUARDIANSHIP', 'WORK_RESULTS>KDN']],
  ],
  'immediate-notices': [
    ...flagNames
      .filter((name) => name !== 'threatToLife')
      .map((name) => [{ ...noFlags, [name]: true }, [factRows[name]]] as const),
    [noFlags, null],
    [
      { ...noFlags, threatToLife: true },
      ['NO_CARE_OR_THREAT>GUARDIANSHIP', 'NO_CARE_OR_THREAT>KDN', 'NO_CARE_OR_THREAT>POLICE'],
    ],
  ],
  'patronage-regime': [
    [{ regimeChosen: 'WEEKLY', supportLevel: 'BASIC', riskLevel: 'LOW', weeksOfSupport: 30 }, 'WEEKLY'],
    [{ regimeChosen: 'MONTHLY', supportLevel: 'EMERGENCY', riskLevel: 'HIGH', weeksOfSupport: 0 }, 'MONTHLY'],
    [{ regimeChosen: 'QUARTERLY', supportLevel: 'CRISIS', riskLevel: 'HIGH', weeksOfSupport: 0 }, 'QUARTERLY'],
    [{ regimeChosen: null, supportLevel: 'EMERGENCY', riskLevel: 'LOW', weeksOfSupport: 9 }, 'WEEKLY'],
    [{ regimeChosen: null, supportLevel: 'CRISIS', riskLevel: 'HIGH', weeksOfSupport: 4 }, 'MONTHLY'],
    [{ regimeChosen: null, supportLevel: 'CRISIS', riskLevel: 'HIGH', weeksOfSupport: 3 }, 'WEEKLY'],
    [{ supportLevel: 'CRISIS', riskLevel: 'HIGH' }, 'WEEKLY'],
    [{ supportLevel: 'BASIC', riskLevel: 'LOW', weeksOfSupport: 0 }, 'QUARTERLY'],
    [{ supportLevel: 'CRISIS', riskLevel: 'MEDIUM', weeksOfSupport: 0 }, 'MONTHLY'],
    [{}, 'MONTHLY'],
  ],
};

function recommended([recommendation, visitRegime, supportLevel]: readonly string[]) {
  return { recommendation, visitRegime, supportLevel };
}

describe.each(tables)('%s', (table) => {
  it.each(examples[table])('%j → %j', async (inputs, said) => {
    expect((await engine.ask(table, inputs)).said).toEqual(said);
  });

  it('has no rule that the examples do not reach', async () => {
    const answers = await Promise.all(examples[table].map(([inputs]) => engine.ask(table, inputs)));
    const reached = new Set(answers.flatMap(({ rules }) => rules));
    expect([...reached].sort((one, other) => one - other)).toEqual(
      Array.from({ length: ruleCount(table) }, (_, n) => n + 1),
    );
  });
});

const maybe = (...values: readonly (string | number | boolean)[]) =>
  fc.option(fc.constantFrom<string | number | boolean | null>(...values, null), { nil: undefined });

/** Inputs where each may be known, null or not there at all. */
const inputs = (known: Readonly<Record<string, readonly (string | number | boolean)[]>>): fc.Arbitrary<Inputs> =>
  fc
    .record(Object.fromEntries(Object.entries(known).map(([name, values]) => [name, maybe(...values)])))
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Inputs);

const yesNo = [true, false];
const safeties = ['SAFE', 'SAFE_WITH_PLAN', 'UNSAFE', 'REASSESS'];
const risks = ['LOW', 'MEDIUM', 'HIGH', 'INCOMPLETE'];
const decisions = [
  'NO_CASE',
  'SERVICES_442',
  'INTERNAL_WATCH',
  'OPEN_CASE',
  'SUBMIT_SOP_TO_KDN',
  'GUARDIANSHIP_MEASURES',
];
const flags = Object.fromEntries(flagNames.map((name) => [name, yesNo]));
const urgencies = ['PLANNED', 'URGENT', 'EMERGENCY'];

describe('whatever is known', () => {
  const holds = (known: Parameters<typeof inputs>[0], check: (given: Inputs) => Promise<void>) =>
    fc.assert(fc.asyncProperty(inputs(known), check), { numRuns: runs });
  const say = async (table: string, given: Inputs) => (await engine.ask(table, given)).said;

  it('there is an urgency, and what is unknown or is a danger never lowers it', () =>
    holds(
      {
        dangerNow: ['YES', 'NO', 'UNKNOWN'],
        ...Object.fromEntries(
          Object.keys(calm)
            .slice(1)
            .map((name) => [name, yesNo]),
        ),
      },
      async (given) => {
        const said = await say('urgency', given);
        expect(urgencies).toContain(said);
        const none = Object.keys(calm).every((name) => given[name] === false || given[name] === 'NO');
        expect(said === 'PLANNED').toBe(none);
      },
    ));

  it('there is a recommendation, and nothing is decided without safety and risk', () =>
    holds({ safety: safeties, riskLevel: risks }, async ({ safety = null, riskLevel = null }) => {
      const said = (await say('recommendation', { safety, riskLevel })) as Record<string, string>;
      expect(Object.values(said).every(Boolean)).toBe(true);
      const decided = ['NO_CASE', 'OPEN_CASE', 'SUBMIT_SOP_TO_KDN'].includes(said['recommendation'] ?? '');
      const known =
        ['SAFE', 'SAFE_WITH_PLAN'].includes(String(safety)) && risks.slice(0, 3).includes(String(riskLevel));
      expect(decided).toBe(known);
    }));

  it('there is a regime of visits, and what a person chose wins', () => {
    const regimes = ['WEEKLY', 'MONTHLY', 'QUARTERLY'];
    const supportLevel = ['NONE', 'BASIC', 'EMERGENCY', 'CRISIS'];
    return holds(
      { regimeChosen: regimes, supportLevel, riskLevel: risks, weeksOfSupport: [0, 3, 4, 53] },
      async (given) => {
        const said = await say('patronage-regime', given);
        expect(regimes).toContain(said);
        if (given['regimeChosen']) expect(said).toBe(given['regimeChosen']);
        else if (given['riskLevel'] !== 'LOW') expect(said).not.toBe('QUARTERLY');
      },
    );
  });

  it('each known fact is told to its body at once, and each letter goes once', () =>
    holds(flags, async (given) => {
      expect((await say('immediate-notices', given)) ?? []).toEqual(noticesOf('IMMEDIATE', given));
    }));

  it('each known fact and each decision is told to its bodies with the results, and each letter goes once', () =>
    holds({ decision: decisions, ...flags }, async (given) => {
      expect((await say('informing', given)) ?? []).toEqual(noticesOf('RESULTS', given));
    }));
});
