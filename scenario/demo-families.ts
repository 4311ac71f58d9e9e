/**
 * `demo-families.ts --base URL`: invented families for the first start of a demonstration, each at another step. Real clock, so a
 * life is lived as far as it needs no waiting. Does nothing where cases are already.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ApiSchemas, CaseList } from '#generated/api-types.ts';
import { driveCases } from './drive-cases.ts';
import { type Session, signIn } from './http-client.ts';
import { type InventedFamily, inventFamily } from './invented-families.ts';
import type { Life, LifeStep } from './life.ts';
import type { Plan } from './lived-case.ts';
import { lives } from './lives.ts';
import { openOffice } from './office.ts';

const seed = 7;
/** How many steps of which life each family has behind it. */
const beginnings: readonly (readonly [code: string, steps: number])[] = [
  ['waitsForDuty', 0],
  ['emergencyWithoutAccess', 1],
  ['waitsForVisit', 2],
  ['newThreat', 3],
  ['unsafe', 4],
  ['waitsForConsilium', 4],
  ['refusedByCommission', 5],
  ['monthly', 9],
];

/** Takes the families to their steps; says so in Russian on stderr. */
export async function tellDemoFamilies(baseUrl: string, say: (text: string) => void): Promise<void> {
  if (await hasCases(baseUrl)) return;
  say(`Заполняю демонстрацию: вымышленных семей — ${beginnings.length}. Система уже работает.`);
  const year = new Date().getUTCFullYear();
  const plans: Plan[] = beginnings.map(([code, steps], index) => ({
    life: begin(code, steps),
    family: inventFamily(seed, index, year),
  }));
  await driveCases({ office: await openOffice(baseUrl), say: () => undefined }, plans);
  await reportByOfficer(baseUrl, inventFamily(seed, beginnings.length, year));
  say('Демонстрационные семьи готовы: по одной на каждом шаге.');
}

async function hasCases(baseUrl: string): Promise<boolean> {
  const session = await signInAs(baseUrl, 'head');
  const { items } = await session.get<CaseList>('/cases?status=ALL&limit=1');
  return items.length > 0;
}

async function signInAs(baseUrl: string, login: string): Promise<Session> {
  const file = new URL('../seeds/demo/accounts.json', import.meta.url);
  const accounts = JSON.parse(await readFile(file, 'utf8')) as { login: string; password: string }[];
  const found = accounts.find((account) => account.login === login);
  if (!found) throw new Error(`the demonstration has nobody called ${login}`);
  return signIn(baseUrl, found.login, found.password);
}

/** One child is reported by the police officer, who so finds a message of his own beside the notices to his body. */
async function reportByOfficer(baseUrl: string, family: InventedFamily): Promise<void> {
  const session = await signInAs(baseUrl, 'agency');
  const { centres } = await session.get<ApiSchemas['AgencyMessages']>('/agency-messages');
  const children = family.children.map(({ name, approxAge }) => ({ name, approxAge }));
  const known = { familyName: family.familyName, location: family.address, children };
  const facts = 'Ночью на обходе встретил детей одних у магазина, дома взрослых не было.';
  const message = { ...known, reason: 'UNATTENDED_CHILD', facts, dangerNow: 'UNKNOWN' };
  await session.post('/agency-messages', { centreId: centres[0]?.id, message });
}

function begin(code: string, steps: number): Life {
  const life = lives.find((known) => known.code === code);
  if (!life) throw new Error(`no life is called ${code}`);
  return { ...life, comesLast: false, steps: life.steps.slice(0, steps).map(atOnce) };
}

const atOnce = (step: LifeStep): LifeStep => (step.kind === 'ignore' ? step : { ...step, after: undefined });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { base } = parseArgs({ options: { base: { type: 'string' } } }).values;
  await tellDemoFamilies(base ?? '', (text) => process.stderr.write(`${text}\n`));
}
