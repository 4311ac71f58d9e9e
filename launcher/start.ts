/** `npm start`: the whole system in this window, until Ctrl-C. */
import { withSecretFiles } from '#config';
import { ensureCertificate, type TlsFiles } from './certificate.ts';
import { formatDemoAccounts, readDemoAccounts } from './demo-accounts.ts';
import { tellDemoFamilies } from './demo-families.ts';
import { networkHint, openNetworkWarning } from './network-hint.ts';
import { parseFlags } from './options.ts';
import { setupHint } from './setup-code.ts';
import { choosePort, parsePort } from './ports.ts';
import { createProgress, type Progress } from './progress.ts';
import { startStack, type Stack } from './stack.ts';
import { openStateFolder } from './state-folder.ts';
import { recoverFromEarlierRun } from './run-record.ts';
import { abortOnSignals, whenAborted } from './signals.ts';
import { superviseParts } from './supervision.ts';
import { ensureWebBuild, WEB_ROOT } from './web-build.ts';

const PREFERRED_PORT = 3000;
const PREFERRED_TLS_PORT = 3443;
const LOOK_AT_CERTIFICATE_MS = 12 * 60 * 60_000;

type Door = { readonly files: TlsFiles; readonly port: number };

export async function main(args: readonly string[]): Promise<number> {
  const flags = parseFlags(args, ['demo', 'tls']);
  const progress = createProgress();
  const signal = abortOnSignals(() => progress.say('Останавливаю…'));
  try {
    const folder = await openStateFolder();
    await recoverFromEarlierRun(folder, progress);
    const door = await openDoor(folder, flags.tls);
    const stack = await open(folder, { demo: isDemo(flags.demo), door }, { progress, signal });
    process.stdout.write(await welcome(stack, isDemo(flags.demo), door));
    keepCertificate(folder, door, signal);
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
  return !withSecretFiles(process.env)['DATABASE_URL'] && process.env['DEMO'] !== 'false';
}

/** HTTPS for the local network: asked for by --tls or by a certificate of the operator's own. */
async function openDoor(folder: string, asked: boolean): Promise<Door | undefined> {
  if (!asked && !process.env['TLS_CERT_FILE'] && !process.env['TLS_KEY_FILE']) return undefined;
  const port = await choosePort(parsePort('TLS_PORT', process.env['TLS_PORT']), PREFERRED_TLS_PORT);
  return { files: await ensureCertificate(folder), port };
}

/** A copy runs for months: the own certificate is renewed in time, and the application takes the new one up by itself. */
function keepCertificate(folder: string, door: Door | undefined, signal: AbortSignal): void {
  if (!door?.files.authority) return;
  const timer = setInterval(() => void ensureCertificate(folder).catch(() => undefined), LOOK_AT_CERTIFICATE_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

type Wanted = { readonly demo: boolean; readonly door: Door | undefined };
type Watched = { readonly progress: Progress; readonly signal: AbortSignal };

async function open(folder: string, { demo, door }: Wanted, watched: Watched): Promise<Stack> {
  return startStack({
    folder,
    clock: 'real',
    demo,
    port: await choosePort(parsePort('PORT', process.env['PORT']), PREFERRED_PORT),
    feedPort: await choosePort(parsePort('FEED_PORT', process.env['FEED_PORT'])),
    host: process.env['HOST'] || '127.0.0.1',
    operator: withSecretFiles(process.env),
    environment: { WEB_ROOT, ...(door ? tlsEnvironment(door) : {}) },
    beforeApp: ensureWebBuild,
    ...watched,
  });
}

function tlsEnvironment({ files, port }: Door): Record<string, string> {
  const settings = { TLS_CERT_FILE: files.cert, TLS_KEY_FILE: files.key, TLS_PORT: String(port) };
  return files.authority ? { ...settings, TLS_AUTHORITY_FILE: files.authority } : settings;
}

async function welcome(stack: Stack, demo: boolean, door: Door | undefined): Promise<string> {
  const accounts = demo ? await readDemoAccounts() : [];
  const table = accounts.length > 0 ? `\nДемонстрационные учётные записи:\n${formatDemoAccounts(accounts)}\n` : '';
  const network = door ? await networkHint(door) : openNetworkWarning(stack);
  const setup = await setupHint(stack);
  return `\n«Семь шагов» работает: ${stack.app.baseUrl}\n${network}${setup}${table}${operatorHint(stack)}\nОстановить: Ctrl-C\n`;
}

/** An engine of the operator's own must push its records to us; nobody else can set that up. */
function operatorHint(stack: Stack): string {
  if (stack.engine) return '';
  return `\nИспользуется ваш движок Zeebe: его экспортёр должен слать записи на ${stack.app.feedUrl} (см. README).\n`;
}
