/** Memory and processor time of a process and of all that descends from it, by the part of the system it belongs to (Linux). */
import { execa } from 'execa';

type Use = { readonly kilobytes: number; readonly cpuSeconds: number };
type Running = Use & { readonly pid: number; readonly parent: number; readonly command: string };

const parts: readonly (readonly [part: string, pattern: RegExp])[] = [
  ['engine', /java/],
  ['database', /postgres/],
  ['application', /server\.ts/],
];

/** Megabytes; memory that the processes of PostgreSQL share is counted in each of them, so the sum is an upper bound. */
export async function residentMemory(root: number): Promise<Record<string, number>> {
  const sums = await sumByPart(root, ({ kilobytes }) => kilobytes / 1024);
  return Object.fromEntries(Object.entries(sums).map(([part, megabytes]) => [part, Math.round(megabytes)]));
}

/** Seconds of processor time since each process began. */
export const processorSeconds = (root: number): Promise<Record<string, number>> =>
  sumByPart(root, ({ cpuSeconds }) => cpuSeconds);

async function sumByPart(root: number, amount: (use: Use) => number): Promise<Record<string, number>> {
  const { stdout } = await execa('ps', ['-axo', 'pid=,ppid=,rss=,cputimes=,args=']);
  const sums: Record<string, number> = {};
  for (const running of descendants(stdout.split('\n').map(read), root)) {
    const part = parts.find(([, pattern]) => pattern.test(running.command))?.[0] ?? 'launcher';
    sums[part] = (sums[part] ?? 0) + amount(running);
  }
  return sums;
}

function read(line: string): Running {
  const [pid, parent, kilobytes, cpuSeconds, ...command] = line.trim().split(/\s+/);
  return {
    pid: Number(pid),
    parent: Number(parent),
    kilobytes: Number(kilobytes),
    cpuSeconds: Number(cpuSeconds),
    command: command.join(' '),
  };
}

function descendants(all: readonly Running[], root: number): readonly Running[] {
  const found = all.filter(({ pid }) => pid === root);
  for (const { pid } of found) found.push(...all.filter(({ parent }) => parent === pid));
  return found;
}
