/** The flags of a command: an unknown one is a mistake of the person, not of the program. */
import { parseArgs } from 'node:util';
import { LauncherError } from './launcher-error.ts';

/** Which of the allowed `--flags` were given. */
export function parseFlags<Name extends string>(
  args: readonly string[],
  allowed: readonly Name[],
): Record<Name, boolean> {
  const options = Object.fromEntries(allowed.map((name) => [name, { type: 'boolean' as const, default: false }]));
  try {
    return parseArgs({ args: [...args], options }).values as Record<Name, boolean>;
  } catch (cause) {
    const known = allowed.map((name) => `--${name}`).join(', ');
    throw new LauncherError(`непонятные параметры: ${args.join(' ')}.`, `допустимы только ${known}.`, { cause });
  }
}
