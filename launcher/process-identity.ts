/** Who a process id really is: ids are used again, so a leftover is ours only if its start and command are the recorded ones. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Start time and command line of a living process; undefined for a dead one and for a zombie. */
export function identityOf(pid: number): string | undefined {
  return process.platform === 'linux' ? identityOnLinux(pid) : identityFromTool(pid);
}

export function isSameProcess(pid: number, identity: string): boolean {
  return identityOf(pid) === identity;
}

export function isAlive(pid: number): boolean {
  return identityOf(pid) !== undefined;
}

/** /proc/PID/stat: the state is the first field after the name in brackets, the start time the twentieth. */
function identityOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${fields[19]} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`;
  } catch {
    return undefined;
  }
}

function identityFromTool(pid: number): string | undefined {
  const [command, args]: [string, string[]] =
    process.platform === 'win32'
      ? ['powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`]]
      : ['ps', ['-o', 'lstart=,command=', '-p', String(pid)]];
  try {
    const text = execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return text.trim() || undefined;
  } catch {
    return undefined;
  }
}
