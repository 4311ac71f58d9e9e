/** While the system runs: a part that falls over is started again, but not for ever. */
import { LauncherError } from './launcher-error.ts';
import type { ManagedProcess } from './managed-process.ts';
import type { Progress } from './progress.ts';

type Part = { readonly process: () => ManagedProcess; readonly restart: () => Promise<void> };

const MOST_RESTARTS = 3;
const WITHIN_MS = 10 * 60_000;

/** Rejects when a part cannot be kept running; never resolves. `signal` ends the watching. */
export function superviseParts(
  parts: readonly (Part | undefined)[],
  progress: Progress,
  signal: AbortSignal,
): Promise<never> {
  const watched = parts.filter((part) => part !== undefined);
  return new Promise((_resolve, reject) => {
    for (const part of watched) superviseOne(part, progress, signal).catch(reject);
  });
}

async function superviseOne(part: Part, progress: Progress, signal: AbortSignal): Promise<void> {
  let restarts: number[] = [];
  for (;;) {
    const { name, exited } = part.process();
    await exited;
    if (signal.aborted) return;
    restarts = [...restarts, Date.now()].filter((moment) => Date.now() - moment < WITHIN_MS);
    if (restarts.length > MOST_RESTARTS) {
      throw new LauncherError(
        `часть «${name}» останавливается снова и снова.`,
        'причина в журналах папки состояния: npm run doctor.',
      );
    }
    await progress.step(`Часть «${name}» неожиданно остановилась, запускаю снова`, part.restart);
  }
}
