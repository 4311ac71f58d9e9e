/**
 * One round of Schemathesis: its verdict and everything that was answered. The tool's own crash is told apart from what it found, and
 * asked again once with other draws.
 */
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

/** For each example asked for. */
const longestMs = 300_000;
const settings = fileURLToPath(new URL('schemathesis.toml', import.meta.url));
/** Titles under which the tool reports an exception of its own code; all other errors are those of the server or its description. */
const OWN_ERRORS = new Set(['Runtime Error', 'Test Execution Error']);

export type Asking = {
  readonly description: string;
  /** Undefined: a stranger asks. */
  readonly cookie: string | undefined;
  readonly phases: readonly string[];
  readonly only?: readonly string[] | undefined;
  readonly without?: readonly string[];
  readonly seed: number;
  readonly examples: number;
};
export type Verdict = {
  /** What was found wrong, as the tool tells it. */
  readonly report: string;
  readonly state: 'PASSED' | 'FAILED' | 'CRASHED';
  readonly cases: number;
  readonly operations: number;
  /** Every request and answer. */
  readonly told: Buffer;
};

type Summary = {
  readonly complete: boolean;
  readonly failures: readonly unknown[];
  readonly errors: readonly { readonly title: string }[];
  readonly test_cases: { readonly generated: number };
  readonly operations: { readonly tested: number } | null;
};

/** Asks, and once more with the next seed when the tool itself broke. */
export async function askTwiceAtMost(program: string, folder: string, asking: Asking): Promise<Verdict> {
  const first = await ask(program, folder, asking);
  if (first.state !== 'CRASHED') return first;
  const second = await ask(program, folder, { ...asking, seed: asking.seed + 1 });
  return second.state === 'CRASHED' ? { ...second, report: `${first.report}\n${second.report}` } : second;
}

async function ask(program: string, folder: string, asking: Asking): Promise<Verdict> {
  const [har, json] = ['contract.har', 'contract.json'].map((name) => path.join(folder, name)) as [string, string];
  const reports = [`--report-har-path=${har}`, `--report-json-path=${json}`];
  await Promise.all([har, json].map((file) => rm(file, { force: true })));
  const args = ['--config-file', settings, 'run', asking.description, ...reports, ...argumentsOf(asking)];
  const env = { NO_COLOR: '1', PYTHONIOENCODING: 'utf-8', PYTHONHASHSEED: '0' };
  const timeout = longestMs * asking.examples;
  const result = await execa(program, args, { cwd: folder, all: true, reject: false, timeout, env });
  const summary = await readFile(json, 'utf8').then(
    (text) => JSON.parse(text) as Summary,
    () => undefined,
  );
  return {
    report: result.all ?? result.shortMessage ?? '',
    state: result.failed ? stateOf(summary) : 'PASSED',
    cases: summary?.test_cases.generated ?? 0,
    operations: summary?.operations?.tested ?? 0,
    told: await readFile(har).catch(() => Buffer.alloc(0)),
  };
}

function stateOf(summary: Summary | undefined): 'FAILED' | 'CRASHED' {
  if (!summary?.complete) return 'CRASHED';
  if (summary.failures.length > 0 || summary.errors.length === 0) return 'FAILED';
  return summary.errors.every(({ title }) => OWN_ERRORS.has(title)) ? 'CRASHED' : 'FAILED';
}

function argumentsOf({ cookie, phases, only, without = [], seed, examples }: Asking): readonly string[] {
  return [
    ...(cookie ? [`--header=Cookie: ${cookie}`] : []),
    `--phases=${phases.join()}`,
    `--seed=${seed}`,
    `--max-examples=${examples}`,
    ...(only ?? []).map((operation) => `--include-operation-id=${operation}`),
    ...without.map((operation) => `--exclude-operation-id=${operation}`),
  ];
}
