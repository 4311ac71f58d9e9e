/** Finds a JDK that can run Zeebe 8.5 (class file version 65, Java 21): the default `java` of a machine is often too old. */
import { readdir, realpath } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { LauncherError } from './launcher-error.ts';

export const OLDEST_JAVA = 21;

export type Jdk = { readonly java: string; readonly version: number };
export type JdkSearch = {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Folders that hold one JDK per subfolder. */
  readonly folders?: readonly string[];
};

/** Every working Java of the machine, in the order in which it would be taken. */
export async function listJdks(search: JdkSearch = {}): Promise<Jdk[]> {
  const candidates = await findCandidates(search);
  const found = await Promise.all(candidates.map(readVersion));
  return found.filter((jdk) => jdk !== undefined);
}

/** The first one that is new enough. */
export async function findJdk(search: JdkSearch = {}): Promise<Jdk> {
  const jdks = await listJdks(search);
  const fitting = jdks.find((jdk) => jdk.version >= OLDEST_JAVA);
  if (fitting) return fitting;
  const seen = jdks.map((jdk) => `${jdk.java} (версия ${jdk.version})`).join(', ');
  throw new LauncherError(
    seen
      ? `для Zeebe нужна Java ${OLDEST_JAVA} или новее, а нашлась только ${seen}.`
      : `Java не найдена, а для Zeebe нужна Java ${OLDEST_JAVA} или новее.`,
    `установите JDK ${OLDEST_JAVA} или новее (например, Eclipse Temurin) или укажите его папку в JAVA_HOME.`,
  );
}

/** Java 8 and older call themselves «1.8.0», newer ones «17.0.9» or «25». */
export function parseJavaVersion(output: string): number | undefined {
  const match = /version "(\d+)(?:\.(\d+))?/.exec(output);
  if (!match) return undefined;
  return match[1] === '1' ? Number(match[2]) : Number(match[1]);
}

async function findCandidates({ env = process.env, folders = usualFolders() }: JdkSearch): Promise<string[]> {
  const fromHome = env['JAVA_HOME'] ? [javaIn(env['JAVA_HOME'])] : [];
  const fromPath = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter(Boolean);
  const homes = (await Promise.all(folders.map(listFolder))).flat();
  const files = [
    ...fromHome,
    ...fromPath.map((folder) => path.join(folder, executable('java'))),
    ...homes.flatMap((home) => [javaIn(home), javaIn(path.join(home, 'Contents', 'Home'))]),
  ];
  const real = await Promise.all(files.map((file) => realpath(file).catch(() => undefined)));
  return [...new Set(real.filter((file) => file !== undefined))];
}

function usualFolders(): string[] {
  const home = os.homedir();
  const unix = ['/usr/lib/jvm', '/usr/java', '/opt', '/opt/java', `${home}/.sdkman/candidates/java`, `${home}/.jdks`];
  const mac = ['/Library/Java/JavaVirtualMachines', '/opt/homebrew/opt', `${home}/Library/Java/JavaVirtualMachines`];
  const vendors = ['Eclipse Adoptium', 'Java', 'Microsoft', 'Zulu', 'Amazon Corretto', 'BellSoft'];
  if (process.platform === 'win32') return vendors.map((vendor) => `C:\\Program Files\\${vendor}`);
  return process.platform === 'darwin' ? [...unix, ...mac] : unix;
}

async function listFolder(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const newestFirst = names.sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
  return newestFirst.map((name) => path.join(folder, name));
}

async function readVersion(java: string): Promise<Jdk | undefined> {
  const result = await execa(java, ['-version'], { reject: false, timeout: 15_000 });
  const version = result.failed ? undefined : parseJavaVersion(result.stderr);
  return version === undefined ? undefined : { java, version };
}

function javaIn(home: string): string {
  return path.join(home, 'bin', executable('java'));
}

function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}
