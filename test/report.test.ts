/** `npm run report`: one line for programs, a table for people, and every mistake of the person in Russian. */
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { keepStatedFigure } from '#store/stated-figures-store.ts';
import { acceptedCase, type Casework, CENTRE, openCasework } from '#test/support/casework.ts';
import { addFact } from '#test/support/recorded-facts.ts';

const command = fileURLToPath(new URL('../launcher/run.mjs', import.meta.url));
const period = ['period', '--from', '2026-01-01', '--to', '2026-12-31'];
let casework: Casework;
let ownerUrl: string;

beforeAll(async () => {
  casework = await openCasework();
  ownerUrl = casework.ownerUrl;
  const { caseId } = await acceptedCase(casework);
  await addFact(casework, 'consilium_protocols', caseId, { held_on: '2026-03-09', decision: 'OPEN_CASE' });
  const place = { centreId: CENTRE, territoryId: null, from: '2026-01-01', to: '2026-12-31' };
  await keepStatedFigure(casework.owner, { ...place, code: 'LEFT', value: 2, source: 'сводка', statedBy: null });
});
afterAll(() => casework.close());

function report(...args: readonly string[]) {
  const env = { DATABASE_URL: ownerUrl, NODE_OPTIONS: '' };
  return execa(process.execPath, [command, 'report', ...args], { env, reject: false });
}

it('prints one line with --json, for one territory too', async () => {
  const { stdout, exitCode } = await report(...period, '--json');
  expect([exitCode, stdout.split('\n').length]).toEqual([0, 1]);
  expect(JSON.parse(stdout)).toMatchObject({
    opened: { families: 1, children: 1 },
    doubts: [{ code: 'LEFT_DIFFER', stated: 2, computed: 1 }],
  });
  const other = await report(...period, '--territory', 'Мучкапский', '--json');
  expect(JSON.parse(other.stdout)).toMatchObject({ territory: { id: 'muchkapsky' }, opened: { families: 0 } });
});

it('prints a table with bases and doubts', async () => {
  const { stdout } = await report(...period);
  expect(stdout).toMatch(/Открыто за период +1 +1/);
  expect(stdout).toContain('указано 2, по записям 1');
  expect(stdout).toMatch(/Образовательная организация +1 {3}100 % от 1/);
});

it.each([
  [['period', '--from', '2026-02-30', '--to', '2026-12-31'], '--from — не дата'],
  [['period', '--from', '2026-12-31', '--to', '2026-01-01'], 'раньше его начала'],
  [['period', '--from', '2026-01-01'], '--to — не дата'],
  [['year'], 'нет отчёта «year»'],
  [[...period, '--csv'], 'непонятные параметры'],
  [[...period, '--territory', 'Луна'], 'территории «Луна» нет'],
])('refuses %j', async (args, reason) => {
  const { stderr, stdout, exitCode } = await report(...args);
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toContain(reason);
});
