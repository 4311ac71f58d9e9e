/**
 * `npm run contract`: the API against its own description, on a copy with demonstration data, signed in as each role in turn. Nothing
 * may fail on the server, answer with a status or a body that is not described, or tell a word of the other centre's family.
 * The draws are the same in every run; `--seed` and `--examples` search elsewhere and wider.
 */
import { parseArgs } from 'node:util';
import { operations } from '#api/operations.ts';
import { type RoleCode, roleCodes } from '#domain/roles.ts';
import { LauncherError } from '#launcher/launcher-error.ts';
import { createProgress, type Progress } from '#launcher/progress.ts';
import type { Stack } from '#launcher/stack.ts';
import { withTemporaryStack } from '#launcher/temporary-stack.ts';
import { openOffice } from '#scenario/office.ts';
import { signIn } from '#scenario/http-client.ts';
import { type Canaries, createCanaries, holds } from '#test/support/canaries.ts';
import { type Round, roundsOf, STREAM } from './rounds.ts';
import { askTwiceAtMost, type Verdict } from './run-schemathesis.ts';
import { ensureSchemathesis } from './schemathesis-tool.ts';
import { cookieOf, readPlainly, requireStream } from './plain-requests.ts';

const password = 'sem-shagov-2026';
const ownFamily = 'Примеровы-Свои';

type Draws = { readonly seed: number; readonly examples: number };
type Run = Draws & { readonly program: string; readonly rounds: readonly Round[]; readonly progress: Progress };
/** `own`: the answers told of the family of the own centre, so a foreign one would have been found as well. */
type Tested = { readonly verdict: Verdict; readonly own: boolean; readonly foreign: readonly string[] };

export async function main(args: readonly string[]): Promise<number> {
  const options = { role: { type: 'string' }, seed: { type: 'string' }, examples: { type: 'string' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const role = values.role as RoleCode | undefined;
  if (role && !roleCodes.includes(role))
    throw new LauncherError(`нет роли «${role}».`, `есть: ${roleCodes.join(', ')}.`);
  const draws = { seed: numberOf('seed', values.seed), examples: numberOf('examples', values.examples) };
  const progress = createProgress();
  const program = await ensureSchemathesis(progress);
  const stack = { clock: 'real', demo: true, progress, environment: { LOG_LEVEL: 'warn' } } as const;
  return withTemporaryStack(stack, (started) =>
    testRounds(started, { ...draws, program, rounds: roundsOf(role), progress }),
  );
}

function numberOf(name: string, text = '1'): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new LauncherError(`--${name} — целое число от 1, а дано «${text}».`);
}

async function testRounds(stack: Stack, run: Run): Promise<number> {
  const { progress, rounds } = run;
  const canaries = createCanaries();
  await tellFamilies(stack.app.baseUrl, canaries);
  const cookieFor = await signInAll(stack.app.baseUrl, rounds);
  await requireStream(stack.app.baseUrl, await cookieFor(rounds[0]!));
  let broken = 0;
  let seen = false;
  for (const round of rounds) {
    const tested = await progress.step(round.name, () => testRound(stack, run, { round, cookieFor, canaries }));
    seen ||= tested.own;
    if (!tellOf(tested, round.name, progress)) broken += 1;
  }
  if (!seen) throw new LauncherError('ни один ответ не назвал и своей семьи: проверка чужих данных пуста.');
  progress.say(broken === 0 ? 'API отвечает так, как описан.' : `Кругов с замечаниями: ${broken} из ${rounds.length}.`);
  return broken === 0 ? 0 : 1;
}

function tellOf({ verdict, foreign }: Tested, name: string, progress: Progress): boolean {
  progress.say(`  операций: ${verdict.operations}, запросов: ${verdict.cases}`);
  if (verdict.state !== 'PASSED') process.stdout.write(`${verdict.report}\n`);
  if (verdict.state === 'CRASHED') progress.say(`${name}: сама программа Schemathesis дважды завершилась с ошибкой.`);
  if (foreign.length > 0) progress.say(`${name}: чужие данные в ответах: ${foreign.join(', ')}`);
  return verdict.state === 'PASSED' && foreign.length === 0;
}

/** A family of each centre: the own one is there to be found, the other one must never be. */
async function tellFamilies(baseUrl: string, { plant }: Canaries): Promise<void> {
  const { duty } = await openOffice(baseUrl);
  const neighbour = await signIn(baseUrl, 'head2', password);
  const message = { channel: 'phone', source: 'RELATIVE', reason: 'NEGLECT', dangerNow: 'NO' };
  const receivedAt = new Date(Date.now() - 60_000).toISOString();
  const own = { familyName: ownFamily, children: [{ name: 'Иван', approxAge: 6 }], location: 'ул. Садовая, 5' };
  await duty.post('/signals', { ...message, ...own, receivedAt, facts: 'Ребёнок один' });
  await neighbour.post('/signals', {
    ...{ ...message, receivedAt, reporter: plant('reporter'), familyName: plant('family'), facts: plant('facts') },
    ...{ children: [{ name: plant('child'), approxAge: 6 }], location: plant('location') },
  });
}

type CookieFor = (round: Round) => Promise<string | undefined>;

/** Everybody signs in before the stranger uses up the attempts of this address. */
async function signInAll(baseUrl: string, rounds: readonly Round[]): Promise<CookieFor> {
  const cookies = new Map<string, string>();
  for (const { login, ownSession } of rounds) {
    if (login && !ownSession && !cookies.has(login)) cookies.set(login, await cookieOf(baseUrl, login, password));
  }
  return async ({ login, ownSession }) =>
    login && ownSession ? cookieOf(baseUrl, login, password) : cookies.get(login ?? '');
}

type Asked = { readonly round: Round; readonly cookieFor: CookieFor; readonly canaries: Canaries };

async function testRound({ app, folder }: Stack, run: Run, { round, cookieFor, canaries }: Asked): Promise<Tested> {
  const { phases, only, without = [], ownSession } = round;
  const { seed, examples } = run;
  const cookie = await cookieFor(round);
  const description = `${app.baseUrl}/api/openapi.json`;
  const asking = { description, cookie, phases, only, without, seed, examples };
  const verdict = await askTwiceAtMost(run.program, folder, asking);
  const lists = operations.filter(({ id, method, params }) => method === 'get' && !params && id !== STREAM);
  const plain = cookie && !ownSession ? await readPlainly(app.baseUrl, cookie, lists) : Buffer.alloc(0);
  const told = Buffer.concat([verdict.told, plain]);
  return { verdict, foreign: canaries.foundIn(told), own: holds(told, ownFamily) };
}
