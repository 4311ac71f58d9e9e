/** The register of families: the delivered one has the figures of 2017, and a malformed one is refused with place and reason. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { linesOf } from '#scenario/json-lines.ts';
import { registerJsonSchema } from '#scenario/register-json-schema.ts';
import { registerArrivals } from '#scenario/register-lives.ts';
import { checkRegister, readRegister, type Register, signalCodes, statedFigures } from '#scenario/register.ts';

const seeds = new URL('../../seeds/', import.meta.url);
const delivered = new URL('demo/tambov-2017.json', seeds);
const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(new URL(name, seeds), 'utf8'));

describe('seeds/demo/tambov-2017.json', () => {
  let register: Register;
  beforeAll(async () => {
    register = await readRegister(delivered);
  });
  const count = (wanted: (family: Register['families'][number]) => boolean): [number, number] => {
    const found = register.families.filter(wanted);
    return [found.length, found.flatMap(({ children }) => children).length];
  };

  it('has the families and children of the practice table', () => {
    const { from } = register.period;
    expect(count(() => true)).toEqual([39, 83]);
    expect(count(({ openedOn }) => openedOn !== null && openedOn < from)).toEqual([13, 32]);
    expect(count(({ signal }) => signal !== null && signal.on >= from)).toEqual([26, 51]);
    expect(count(({ closedOn }) => closedOn !== null)).toEqual([19, 35]);
    expect(count(({ closedOn }) => closedOn === null)).toEqual([20, 48]);
    const closed = register.territories.map((name) => [
      name,
      count(({ territory, closedOn }) => territory === name && closedOn !== null),
    ]);
    expect(closed).toEqual([
      ['г. Уварово', [8, 14]],
      ['Уваровский', [4, 11]],
      ['Ржаксинский', [5, 7]],
      ['Инжавинский', [2, 3]],
      ['Мучкапский', [0, 0]],
    ]);
    expect(register.families.filter(({ signal }) => signal?.source === 'public_council')).toHaveLength(1);
  });

  it('names the territories as the organisation does, and says what the report of that year stated', async () => {
    const { territories } = (await read('demo/organisation.json')) as { territories: { name: string }[] };
    expect(territories.map(({ name }) => name)).toEqual(expect.arrayContaining([...register.territories]));
    expect(statedFigures(register)).toEqual([{ code: 'LEFT_CHILDREN', value: 44 }]);
    const signal = register.families.find(({ signal: begun }) => begun)?.signal;
    expect(signal && signalCodes(signal)).toEqual({ source: 'POLICE', reason: 'ALCOHOL', dangerNow: 'NO' });
  });

  it('dates everything on working days', async () => {
    const { days } = (await read('reference/calendar.json')) as { days: { day: string; kind: string }[] };
    const exceptions = new Map(days.map(({ day, kind }) => [day, kind]));
    const dates = register.families.flatMap(({ openedOn, closedOn, signal }) => [openedOn, closedOn, signal?.on]);
    const idle = dates.filter((day) => {
      if (!day) return false;
      const weekend = [0, 6].includes(new Date(day).getUTCDay());
      return (exceptions.get(day) ?? (weekend ? 'OFF' : 'WORKING')) === 'OFF';
    });
    expect(idle).toEqual([]);
  });
});

type Component = { key?: string; components?: Component[]; values?: { value: string }[] };
const fieldOf = (component: Component, key: string): Component | undefined =>
  component.key === key
    ? component
    : component.components?.map((inner) => fieldOf(inner, key)).find((found) => found !== undefined);

it('seeds/register-schema.json is the schema that reads registers (npm run generate), and knows the codes of closing', async () => {
  expect(await read('register-schema.json')).toEqual(registerJsonSchema());
  const form = await readFile(new URL('../forms/close-case.form', seeds), 'utf8');
  const { $defs } = registerJsonSchema() as { $defs: { RegisterFamily: object } };
  const known = JSON.stringify($defs.RegisterFamily);
  const closing = fieldOf(JSON.parse(form) as Component, 'closingReason');
  expect(closing?.values?.length).toBeGreaterThan(5);
  for (const { value } of closing?.values ?? []) expect(known).toContain(`"${value}"`);
});

type Family = Record<string, unknown>;
const family: Family = {
  id: 'F1',
  territory: 'г. Уварово',
  children: [{ birthYear: 2010 }],
  openedOn: '2016-05-10',
  signal: null,
  closedOn: null,
  closing: null,
};
const whole = (families: readonly Family[], more: object = {}): object => ({
  period: { from: '2017-01-01', to: '2017-12-31' },
  territories: ['г. Уварово'],
  families,
  ...more,
});
const signal = { on: '2017-03-02', source: 'police', reason: 'neglect', dangerNow: 'no' };

function problemsOf(register: object) {
  const checked = checkRegister(JSON.stringify(register, null, 1));
  return 'problems' in checked ? checked.problems.map(({ path: at, reason }) => `${at}: ${reason}`) : [];
}

it('accepts a sound register', () => {
  const closed = { ...family, id: 'F2', openedOn: null, signal, closedOn: '2017-10-02', closing: 'MOVED' };
  expect(problemsOf(whole([family, closed], { stated: { left: 1 } }))).toEqual([]);
});

it.each<[string, object, string]>([
  [
    'an unknown source',
    { signal: { ...signal, source: 'neighbour' } },
    'families[0].signal.source: должно быть одно из: police',
  ],
  ['a day that is none', { openedOn: '2016-02-30' }, 'families[0].openedOn: не дата ГГГГ-ММ-ДД'],
  [
    'a year as text',
    { children: [{ birthYear: '2010' }] },
    'families[0].children[0].birthYear: должно быть: целое число',
  ],
  ['a missing field', { territory: undefined }, 'families[0].territory: не указано'],
  ['a field too many', { name: 'Иванова' }, 'families[0]: лишнее: name'],
  ['no children', { children: [] }, 'families[0].children: нужен хотя бы один'],
  ['neither beginning', { openedOn: null }, 'families[0].openedOn: нужен день открытия'],
  ['a territory outside the list', { territory: 'Луна' }, 'families[0].territory: территории «Луна» нет'],
  ['a closing without a day', { closing: 'MOVED' }, 'families[0].closedOn: указано основание MOVED'],
  ['a day without a closing', { closedOn: '2017-05-02' }, 'families[0].closing: указан день закрытия'],
  [
    'a closing before the opening',
    { openedOn: '2017-05-02', closedOn: '2017-05-02', closing: 'MOVED' },
    'families[0].closedOn: случай закрыт не позже, чем начат (2017-05-02)',
  ],
  [
    'a closing outside the period',
    { closedOn: '2018-01-09', closing: 'MOVED' },
    'families[0].closedOn: закрыт вне периода',
  ],
  ['an opening before the message', { signal }, 'families[0].openedOn: случай открыт раньше, чем поступило сообщение'],
  ['an opening after the period', { openedOn: '2018-01-09' }, 'families[0].openedOn: начало позже конца периода'],
  ['a time without a calendar', { openedOn: '2014-12-30' }, 'families[0].openedOn: справочники и календарь'],
  ['a grown-up child', { children: [{ birthYear: 1997 }] }, 'families[0].children[0].birthYear: к началу случая'],
  [
    'an unborn child',
    { children: [{ birthYear: 2018 }] },
    'families[0].children[0].birthYear: родился после 2017 года',
  ],
  [
    'a child too young for its closing',
    { closedOn: '2017-05-02', closing: 'AGE_18' },
    'families[0].children[0].birthYear: закрыто по совершеннолетию',
  ],
])('refuses %s', (_title, change, problem) => {
  expect(problemsOf(whole([{ ...family, ...change }])).join('\n')).toContain(problem);
});

it('refuses what is repeated, a period turned round and a figure that nobody counts', () => {
  const twice = whole([family, family], { territories: ['г. Уварово', 'г. Уварово'] });
  expect(problemsOf(twice)).toEqual(['territories[1]: территория названа дважды', 'families[1].id: такой id уже есть']);
  expect(problemsOf(whole([family], { period: { from: '2017-12-31', to: '2017-01-01' } }))).toEqual([
    'period.to: конец периода раньше его начала',
  ]);
  expect(problemsOf(whole([family], { stated: { childrenLeft: 44 } }))).toEqual(['stated: лишнее: childrenLeft']);
});

it('tells the line of each mistake, all of them at once, and of a text that is no JSON', async () => {
  const text = (await readFile(delivered, 'utf8'))
    .replace('"MOVED"', '"GONE"')
    .replace('"birthYear": 1999', '"birthYear": 1899');
  const checked = checkRegister(text);
  const lines = text.split('\n');
  const problems = 'problems' in checked ? checked.problems : [];
  expect(problems.map(({ line }) => lines[line - 1]?.includes('GONE') || lines[line - 1]?.includes('1899'))).toEqual([
    true,
    true,
  ]);
  expect(checkRegister('{"period": {},\n "families": [}')).toEqual({
    problems: [{ line: 2, path: '', reason: 'это не JSON: лишний или пропущенный знак' }],
  });
  expect(checkRegister('{\n')).toMatchObject({ problems: [{ line: 2 }] });
});

it('reads a file or refuses it in Russian with what to do', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'register-'));
  const file = path.join(folder, 'register.json');
  await writeFile(file, JSON.stringify(whole([{ ...family, openedOn: null }])));
  await expect(readRegister(file)).rejects.toMatchObject({
    message: 'реестр не принят.\nстрока 1, families[0].openedOn: нужен день открытия (openedOn) или сообщение (signal)',
    remedy: expect.stringContaining('Ничего не загружено'),
  });
  await expect(readRegister(path.join(folder, 'none.json'))).rejects.toMatchObject({
    message: expect.stringContaining('не читается'),
  });
  await rm(folder, { recursive: true });
});

it('finds lines by path, whatever stands in texts', () => {
  const lines = linesOf('{\n "a": [\n  "x,]}:{",\n  {"b\\"c": 1}\n ],\n "d": {"e": null}\n}');
  expect(Object.fromEntries(lines)).toEqual({ '': 1, a: 2, 'a[0]': 3, 'a[1]': 4, 'a[1].b"c': 4, d: 6, 'd.e': 6 });
});

describe('roads of the register of 2017', () => {
  const stepsOf = async () => {
    const register = await readRegister(delivered);
    const territories = new Map(register.territories.map((name) => [name, name]));
    const forms = registerArrivals(register, territories).map(({ plan }) => ({
      id: plan.life.code,
      forms: plan.life.steps.flatMap((step) => (step.kind === 'answer' ? [step.form] : [])),
    }));
    return { register, forms };
  };

  it('the police help to enter only where a child is in danger now', async () => {
    const { register, forms } = await stepsOf();
    const entered = forms.filter((life) => life.forms.includes('requestPoliceEntry')).map(({ id }) => id);
    const dangers = register.families.filter(({ id }) => entered.includes(id)).map((entry) => entry.signal?.dangerNow);
    expect(dangers).toEqual(['yes']);
  });

  it('a family that moved is handed over before its case is closed', async () => {
    const { register, forms } = await stepsOf();
    const moved = register.families.filter(({ closing }) => closing === 'MOVED').map(({ id }) => id);
    const handed = forms.filter((life) => life.forms.includes('transferCase')).map(({ id }) => id);
    expect([handed, handed.length]).toEqual([moved, 2]);
  });
});
