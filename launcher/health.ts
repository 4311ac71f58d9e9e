/** What `npm run doctor` looks at: one function a part of the machine, each answering findings in Russian with a remedy. */
import { access, constants, stat, statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { execa } from 'execa';
import { cachedEngine, cacheFolder, engineHome, ENGINE_VERSION } from './engine-archive.ts';
import { PROCESSING_FREE_MB } from './engine-settings.ts';
import type { Finding } from './finding.ts';
import { findJdk, listJdks, OLDEST_JAVA } from './jdk.ts';
import { isPortFree } from './ports.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { isRunning, readRunRecord } from './run-record.ts';
import { checkSecurity } from './security.ts';
import { stateFolder } from './state-folder.ts';
import { answersOk } from './waiting.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const GIB = 1024 ** 3;
const DISK_WARNING = 2 * GIB;
const DISK_STOP = PROCESSING_FREE_MB * 1024 ** 2;
const MEMORY_WARNING = 2 * GIB;
const CHROMIUM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export async function examine(env: Environment = process.env): Promise<Finding[]> {
  const checks = [checkNode, checkNpm, checkJava, checkMaven, checkArchive, checkState, checkDisk, checkMemory];
  const more = [checkPostgres, checkPort, checkRunningCopy, checkChromium, checkOffice, checkSecurity];
  return (await Promise.all([...checks, ...more].map((check) => check(env)))).flat();
}

async function checkNode(): Promise<Finding> {
  return { name: 'node', level: 'ok', text: `Node.js ${process.versions.node}` };
}

async function checkNpm(): Promise<Finding> {
  const version = await versionOf('npm', ['--version']);
  if (version) return { name: 'npm', level: 'ok', text: `npm ${version}` };
  return {
    name: 'npm',
    level: 'warning',
    text: 'npm не найден',
    remedy: 'установите npm, иначе зависимости не обновятся',
  };
}

async function checkJava(env: Environment): Promise<Finding> {
  const found = (await listJdks({ env })).map((jdk) => `${jdk.java} (${jdk.version})`).join(', ') || 'ничего';
  try {
    const chosen = await findJdk({ env });
    return { name: 'jdk', level: 'ok', text: `Java ${chosen.version}: ${chosen.java}; всего найдено: ${found}` };
  } catch {
    const remedy = `установите JDK ${OLDEST_JAVA} или новее или укажите его папку в JAVA_HOME`;
    return {
      name: 'jdk',
      level: usesOwnEngine(env) ? 'stop' : 'warning',
      text: `подходящей Java нет; найдено: ${found}`,
      remedy,
    };
  }
}

async function checkMaven(): Promise<Finding> {
  const version = (await versionOf('mvn', ['--version']))?.split('\n')[0];
  return {
    name: 'maven',
    level: 'ok',
    text: version ?? 'Maven нет: архив движка возьмётся из открытого выпуска Camunda',
  };
}

async function checkArchive(env: Environment): Promise<Finding> {
  const home = engineHome(env);
  const checksum = await cachedEngine(env);
  if (checksum) {
    const text = `движок Zeebe ${ENGINE_VERSION} загружен в ${home}, архив сверен (sha256 ${checksum.slice(0, 12)}…)`;
    return { name: 'engine', level: 'ok', text };
  }
  if (await exists(home)) {
    const remedy = `удалите папку ${home} и запустите снова`;
    return { name: 'engine', level: 'stop', text: `движок в ${home} неполон`, remedy };
  }
  const text = `движок Zeebe ${ENGINE_VERSION} ещё не загружен; первый запуск возьмёт 212 МБ в ${cacheFolder(env)}`;
  return { name: 'engine', level: 'ok', text };
}

async function checkState(env: Environment): Promise<Finding> {
  const folder = await stateFolder(env);
  const existing = await nearestExisting(folder);
  const writable = await access(existing, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (writable) return { name: 'state', level: 'ok', text: `папка состояния ${folder}` };
  const remedy = 'дайте права на неё или задайте другую: STATE_DIR=/путь';
  return { name: 'state', level: 'stop', text: `в папку состояния ${folder} нельзя писать`, remedy };
}

/** The engine refuses commands below its watermark, long before the disk is full. */
async function checkDisk(env: Environment): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearestExisting(await stateFolder(env)));
  const free = bavail * bsize;
  const text = `свободно на диске ${inGib(free)} ГиБ; движок перестаёт принимать команды ниже ${PROCESSING_FREE_MB} МБ`;
  if (free >= DISK_WARNING) return { name: 'disk', level: 'ok', text };
  return { name: 'disk', level: free < DISK_STOP ? 'stop' : 'warning', text, remedy: 'освободите место на диске' };
}

