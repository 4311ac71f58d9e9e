/**
 * Cases go through the seven steps over HTTP while one part of the system is killed, twice: while a consilium is voting, and while
 * patronage, informing and an emergency run beside a programme. Afterwards every case stands where the same life stands without a
 * kill, and every promise of broken-promises.ts holds.
 */
import { until } from '#test/engine/until.ts';
import { brokenPromises, lostForms } from './broken-promises.ts';
import { settled, standing, standings } from './casework-state.ts';
import { lifeOf, type LivedStack, openLivedStack } from './lived-stack.ts';
import { registerMessage } from './register-message.ts';
import { isBeingVoted, runsBeside, struckLives } from './struck-lives.ts';

const LIVES = [...struckLives, ...['rejected', 'plannedWithoutAccess', 'waitsForConsilium'].map(lifeOf)];
const testMs = 1_200_000;
const triggerMs = 600_000;

let expected: Readonly<Record<string, unknown>>;
let lived: LivedStack | undefined;
let strikes = 0;

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

/** May answer a case that came in meanwhile. */
type Strike = (lived: LivedStack) => Promise<string | void>;

const MOMENTS = [isBeingVoted, runsBeside];

/** Strikes at both moments; a database that is just coming back has not reached any. Answers the cases that came in meanwhile. */
async function strikeTwice(stack: LivedStack, strike: Strike, isOver: () => boolean): Promise<readonly string[]> {
  const registered: string[] = [];
  for (const reached of MOMENTS) {
    await until(() => isOver() || reached(stack.db).catch(() => false), triggerMs);
    if (isOver()) return registered;
    const caseId = await strike(stack);
    if (caseId) registered.push(caseId);
    strikes += 1;
  }
  return registered;
}

/** Lives the lives; strikes in the middle; what the strike itself registered stands where it should, too. */
async function surviveStrikes(strike: Strike): Promise<LivedStack> {
  const stack = (lived = await openLivedStack());
  let over = false;
  strikes = 0;
  const living = stack.live(LIVES).finally(() => (over = true));
  const [cases, more] = await Promise.all([living, strikeTwice(stack, strike, () => over)]);
  await settled(stack.db);
  expect(await standings(stack.db, cases)).toEqual(expected);
  for (const caseId of more) expect(await standing(stack.db, caseId)).toEqual(waitingForDuty);
  expect(await brokenPromises(stack.db)).toEqual({});
  expect(await lostForms(stack.db, stack.confirmed)).toEqual([]);
  expect(strikes).toBe(MOMENTS.length);
  return stack;
}

const waitingForDuty = expect.objectContaining({
  status: 'RUNNING',
  step: 1,
  submissions: null,
  open: ['receiveSignal × 1'],
});

it(
  'the server dies',
  async () => {
    await surviveStrikes(async ({ stack }) => {
      await stack.app.kill('SIGKILL');
      await stack.app.restart();
    });
  },
  testMs,
);

it(
  'the engine dies',
  async () => {
    await surviveStrikes(async ({ stack }) => {
      await stack.engine?.kill('SIGKILL');
      await stack.engine?.restart();
    });
  },
  testMs,
);

it(
  'the database dies',
  async () => {
    await surviveStrikes(async ({ stack }) => {
      await stack.database?.kill('SIGKILL');
      await stack.database?.restart();
    });
  },
  testMs,
);

it(
  'the feed is cut off, and opened again when the engine has gone on without it',
  async () => {
    await surviveStrikes(async ({ proxy, db }) => {
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
    const { db } = await surviveStrikes(async ({ stack, office }) => {
      await stack.engine?.kill('SIGKILL');
      await stack.engine?.wipe();
      const caseId = await registerMessage(office);
      await stack.engine?.restart();
      return caseId;
    });
    expect(await db('engine_epochs')).toHaveLength(3);
  },
  testMs,
);

it(
  "the engine's data are lost and the server dies with them",
  async () => {
    const { db } = await surviveStrikes(async ({ stack }) => {
      await stack.engine?.kill('SIGKILL');
      await stack.app.kill('SIGKILL');
      await stack.wipeEngine();
    });
    expect(await db('engine_epochs')).toHaveLength(3);
  },
  testMs,
);
