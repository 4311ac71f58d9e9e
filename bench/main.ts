/** `npm run bench -- <name> [--json]`: the measurements by name; figures go to stdout, the course of events to stderr. */
import { parseArgs } from 'node:util';
import { LauncherError } from '#launcher/launcher-error.ts';
import { engine } from './engine.ts';
import { freshness } from './freshness.ts';
import { startup } from './startup.ts';
import { tasks } from './tasks.ts';

const benches: Readonly<Record<string, () => Promise<object>>> = { engine, freshness, startup, tasks };
const usage = `npm run bench -- ${Object.keys(benches).join(' | ')} [--json].`;

export async function main(args: readonly string[]): Promise<number> {
  const { name, json } = read(args);
  const bench = benches[name];
  if (!bench) throw new LauncherError(`нет измерения «${name}».`, usage);
  const figures = await bench();
  process.stdout.write(`${JSON.stringify(figures, undefined, json ? 0 : 2)}\n`);
  return 0;
}

function read(args: readonly string[]): { name: string; json: boolean } {
  try {
    const options = { json: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { name: positionals[0] ?? '', json: values.json };
  } catch (cause) {
    throw new LauncherError(`непонятные параметры: ${args.join(' ')}.`, usage, { cause });
  }
}
