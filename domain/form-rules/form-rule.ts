/** The shape of a rule across the fields of a form, and the readers that all rules share. Rules are named in a form's property `rules`. */
import { Temporal } from 'temporal-polyfill';
import type { FieldError } from '../error.ts';

/** Its path: names and row numbers joined by dots, e.g. `children.0.name`; its message is Russian, for the person who fills the form. */
export type { FieldError };

export type Answers = Readonly<Record<string, unknown>>;

/** now: instant of the check; today: the same moment's day at the centre (YYYY-MM-DD); given: the facts with which the form was opened. */
export type RuleContext = { readonly now: string; readonly today: string; readonly given: Answers };

export type FormRule = (data: Answers, context: RuleContext) => readonly FieldError[];

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** True for nothing, an empty text and a text of spaces. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** The rows of a repeated part; none when it was not submitted. */
export function rowsOf(value: unknown): readonly Answers[] {
  return Array.isArray(value) ? value.filter((row): row is Answers => typeof row === 'object' && row !== null) : [];
}

/** The named part of the answers; empty when it was not submitted. */
export function partOf(value: unknown): Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Answers) : {};
}

/** The text of an answer; empty when it is none. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A moment as forms know it: whole minutes, the rest cut off. */
function minuteOf(moment: string): Temporal.Instant {
  return Temporal.Instant.from(moment).round({ smallestUnit: 'minute', roundingMode: 'floor' });
}

/** True when both are moments (ISO instants of any offset) and the first is later by the minute: forms ask for no seconds. */
export function isLater(first: unknown, second: unknown): boolean {
  if (typeof first !== 'string' || typeof second !== 'string') return false;
  if (!MOMENT.test(first) || !MOMENT.test(second)) return false;
  return Temporal.Instant.compare(minuteOf(first), minuteOf(second)) > 0;
}

/** One error when the condition holds, none otherwise. */
export function errorIf(condition: boolean, path: string, message: string): readonly FieldError[] {
  return condition ? [{ path, message }] : [];
}
