/** `npm run scenario -- <name> [options]`: the scenarios by name. */
import { parseArgs } from 'node:util';
import { LauncherError } from '#launcher/launcher-error.ts';
import { liveRegister, tambov2017 } from './live-register.ts';
import { sevenSteps } from './seven-steps.ts';

const usage =
  'npm run scenario -- seven-steps [--cases 20] [--seed 1] | tambov-2017 | --file register.json, и --json для одной строки.';

export async function main(args: readonly string[]): Promise<number> {
  const { name, file, cases, seed, json } = read(args);
  if (file !== undefined && name === '') return liveRegister({ file, json });
  if (name === 'tambov-2017') return liveRegister({ file: tambov2017, json, others: true });
  if (name !== 'seven-steps') throw new LauncherError(`нет сценария «${name}».`, usage);
  return sevenSteps({ cases: whole(cases, 'cases'), seed: whole(seed, 'seed'), json });
}

function read(args: readonly string[]) {
  try {
    const options = {
      cases: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      file: { type: 'string' },
      json: { type: 'boolean', default: false },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { name: positionals[0] ?? '', ...values };
  } catch (cause) {
    throw new LauncherError(`непонятные параметры: ${args.join(' ')}.`, usage, { cause });
  }
}

function whole(text: string, name: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new LauncherError(`--${name} — не целое число больше нуля: ${text}.`, usage);
}
