/**
 * The way into every command: plain JavaScript without dependencies, because on a fresh clone there are none yet.
 * It checks Node, installs what package-lock.json says if that is missing or stale, and goes on in TypeScript through tsx.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OLDEST_NODE = 20;
const LOCK_POLL_MS = 500;
const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Runs `main(args)` of a TypeScript file of this repository; its answer is the exit code. */
export async function enter(file, args = process.argv.slice(2)) {
  process.env.IBM_TELEMETRY_DISABLED = 'true';
  requireNode();
  await requireDependencies();
  const { register } = await import('tsx/esm/api');
  register();
  const { describeError } = await import('./launcher-error.ts');
  try {
    const { main } = await import(pathToFileURL(path.join(repository, file)).href);
    process.exit((await main(args)) ?? 0);
  } catch (error) {
    process.stderr.write(`${describeError(error)}\n`);
    process.exit(1);
  }
}

function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= OLDEST_NODE) return;
  fail(`нужен Node.js ${OLDEST_NODE} или новее, а запущен ${process.versions.node}. Установите новую версию Node.js.`);
}

async function requireDependencies() {
  if (dependenciesAreInstalled()) return;
  const release = await lockInstallation();
  try {
    if (!dependenciesAreInstalled()) install();
  } finally {
    release();
  }
}

/** npm writes node_modules/.package-lock.json when an installation is complete: every package must be there as locked. */
export function dependenciesAreInstalled(folder = repository) {
  const installed = readLock(path.join(folder, 'node_modules', '.package-lock.json'));
  const wanted = readLock(path.join(folder, 'package-lock.json'));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || entry.peer || installed[name]?.version === entry.version,
  );
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Under npm the same npm is used again; its output goes to stderr, because stdout belongs to the command. */
function install() {
  refuseLinkedFolder();
  process.stderr.write('Устанавливаю зависимости (npm ci), это займёт одну-две минуты…\n');
  const npm = process.env.npm_execpath;
  const [command, first] = npm && npm.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const result = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund'], {
    cwd: repository,
    stdio: ['ignore', 2, 2],
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (result.status === 0) return;
  if (result.signal) fail('установка зависимостей прервана; следующий запуск начнёт её заново.');
  fail('npm не смог установить зависимости (причина выше). Проверьте сеть и место на диске и запустите снова.');
}

/** npm ci empties node_modules first; through a link it would empty the folder of another copy that may be running. */
function refuseLinkedFolder() {
  const folder = path.join(repository, 'node_modules');
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  fail(
    'папка node_modules здесь — ссылка на другую папку, а зависимости в ней не те, что нужны. Установка очистила бы ту папку. ' +
      'Уберите ссылку (сама папка останется цела) и запустите снова: зависимости установятся в эту копию.',
  );
}

/** One installation at a time in one checkout; the lock of a dead process is taken over. */
async function lockInstallation() {
  const name = createHash('sha256').update(repository).digest('hex').slice(0, 12);
  const lock = path.join(os.tmpdir(), `seven-steps-install-${name}.lock`);
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    let told = false;
    while (!tryLink(own, lock)) {
      if (!isAlive(Number(readFileSync(lock, { encoding: 'utf8', flag: 'r' })))) rmSync(lock, { force: true });
      else if (!told) process.stderr.write('Зависимости уже устанавливает другая команда, жду её…\n');
      told = true;
      await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS));
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(lock, { force: true });
}

function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch {
    if (existsSync(to)) return false;
    throw new Error(`cannot create the lock ${to}`);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function fail(message) {
  process.stderr.write(`Ошибка: ${message}\n`);
  process.exit(1);
}
