/**
 * Reads a register of families (docs/register-format.md). A malformed one is refused as a whole, with the place and the reason of
 * everything that is wrong; nothing is loaded then.
 */
import { readFile } from 'node:fs/promises';
import type * as z from 'zod';
import type { ApiSchemas } from '#generated/api-types.ts';
import { LauncherError } from '#launcher/launcher-error.ts';
import { linesOf, pathTo } from './json-lines.ts';
import { brokenRules } from './register-rules.ts';
import { registerSchema, type Register } from './register-schema.ts';

export type { Register } from './register-schema.ts';

export type RegisterProblem = { readonly line: number; readonly path: string; readonly reason: string };
type Checked =
  { readonly register: Register } | { readonly problems: readonly [RegisterProblem, ...RegisterProblem[]] };

const mostTold = 20;
const remedy = 'исправьте файл: форма описана в docs/register-format.md. Ничего не загружено.';

/** The register of a file. Throws a LauncherError that names every mistake in Russian. */
export async function readRegister(file: string | URL): Promise<Register> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new LauncherError(`файл реестра не читается: ${String(file)}.`, remedy, { cause });
  });
  const checked = checkRegister(text);
  if ('register' in checked) return checked.register;
  const told = checked.problems.slice(0, mostTold).map(describeProblem);
  const more = checked.problems.length - told.length;
  const lines = [...told, ...(more > 0 ? [`и ещё ошибок: ${more}`] : [])];
  throw new LauncherError(`реестр не принят.\n${lines.join('\n')}`, remedy);
}

const describeProblem = ({ line, path, reason }: RegisterProblem): string =>
  `строка ${line}${path ? `, ${path}` : ''}: ${reason}`;

/** Checks form first, then the rules across fields. */
export function checkRegister(text: string): Checked {
  const data = parse(text);
  if ('broken' in data) return { problems: [{ ...data.broken, path: '' }] };
  const lines = linesOf(text);
  const tell = (path: readonly (string | number)[], reason: string): RegisterProblem => ({
    path: pathTo(path),
    line: lineOf(lines, path),
    reason,
  });
  const parsed = registerSchema.safeParse(data.value, { error: (issue) => reasonOf(issue) });
  const problems = parsed.success
    ? brokenRules(parsed.data).map(({ path, reason }) => tell(path, reason))
    : parsed.error.issues.map(({ path, message }) => tell(path as (string | number)[], message));
  const [first, ...others] = problems;
  if (first) return { problems: [first, ...others] };
  return { register: parsed.data as Register };
}

function parse(text: string): { readonly value: unknown } | { readonly broken: { line: number; reason: string } } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const found = /position (\d+)/.exec((error as Error).message)?.[1];
    const before = text.slice(0, found === undefined ? text.length : Number(found));
    return { broken: { line: before.split('\n').length, reason: 'это не JSON: лишний или пропущенный знак' } };
  }
}

/** A field that is missing has no line: that of what should hold it is told. */
function lineOf(lines: ReadonlyMap<string, number>, path: readonly (string | number)[]): number {
  return lines.get(pathTo(path)) ?? (path.length > 0 ? lineOf(lines, path.slice(0, -1)) : 1);
}

const types: Readonly<Record<string, string>> = {
  string: 'строка',
  number: 'целое число',
  int: 'целое число',
  array: 'список',
  object: 'объект',
};

function reasonOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'не указано' : `должно быть: ${types[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `должно быть одно из: ${issue.values.join(', ')}`;
    case 'invalid_format':
      return 'не дата ГГГГ-ММ-ДД, какая есть в календаре';
    case 'unrecognized_keys':
      return `лишнее: ${issue.keys.join(', ')}`;
    case 'too_small':
      return issue.origin === 'array' ? 'нужен хотя бы один' : `не меньше ${issue.minimum}, не пусто`;
    case 'too_big':
      return `не больше ${issue.maximum}`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
    default:
      return 'не подходит';
  }
}

type StatedCode = ApiSchemas['StatedCode'];

/** What the register says that another report states, under the codes of the report of a period. */
export function statedFigures({ stated = {} }: Register): readonly { code: StatedCode; value: number }[] {
  return Object.entries(stated).flatMap(([name, value]) =>
    value === undefined ? [] : [{ code: name.replace(/[A-Z]/g, '_$&').toUpperCase() as StatedCode, value }],
  );
}

/** The codes of the API for the message of a family. */
export function signalCodes(signal: NonNullable<Register['families'][number]['signal']>) {
  return {
    source: signal.source.toUpperCase() as ApiSchemas['SignalSource'],
    reason: signal.reason.toUpperCase() as ApiSchemas['SignalReason'],
    dangerNow: signal.dangerNow.toUpperCase() as ApiSchemas['Danger'],
  };
}
