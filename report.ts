/** `npm run report -- period --from D --to D [--territory T] [--json]`: figures of a period, counted over the recorded casework. */
import { parseArgs } from 'node:util';
import { LauncherError } from '#launcher/launcher-error.ts';
import { runningDatabaseUrl } from '#launcher/running-database.ts';
import { connect, type Database } from '#store/database.ts';
import { allTerritories } from '#store/places-store.ts';
import { periodReport } from '#store/views/period-report-view.ts';
import { reportText } from './report-text.ts';

const usage = 'npm run report -- period --from 2017-01-01 --to 2017-12-31 [--territory uvarovo] [--json].';

type Wanted = { readonly from: string; readonly to: string; readonly territory?: string; readonly json: boolean };

export async function main(args: readonly string[]): Promise<number> {
  const wanted = read(args);
  const db = connect(await runningDatabaseUrl(), { applicationName: 'seven-steps report', size: 2 });
  try {
    const territoryId = wanted.territory ? await findTerritory(db, wanted.territory) : undefined;
    const report = await periodReport(db, { from: wanted.from, to: wanted.to, territoryId });
    process.stdout.write(wanted.json ? `${JSON.stringify(report)}\n` : reportText(report));
    return 0;
  } finally {
    await db.destroy();
  }
}

function read(args: readonly string[]): Wanted {
  const { name, from = '', to = '', ...more } = parsed(args);
  if (name !== 'period') throw new LauncherError(`нет отчёта «${name}».`, usage);
  for (const [flag, day] of Object.entries({ from, to })) {
    if (!isDay(day)) throw new LauncherError(`--${flag} — не дата ГГГГ-ММ-ДД: ${day || 'не задана'}.`, usage);
  }
  if (to < from) throw new LauncherError(`конец периода ${to} раньше его начала ${from}.`, usage);
  return { from, to, ...more };
}

function parsed(args: readonly string[]) {
  const options = {
    from: { type: 'string' },
    to: { type: 'string' },
    territory: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { name: positionals.join(' '), ...values };
  } catch (cause) {
    throw new LauncherError(`непонятные параметры: ${args.join(' ')}.`, usage, { cause });
  }
}

/** A day that the calendar has: 30 February is none. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** By its id or its name. */
async function findTerritory(db: Database, wanted: string): Promise<string> {
  const known = await allTerritories(db);
  const found = known.find(({ id, name }) => id === wanted || name === wanted);
  if (found) return found.id;
  const list = known.map(({ id, name }) => `${id} (${name})`).join(', ');
  throw new LauncherError(`территории «${wanted}» нет.`, `есть: ${list}.`);
}
