/** docs/access-matrix.csv: per row of an operation, role and situation the status and the groups of a case's data in the answer. */
import { readFileSync } from 'node:fs';
import { type RoleCode, roleCodes } from '#domain/roles.ts';
import { type Situation, situations } from './furnished-office.ts';

export type Cell = { readonly role: RoleCode; readonly situation: Situation };
export const cells: readonly Cell[] = roleCodes.flatMap((role) => situations.map((situation) => ({ role, situation })));
export const columnOf = ({ role, situation }: Cell): string => `${role} ${situation}`;

/** What an answer holds, as a cell says it: `200` or `200:NUMBERS+VISITS`. */
export const cellOf = (status: number, groups: readonly string[]): string =>
  groups.length > 0 ? `${status}:${groups.join('+')}` : String(status);

/** The file by row and column; a row twice, a strange column or a missing cell is an error. */
export function readMatrix(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const text = readFileSync(new URL('../../docs/access-matrix.csv', import.meta.url), 'utf8');
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const wanted = ['operation', ...cells.map(columnOf)];
  if (header.join() !== wanted.join()) throw new Error(`columns must be: ${wanted.join()}`);
  const names = rows.map(([name = '']) => name);
  const double = names.filter((name, index) => names.indexOf(name) !== index);
  const broken = rows.filter((row) => row.length !== wanted.length || row.includes('')).map(([name]) => name);
  if (double.length + broken.length > 0) throw new Error(`double: ${double.join()}; cells missing: ${broken.join()}`);
  return Object.fromEntries(
    rows.map(([name = '', ...values]) => [
      name,
      Object.fromEntries(cells.map((cell, index) => [columnOf(cell), values[index] ?? ''])),
    ]),
  );
}
