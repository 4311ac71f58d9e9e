/**
 * `npm run scenario -- seven-steps`: a copy of its own with an empty database and a controlled clock lives the lives of
 * scenario/lives.ts and prints what database and engine then hold. Figures go to stdout, the course of events to stderr.
 */
import path from 'node:path';
import { logTail } from '#launcher/managed-process.ts';
import { createProgress, type Progress } from '#launcher/progress.ts';
import type { Stack } from '#launcher/stack.ts';
import { withTemporaryStack } from '#launcher/temporary-stack.ts';
import { waitUntil } from '#launcher/waiting.ts';
import { onTheWay, type ScenarioCounts, scenarioCounts, withCounts } from '#store/views/scenario-counts-view.ts';
import { isQuiet } from '#store/views/quiet-view.ts';
import { driveCases } from './drive-cases.ts';
import { planCases } from './lives.ts';
import { openOffice } from './office.ts';

export type SevenStepsOptions = { readonly cases: number; readonly seed: number; readonly json: boolean };

const settleMs = 60_000;

export async function sevenSteps(options: SevenStepsOptions): Promise<number> {
  const progress = createProgress();
  const figures = await withTemporaryStack({ clock: 'controlled', demo: true, progress }, (stack) =>
    runOn(stack, options, progress).catch((error: unknown) => tellLog(stack, progress, error)),
  );
  process.stdout.write(options.json ? `${JSON.stringify(figures)}\n` : `${JSON.stringify(figures, undefined, 2)}\n`);
  return 0;
}

/** The copy disappears with its log, so the end of the log is shown when something failed. */
async function tellLog(stack: Stack, progress: Progress, error: unknown): Promise<never> {
  progress.say(`Журнал приложения:\n${await logTail(path.join(stack.folder, 'app.log'), 20)}`);
  throw error;
}

async function runOn(stack: Stack, { cases, seed }: SevenStepsOptions, progress: Progress) {
  const begun = Date.now();
  const monday = nextMonday(new Date());
  await stack.advance(monday);
  const office = await openOffice(stack.app.baseUrl);
  const counts = await withCounts(stack.ownerUrl, async (db) => {
    await driveCases(
      { office, advance: stack.advance, quiet: () => isQuiet(db), say: progress.say },
      planCases(cases, seed, monday.getUTCFullYear()),
    );
    const settled = await waitUntil(async () => (await onTheWay(db)) === 0, { timeoutMs: settleMs });
    if (!settled) throw new Error(`${await onTheWay(db)} commands or instances are still on their way`);
    return scenarioCounts(db);
  });
  if (counts.flows.missing.length > 0) progress.say(`Не пройдены переходы: ${counts.flows.missing.join(', ')}`);
  return printed(counts, await engineVersion(stack.engineAddresses.restAddress), (Date.now() - begun) / 1000);
}

/** The printed line; `engine` and `flowsCovered` come from the mirrored records of the engine. */
export function printed(counts: ScenarioCounts, version: string, seconds: number) {
  const { cases, closed, running, byStep, urgency, deadlines, engine, flows } = counts;
  return {
    cases,
    closed,
    running,
    byStep,
    urgency,
    deadlines,
    engine: { version, ...engine },
    flowsCovered: `${flows.taken}/${flows.total}`,
    seconds: Math.round(seconds),
  };
}

/** Monday at nine in the morning in Moscow: the same days of the week whenever a scenario is run. */
export function nextMonday(today: Date): Date {
  const days = (8 - today.getUTCDay()) % 7 || 7;
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + days, 6));
}

export async function engineVersion(restAddress: string): Promise<string> {
  const response = await fetch(`${restAddress}/v1/topology`);
  const { gatewayVersion } = (await response.json()) as { gatewayVersion: string };
  return gatewayVersion;
}
