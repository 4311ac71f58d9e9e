/** `npm start`: the whole system in this window, until Ctrl-C. */
import { formatDemoAccounts, readDemoAccounts } from './demo-accounts.ts';
import { tellDemoFamilies } from './demo-families.ts';
import { parseFlags } from './options.ts';
import { choosePort, parsePort } from './ports.ts';
import { createProgress, type Progress } from './progress.ts';
import { startStack, type Stack } from './stack.ts';
import { openStateFolder } from './state-folder.ts';
import { recoverFromEarlierRun } from './run-record.ts';
import { abortOnSignals, whenAborted } from './signals.ts';
import { superviseParts } from './supervision.ts';
import { ensureWebBuild, WEB_ROOT } from './web-build.ts';

const PREFERRED_PORT = 3000;

export async function main(args: readonly string[]): Promise<number> {
  const flags = parseFlags(args, ['demo']);
  const progress = createProgress();
  const signal = abortOnSignals(() => progress.say('Останавливаю…'));
  try {
    const stack = await open(flags.demo, progress, signal);
    process.stdout.write(await welcome(stack, isDemo(flags.demo)));
    if (isDemo(flags.demo)) void tellDemoFamilies(stack.app.baseUrl, progress, signal);
    await keepRunning(stack, progress, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  progress.say('Остановлено.');
  return 0;
}

/** Until a signal, or until a part cannot be kept running. */
async function keepRunning(stack: Stack, progress: Progress, signal: AbortSignal): Promise<void> {
  const failed = new AbortController();
  const over = AbortSignal.any([signal, failed.signal]);
  try {
    await Promise.race([
      whenAborted(signal),
      superviseParts([stack.database, stack.engine, stack.app], progress, over),
    ]);
  } finally {
    failed.abort();
    await stack.stop();
  }
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

async function welcome(stack: Stack, demo: boolean): Promise<string> {
  const accounts = demo ? await readDemoAccounts() : [];
  const table = accounts.length > 0 ? `\nДемонстрационные учётные записи:\n${formatDemoAccounts(accounts)}\n` : '';
  return `\n«Семь шагов» работает: ${stack.app.baseUrl}\n${table}${operatorHint(stack)}\nОстановить: Ctrl-C\n`;
}

/** An engine of the operator's own must push its records to us; nobody else can set that up. */
function operatorHint(stack: Stack): string {
  if (stack.engine) return '';
  return `\nИспользуется ваш движок Zeebe: его экспортёр должен слать записи на ${stack.app.feedUrl} (см. README).\n`;
}
