/** A small register is lived through the real engine, and the printed figures follow the closing tasks, not the file. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';

const minutes = 60_000;
const family = {
  id: 'F1',
  territory: 'г. Уварово',
  children: [{ birthYear: 2008 }, { birthYear: 2012 }],
  openedOn: '2016-12-20',
  signal: null,
  closedOn: '2017-01-24',
  closing: 'OVERCOME',
};
const other = {
  ...family,
  id: 'F2',
  territory: 'Новый район',
  children: [{ birthYear: 2010 }],
  openedOn: null,
  signal: { on: '2017-01-10', source: 'police', reason: 'neglect', dangerNow: 'no' },
  closedOn: null,
  closing: null,
};
const register = {
  period: { from: '2017-01-01', to: '2017-01-31' },
  territories: ['г. Уварово', 'Новый район'],
  families: [family, other],
  stated: { leftChildren: 5 },
};
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'register-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function live(text: string) {
  const file = path.join(folder, 'register.json');
  await writeFile(file, text);
  return execa('node', ['launcher/run.mjs', 'scenario', '--file', file, '--json'], { reject: false });
}

it(
  'opened, carried over, closed and left are counted from the casework',
  async () => {
    const { stdout, stderr } = await live(JSON.stringify(register));
    expect({ stderr, lines: stdout.split('\n').length }).toMatchObject({ lines: 1 });
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ opened: 1, openedChildren: 1, carriedOver: 1, carriedOverChildren: 2, closed: 1, closedChildren: 2 },
      closedByTerritory: { 'г. Уварово': [1, 2], 'Новый район': [0, 0] },
      ...{ left: 1, leftChildren: 1 },
      doubts: [{ code: 'LEFT_CHILDREN_DIFFER', stated: 5, computed: 1 }],
      engine: { incidents: 0 },
    });
  },
  12 * minutes,
);

it(
  'a case that is not closed changes them',
  async () => {
    const open = { ...family, closedOn: null, closing: null };
    const { stdout } = await live(JSON.stringify({ ...register, families: [open, other] }));
    expect(JSON.parse(stdout)).toMatchObject({ closed: 0, closedChildren: 0, left: 2, leftChildren: 3 });
  },
  12 * minutes,
);

it('a malformed register is refused with place and reason, and nothing is started', async () => {
  const broken = JSON.stringify({ ...register, families: [{ ...family, closedOn: '2016-01-01' }] }, undefined, 2);
  const { stdout, stderr, exitCode } = await live(broken);
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
  expect(stderr).toMatch(/реестр не принят/);
  expect(stderr).toMatch(/строка \d+, families\[0\]\.closedOn/);
  expect(stderr).not.toMatch(/PostgreSQL/);
});