async function checkMemory(): Promise<Finding> {
  const text = `память: всего ${inGib(os.totalmem())} ГиБ, свободно ${inGib(os.freemem())} ГиБ; системе нужно около 1,2 ГиБ`;
  if (os.totalmem() >= MEMORY_WARNING) return { name: 'memory', level: 'ok', text };
  return { name: 'memory', level: 'warning', text, remedy: 'закройте лишние программы или добавьте памяти' };
}

async function checkPostgres(env: Environment): Promise<Finding> {
  if (env['DATABASE_URL'])
    return { name: 'postgres', level: 'ok', text: 'используется свой сервер PostgreSQL (DATABASE_URL)' };
  try {
    const { postgres } = await findPostgresBinaries(undefined);
    return {
      name: 'postgres',
      level: 'ok',
      text: await versionOf(postgres, ['--version']).then((version) => version ?? postgres),
    };
  } catch (error) {
    const remedy = 'выполните npm ci или задайте DATABASE_URL своего сервера';
    return { name: 'postgres', level: 'stop', text: (error as Error).message, remedy };
  }
}

async function checkPort(env: Environment): Promise<Finding> {
  const wanted = Number(env['PORT'] || 0);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65535) {
    return {
      name: 'port',
      level: 'stop',
      text: `PORT=${env['PORT']} — не номер порта`,
      remedy: 'укажите число до 65535',
    };
  }
  const port = wanted || 3000;
  const running = await readRunRecord(await stateFolder(env));
  if (running && isRunning(running.launcher)) return { name: 'port', level: 'ok', text: 'адрес занят этой же копией' };
  if (await isPortFree(port)) return { name: 'port', level: 'ok', text: `порт ${port} свободен` };
  if (!wanted) return { name: 'port', level: 'ok', text: 'порт 3000 занят: запуск выберет свободный' };
  return {
    name: 'port',
    level: 'stop',
    text: `порт ${port} (PORT) занят`,
    remedy: 'освободите его или укажите другой',
  };
}

async function checkRunningCopy(env: Environment): Promise<Finding[]> {
  const record = await readRunRecord(await stateFolder(env));
  if (!record) return [{ name: 'copy', level: 'ok', text: 'эта копия не запущена' }];
  const parts = record.processes.map((part) => `${part.name} ${part.pid}${isRunning(part) ? '' : ' (не работает)'}`);
  if (!isRunning(record.launcher)) {
    const text = `прошлый запуск был прерван; остались: ${parts.join(', ') || 'ничего'}`;
    return [{ name: 'copy', level: 'warning', text, remedy: 'просто запустите снова: остатки остановятся сами' }];
  }
  const ready = record.address !== undefined && (await answersOk(`${record.address}/api/health/ready`));
  const ports = Object.entries(record.ports).map(([name, port]) => `${name} ${port}`);
  const text = `работает: ${record.address ?? 'адреса ещё нет'}, ${parts.join(', ')}; порты: ${ports.join(', ')}`;
  if (ready) return [{ name: 'copy', level: 'ok', text }];
  return [
    {
      name: 'copy',
      level: 'warning',
      text: `${text}; ещё не готова`,
      remedy: 'подождите или посмотрите журналы app.log и engine.log',
    },
  ];
}

async function checkChromium(): Promise<Finding> {
  const present = await Promise.all(CHROMIUM_PATHS.map(exists));
  const system = CHROMIUM_PATHS.find((_path, index) => present[index]);
  return { name: 'chromium', level: 'ok', text: system ?? 'Chromium в системе нет: тесты возьмут его из npm-пакета' };
}

async function checkOffice(): Promise<Finding> {
  const version = (await versionOf('soffice', ['--version'])) ?? (await versionOf('libreoffice', ['--version']));
  const without = 'LibreOffice нет: документы будут файлами Word и страницами для печати, без PDF';
  return { name: 'office', level: 'ok', text: version ?? without };
}

function usesOwnEngine(env: Environment): boolean {
  return !env['ZEEBE_GRPC_ADDRESS'];
}

async function versionOf(command: string, args: string[]): Promise<string | undefined> {
  const result = await execa(command, args, { reject: false, timeout: 20_000 });
  return result.failed ? undefined : stripVTControlCharacters(result.stdout).trim();
}

async function nearestExisting(folder: string): Promise<string> {
  for (let current = folder; ; current = path.dirname(current)) {
    if ((await exists(current)) || current === path.dirname(current)) return current;
  }
}

function inGib(bytes: number): string {
  return (bytes / GIB).toLocaleString('ru-RU', { maximumFractionDigits: 1 });
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
