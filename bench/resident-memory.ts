/** Resident memory of a process and of all that descends from it, by the part of the system it belongs to (Linux, macOS). */
import { execa } from 'execa';

type Running = { readonly pid: number; readonly parent: number; readonly kilobytes: number; readonly command: string };

const parts: readonly (readonly [part: string, pattern: RegExp])[] = [
  ['engine', /java/],
  ['database', /postgres/],
  ['application', /server\.ts/],
];

/** Megabytes; memory that the processes of PostgreSQL share is counted in each of them, so the sum is an upper bound. */
export async function residentMemory(root: number): Promise<Record<string, number>> {
  const { stdout } = await execa('ps', ['-axo', 'pid=,ppid=,rss=,args=']);
  const all = stdout.split('\n').map(read);
  const kilobytes: Record<string, number> = {};
  for (const { command, kilobytes: size } of descendants(all, root)) {
    const part = parts.find(([, pattern]) => pattern.test(command))?.[0] ?? 'launcher';
    kilobytes[part] = (kilobytes[part] ?? 0) + size;
  }
  return Object.fromEntries(Object.entries(kilobytes).map(([part, size]) => [part, Math.round(size / 1024)]));
}

function read(line: string): Running {
  const [pid, parent, kilobytes, ...command] = line.trim().split(/\s+/);
  return { pid: Number(pid), parent: Number(parent), kilobytes: Number(kilobytes), command: command.join(' ') };
}

function descendants(all: readonly Running[], root: number): readonly Running[] {
  const found = all.filter(({ pid }) => pid === root);
  for (const { pid } of found) found.push(...all.filter(({ parent }) => parent === pid));
  return found;
}
