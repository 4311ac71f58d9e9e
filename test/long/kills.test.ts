/**
 * Cases go through the seven steps over HTTP while one part of the system is killed in the middle, each part on its own.
 * Afterwards every case stands where the same life stands without a kill, and every promise of broken-promises.ts holds.
 */
import type { LivedCase } from '#scenario/lived-case.ts';
import { until } from '#test/engine/until.ts';
import { brokenPromises, lostForms } from './broken-promises.ts';
import { settled, standings } from './casework-state.ts';
import { type LivedStack, openLivedStack } from './lived-stack.ts';

/** The second one gives the trigger; one of them waits for its consilium at the end. */
const LIVES = [
  'emergencyWithoutAccess',
  'noQuorum',
  'rejected',
  'unsafe',
  'waitsForConsilium',
  'redirected',
  'plannedWithoutAccess',
];
const testMs = 900_000;
const triggerMs = 300_000;

let expected: Readonly<Record<string, unknown>>;
let lived: LivedStack | undefined;

beforeAll(async () => {
  lived = await openLivedStack();
  const cases = await lived.live(LIVES);
  await settled(lived.db);
  expected = await standings(lived.db, cases);
  expect(await brokenPromises(lived.db)).toEqual({});
  await lived.stop();
  lived = undefined;
}, testMs);

afterEach(async () => {
  await lived?.stop();
  lived = undefined;
}, 60_000);

/** The trigger of every kill: the third answer of the second case has been kept, others are under way. */
const inTheMiddle = ({ db }: LivedStack): Promise<unknown> =>
  until(async () => {
    const { rows } = await db.raw<{ rows: { count: string }[] }>(
      `SELECT count(*) FROM submissions WHERE case_id = (SELECT id FROM cases ORDER BY number OFFSET 1 LIMIT 1)`,
    );
    return Number(rows[0]?.count) >= 3;
  }, triggerMs);

type Strike = (lived: LivedStack) => Promise<readonly LivedCase[] | void>;

/** Lives the lives; strikes in the middle; what the strike itself registered stands where it should, too. */
async function surviveStrike(strike: Strike): Promise<LivedStack> {
  const stack = (lived = await openLivedStack());
  const [cases, more] = await Promise.all([stack.live(LIVES), inTheMiddle(stack).then(() => strike(stack))]);
  await settled(stack.db);
  expect(await standings(stack.db, cases)).toEqual(expected);
  expect(await standings(stack.db, more ?? [])).toEqual(more ? { waitsForDuty: waitingForDuty } : {});
  expect(await brokenPromises(stack.db)).toEqual({});
  expect(await lostForms(stack.db, stack.confirmed)).toEqual([]);
  return stack;
}

const waitingForDuty = expect.objectContaining({ status: 'RUNNING', step: 1, answered: null, open: ['receiveSignal'] });

it(
  'the server dies',
  async () => {
    await surviveStrike(async ({ stack }) => {
      await stack.app.kill('SIGKILL');
      await stack.app.restart();
    });
  },
  testMs,
);

it(
  'the engine dies',
  async () => {
    await surviveStrike(async ({ stack }) => {
      await stack.engine?.kill('SIGKILL');
      await stack.engine?.restart();
    });
  },
  testMs,
);

it(
  'the database dies',
  async () => {
    await surviveStrike(async ({ stack }) => {
      await stack.database?.kill('SIGKILL');
      await stack.database?.restart();
    });
  },
  testMs,
);

it(
  'the feed is cut off, and opened again when the engine has gone on without it',
  async () => {
    await surviveStrike(async ({ proxy, db }) => {
      const [last] = await db('outbox').max({ id: 'id' });
      await proxy.cut();
      await until(() => db('outbox').where({ state: 'DONE' }).where('id', '>', last?.id).first(), triggerMs);
      await proxy.open();
    });
  },
  testMs,
);

it(
  "the engine's data are lost while the server goes on; a message comes in meanwhile",
  async () => {
    const { db } = await surviveStrike(async ({ stack, live }) => {
      await stack.engine?.kill('SIGKILL');
      await stack.engine?.wipe();
      const more = await live(['waitsForDuty']);
      await stack.engine?.restart();
      return more;
    });
    expect(await db('engine_epochs')).toHaveLength(2);
  },
  testMs,
);

it(
  "the engine's data are lost and the server dies with them",
  async () => {
    const { db } = await surviveStrike(async ({ stack }) => {
      await stack.engine?.kill('SIGKILL');
      await stack.app.kill('SIGKILL');
      await stack.wipeEngine();
    });
    expect(await db('engine_epochs')).toHaveLength(2);
  },
  testMs,
);
