/**
 * `npm run contract`: the API against its own description, on a copy with demonstration data, signed in as each role in turn. Nothing
 * may fail on the server, answer with a status or a body that is not described, or tell a word of the other centre's family.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { parseArgs } from 'node:util';
import { operations } from '#api/operations.ts';
import type { RoleCode } from '#domain/roles.ts';
import { LauncherError } from '#launcher/launcher-error.ts';
import { createProgress, type Progress } from '#launcher/progress.ts';
import type { Stack } from '#launcher/stack.ts';
import { withTemporaryStack } from '#launcher/temporary-stack.ts';
import { openOffice } from '#scenario/office.ts';
import { signIn } from '#scenario/http-client.ts';
import { type Canaries, createCanaries, holds } from '#test/support/canaries.ts';
import { loginOf } from '#test/support/role-logins.ts';
import { ensureSchemathesis } from './schemathesis-tool.ts';

/** Cases an operation and walks along the links; all roles together stay within three minutes on a quiet machine. */
const examples = 1;
const longestMs = 60_000;
const password = 'sem-shagov-2026';
const ownFamily = 'Примеровы-Свои';
/** Live events never end; the others end the very session that asks, or lock its person out. */
const LEFT_OUT = [
  ...['liveEvents', 'signIn', 'signOut', 'signOutEverywhere', 'endOtherSessions', 'beginInstallation'],
  ...['endOwnSession', 'setPersonBlocked', 'endPersonSessions', 'endPost', 'changePostEnd', 'changeOwnPassword'],
];
/** Values that a described rule of its own forbids (unknown territory, day in the future) are no fault of the description. */
const LEFT_CHECKS = [
  'positive_data_acceptance',
  'unsupported_method',
  'use_after_free',
  'ensure_resource_availability',
];

/** `own`: the answers told of the family of the own centre, so a foreign one would have been found as well. */
type Tested = {
  readonly own: boolean;
  readonly cases: string;
  readonly failed: boolean;
  readonly report: string;
  readonly foreign: readonly string[];
};

export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { role: { type: 'string' } } });
  const roles = (Object.keys(loginOf) as RoleCode[]).filter(
    (role) => values.role === undefined || values.role === role,
  );
  if (roles.length === 0)
    throw new LauncherError(`нет роли «${values.role ?? ''}».`, `есть: ${Object.keys(loginOf).join(', ')}.`);
  const progress = createProgress();
  const program = await ensureSchemathesis(progress);
  const options = { clock: 'real', demo: true, progress, environment: { LOG_LEVEL: 'warn' } } as const;
  return withTemporaryStack(options, (stack) => testRoles(stack, { program, roles, progress }));
}

type Run = { readonly program: string; readonly roles: readonly RoleCode[]; readonly progress: Progress };

async function testRoles(stack: Stack, { program, roles, progress }: Run): Promise<number> {
  const canaries = createCanaries();
  await tellFamilies(stack.app.baseUrl, canaries);
  let broken = 0;
  let seen = false;
  for (const role of roles) {
    const tested = await progress.step(role, () => testRole(stack, { program, role, canaries }));
    progress.say(`  ${tested.cases}`);
    seen ||= tested.own;
    if (tested.failed) process.stdout.write(`${tested.report}\n`);
    if (tested.foreign.length > 0) progress.say(`${role}: чужие данные в ответах: ${tested.foreign.join(', ')}`);
    if (tested.failed || tested.foreign.length > 0) broken += 1;
  }
  if (!seen && roles.length > 1)
    throw new LauncherError('ни один ответ не назвал и своей семьи: проверка чужих данных пуста.');
  progress.say(broken === 0 ? 'API отвечает так, как описан.' : `Ролей с замечаниями: ${broken}.`);
  return broken === 0 ? 0 : 1;
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

type Role = { readonly program: string; readonly role: RoleCode; readonly canaries: Canaries };

async function testRole({ app, folder }: Stack, { program, role, canaries }: Role): Promise<Tested> {
  const har = path.join(folder, `contract-${role}.har`);
  const cookie = await cookieOf(app.baseUrl, loginOf[role]);
  const options = { cwd: folder, all: true, reject: false, timeout: longestMs } as const;
  const environment = { NO_COLOR: '1', PYTHONIOENCODING: 'utf-8' };
  const description = `${app.baseUrl}/api/openapi.json`;
  const result = await execa(program, ['run', description, ...howToTest(cookie, har)], {
    ...options,
    env: environment,
  });
  const told = Buffer.concat([await readFile(har), await readPlainly(app.baseUrl, cookie)]);
  const report = result.all ?? '';
  const cases = /^.*\bgenerated\b.*$/m.exec(report)?.[0].trim() ?? '';
  return { failed: result.failed, report, cases, foreign: canaries.foundIn(told), own: holds(told, ownFamily) };
}

/** Invented filters often find nothing: every list is also read as its screen opens it. */
async function readPlainly(baseUrl: string, cookie: string): Promise<Buffer> {
  const lists = operations.filter(
    ({ id, method, params, signedIn }) => method === 'get' && signedIn && !params && !LEFT_OUT.includes(id),
  );
  const answers = await Promise.all(
    lists.map(async ({ path: place }) => {
      const response = await fetch(`${baseUrl}/api${place}`, { headers: { cookie } });
      if (response.status >= 500) throw new LauncherError(`${place} отвечает ${response.status}.`);
      return Buffer.from(await response.arrayBuffer());
    }),
  );
  return Buffer.concat(answers);
}

/** One worker: several share the generator's caches and trip over each other. */
function howToTest(cookie: string, har: string): readonly string[] {
  const settings = {
    header: `Cookie: ${cookie}`,
    phases: 'fuzzing,stateful',
    'max-examples': String(examples),
    workers: '1',
    'request-timeout': '10',
    'exclude-checks': LEFT_CHECKS.join(),
    'generation-database': 'none',
    'generation-with-security-parameters': 'false',
    warnings: 'off',
    'report-har-path': har,
  };
  const given = Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
  return [...given, '--no-shrink', ...LEFT_OUT.map((operation) => `--exclude-operation-id=${operation}`)];
}

async function cookieOf(baseUrl: string, login: string): Promise<string> {
  const response = await fetch(`${baseUrl}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  if (!response.ok) throw new LauncherError(`не удалось войти как ${login}: ${response.status}.`);
  return response.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
}
