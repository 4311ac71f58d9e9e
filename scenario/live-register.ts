/**
 * `npm run scenario -- tambov-2017` and `-- --file register.json`: a copy of its own lives the families of a register through the real
 * engine. Its business time is that of the register, the engine's clock goes on from today. What is printed is counted by the
 * report's SQL over the casework that came about, never taken from the file.
 */
import path from 'node:path';
import { logTail } from '#launcher/managed-process.ts';
import { createProgress, type Progress } from '#launcher/progress.ts';
import type { Stack } from '#launcher/stack.ts';
import { withTemporaryStack } from '#launcher/temporary-stack.ts';
import { waitUntil } from '#launcher/waiting.ts';
import type { Database } from '#store/database.ts';
import { periodReport, type PeriodReport } from '#store/views/period-report-view.ts';
import { isQuiet } from '#store/views/quiet-view.ts';
import { onTheWay, papersIssued, scenarioCounts, withCounts } from '#store/views/scenario-counts-view.ts';
import { type Arrival, driveArrivals } from './drive-cases.ts';
import { signIn } from './http-client.ts';
import { morningOf } from './life.ts';
import { openOffice } from './office.ts';
import { readRegister, type Register, statedFigures } from './register.ts';
import { addDays, otherMessages, registerArrivals } from './register-lives.ts';
import { centreId, serveTerritories } from './register-organisation.ts';
import { engineVersion } from './seven-steps.ts';

export type RegisterOptions = { readonly file: string | URL; readonly json: boolean; readonly others?: boolean };

const weekMs = 7 * 86_400_000;
const settleMs = 60_000;
export const tambov2017 = new URL('../seeds/demo/tambov-2017.json', import.meta.url);

export async function liveRegister({ file, json, others = false }: RegisterOptions): Promise<number> {
  const register = await readRegister(file);
  const progress = createProgress();
  const begun = Date.now();
  const figures = await withTemporaryStack({ clock: 'controlled', demo: true, progress }, async (stack) => {
    try {
      const lived = await runOn(stack, register, progress, others);
      return { ...lived, seconds: Math.round((Date.now() - begun) / 1000) };
    } catch (error) {
      progress.say(`Журнал приложения:\n${await logTail(path.join(stack.folder, 'app.log'), 20)}`);
      throw error;
    }
  });
  process.stdout.write(`${JSON.stringify(figures, undefined, json ? 0 : 2)}\n`);
  return 0;
}

async function runOn(stack: Stack, register: Register, progress: Progress, others: boolean) {
  const territories = await serveTerritories(stack, register.territories);
  const arrivals = [...registerArrivals(register, territories), ...(others ? otherMessages(register) : [])];
  await stack.startAt(new Date(Math.min(...arrivals.map(({ at }) => at.getTime())) - weekMs));
  await tellStated(stack, register);
  return withCounts(stack.ownerUrl, async (db) => {
    await liveFamilies(stack, db, { register, arrivals, progress });
    return printed(db, register, territories, await engineVersion(stack.engineAddresses.restAddress));
  });
}

/** What other reports state for the period is entered by the manager, as it would be by hand. */
async function tellStated({ app }: Stack, register: Register): Promise<void> {
  const manager = await signIn(app.baseUrl, 'manager', 'sem-shagov-2026');
  for (const { code, value } of statedFigures(register)) {
    const figure = { ...register.period, territoryId: null, code, value, source: 'Отчёт за период' };
    await manager.post('/reports/stated-figures', figure);
  }
}

type Year = { readonly register: Register; readonly arrivals: readonly Arrival[]; readonly progress: Progress };

async function liveFamilies(stack: Stack, db: Database, { register, arrivals, progress }: Year): Promise<void> {
  const office = await openOffice(stack.app.baseUrl);
  const drive = { office, advance: stack.advance, quiet: () => isQuiet(db), slotMs: weekMs, say: progress.say };
  await driveArrivals(drive, arrivals, morningOf(addDays(register.period.to, 1)));
  const settled = await waitUntil(async () => (await onTheWay(db)) === 0, { timeoutMs: settleMs });
  if (!settled) throw new Error('commands or instances are still on their way');
}

/** The line that the scenario prints. */
async function printed(db: Database, { period }: Register, territories: ReadonlyMap<string, string>, version: string) {
  const report = await periodReport(db, { ...period, centreId });
  const { engine, flows } = await scenarioCounts(db);
  return {
    ...figuresOf(report),
    closedByTerritory: Object.fromEntries([...territories].map(([name, id]) => [name, closedIn(report, id)])),
    left: report.left.families,
    leftChildren: report.left.children,
    doubts: report.doubts.map(({ code, stated, computed, text }) => ({ code, stated, computed, text })),
    papers: await papersIssued(db),
    visits: report.visits.total,
    engine: { version, ...engine },
    flowsCovered: `${flows.taken}/${flows.total}`,
    ...(flows.missing.length > 0 ? { flowsMissing: flows.missing } : {}),
  };
}

const figuresOf = ({ opened, carriedOver, closed }: PeriodReport) => ({
  opened: opened.families,
  openedChildren: opened.children,
  carriedOver: carriedOver.families,
  carriedOverChildren: carriedOver.children,
  closed: closed.families,
  closedChildren: closed.children,
});

function closedIn({ byTerritory }: PeriodReport, territoryId: string): readonly [number, number] {
  const closed = byTerritory.find(({ territory }) => territory.id === territoryId)?.closed;
  return [closed?.families ?? 0, closed?.children ?? 0];
}
