/** Filters kept in the address: anything unknown or wrong falls back to the default, never to an error. */
import type { CaseFilter, DeadlineFilter, TaskFilter, TaskListName } from './queries.ts';

type Raw = Readonly<Record<string, unknown>>;

const taskLists: readonly TaskListName[] = ['mine', 'group', 'overdue'];
const statuses: readonly CaseFilter['status'][] = ['RUNNING', 'CLOSED', 'ALL'];
const deadlineFilters: readonly DeadlineFilter[] = ['all', 'overdue', 'emergency'];

function oneOf<T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find((candidate) => candidate === value);
}

function text(value: unknown): string | undefined {
  const trimmed = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 100) : '';
  return trimmed === '' ? undefined : trimmed;
}

function stepNumber(value: unknown): number | undefined {
  const step = Number(value);
  return Number.isInteger(step) && step >= 1 && step <= 7 ? step : undefined;
}

export type TaskSearch = { list?: TaskFilter['list']; step?: number; search?: string };

export function readTaskSearch(raw: Raw): TaskSearch {
  return { list: oneOf(taskLists, raw.list), step: stepNumber(raw.step), search: text(raw.search) };
}

export type CaseSearch = { status?: CaseFilter['status']; search?: string };

export function readCaseSearch(raw: Raw): CaseSearch {
  return { status: oneOf(statuses, raw.status), search: text(raw.search) };
}

export type DeadlineSearch = { only?: DeadlineFilter };

export function readDeadlineSearch(raw: Raw): DeadlineSearch {
  return { only: oneOf(deadlineFilters, raw.only) };
}
