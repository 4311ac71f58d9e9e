/** Filters kept in the address, never words to search for (they may be names); anything unknown or wrong falls back to the default, never to an error. */
import type { CaseFilter, DeadlineFilter, TaskFilter, TaskListName } from './queries.ts';

type Raw = Readonly<Record<string, unknown>>;

const taskLists: readonly TaskListName[] = ['mine', 'group', 'overdue', 'unit'];
const statuses: readonly CaseFilter['status'][] = ['RUNNING', 'CLOSED', 'ALL'];
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const deadlineFilters: readonly DeadlineFilter[] = ['all', 'overdue', 'emergency'];

function oneOf<T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find((candidate) => candidate === value);
}

function stepNumber(value: unknown): number | undefined {
  const step = Number(value);
  return Number.isInteger(step) && step >= 1 && step <= 7 ? step : undefined;
}

function codeOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w-]{1,100}$/.test(value) ? value : undefined;
}

export type TaskSearch = { list?: TaskFilter['list']; step?: number };

export function readTaskSearch(raw: Raw): TaskSearch {
  return { list: oneOf(taskLists, raw.list), step: stepNumber(raw.step) };
}

export type CaseSearch = { status?: CaseFilter['status']; territory?: string };

export function readCaseSearch(raw: Raw): CaseSearch {
  return { status: oneOf(statuses, raw.status), territory: codeOf(raw.territory) };
}

export type SignalSearch = { territory?: string };

export function readSignalSearch(raw: Raw): SignalSearch {
  return { territory: codeOf(raw.territory) };
}

export type DeadlineSearch = { only?: DeadlineFilter };

export function readDeadlineSearch(raw: Raw): DeadlineSearch {
  return { only: oneOf(deadlineFilters, raw.only) };
}

export type CaseDiagramSearch = { part?: string };

export function readCaseDiagramSearch(raw: Raw): CaseDiagramSearch {
  return { part: typeof raw.part === 'string' && uuid.test(raw.part) ? raw.part : undefined };
}

export type AgencyWorkSearch = { show?: 'all' };

export function readAgencyWorkSearch(raw: Raw): AgencyWorkSearch {
  return { show: oneOf(['all'] as const, raw.show) };
}
