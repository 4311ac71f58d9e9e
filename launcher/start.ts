/** `npm start`: the whole system in this window, until Ctrl-C. */
import { parseArgs } from 'node:util';
import { formatDemoAccounts, readDemoAccounts } from './demo-accounts.ts';
import { choosePort, parsePort } from './ports.ts';
import { createProgress, type Progress } from './progress.ts';
import { startStack, type Stack } from './stack.ts';
import { openStateFolder } from './state-folder.ts';
import { recoverFromEarlierRun } from './run-record.ts';
import { superviseParts } from './supervision.ts';
import { ensureWebBuild, WEB_ROOT } from './web-build.ts';

const PREFERRED_PORT = 3000;

export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { demo: { type: 'boolean', default: false } } });
  const progress = createProgress();
  const stopping = stopOnSignals(progress);
  const stack = await open(values.demo, progress, stopping.signal).catch((error: unknown) => {
    if (stopping.signal.aborted) return undefined;
    throw error;
  });
  if (!stack) {
    progress.say('Остановлено.');
    return 130;
  }
  const demo = isDemo(values.demo);
  process.stdout.write(await welcome(stack, demo));
  try {
    await Promise.race([
      stopping.asked,
      superviseParts([stack.database, stack.engine, stack.app], progress, stopping.signal),
    ]);
  } finally {
    stopping.stopNow();
    await stack.stop();
    progress.say('Остановлено.');
  }
  return 0;
}

/** Demonstration families go into the embedded database; into the operator's own only on demand. */
function isDemo(flag: boolean): boolean {
  if (flag) return true;
  return !process.env['DATABASE_URL'] && process.env['DEMO'] !== 'false';
}

async function open(demoFlag: boolean, progress: Progress, signal: AbortSignal): Promise<Stack> {
  const folder = await openStateFolder();
  await recoverFromEarlierRun(folder, progress);
  return startStack({
    folder,
    clock: 'real',
    demo: isDemo(demoFlag),
    port: await choosePort(parsePort('PORT', process.env['PORT']), PREFERRED_PORT),
    feedPort: await choosePort(parsePort('FEED_PORT', process.env['FEED_PORT'])),
    host: process.env['HOST'] || '127.0.0.1',
    operator: process.env,
    environment: { WEB_ROOT },
    beforeApp: ensureWebBuild,
    progress,
    signal,
  });
}

/** The first signal stops in good order; further ones change nothing, because the children still need their time. */
function stopOnSignals(progress: Progress) {
  const controller = new AbortController();
  const asked = new Promise<void>((resolve) =>
    controller.signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!controller.signal.aborted) progress.say('Останавливаю…');
      controller.abort();
    });
  }
  return { signal: controller.signal, asked, stopNow: () => controller.abort() };
}

async function welcome(stack: Stack, demo: boolean): Promise<string> {
  const accounts = demo ? await readDemoAccounts() : [];
  const table = accounts.length > 0 ? `\nДемонстрационные учётные записи:\n${formatDemoAccounts(accounts)}\n` : '';
  return `\n«Семь шагов» работает: ${stack.app.baseUrl}\n${table}\nОстановить: Ctrl-C\n`;
}
