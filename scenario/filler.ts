/** What fills a form as its person would, and the readers of what the form is opened with. */
import type { FormId, FormSubmissions } from '#generated/form-types.ts';
import type { InventedFamily } from './invented-families.ts';

export type Moment = { readonly now: string; readonly today: string };
export type Known = Readonly<Record<string, unknown>>;
export type Filler<Id extends FormId> = (
  known: Known,
  family: InventedFamily,
  moment: Moment,
  turn: number,
) => FormSubmissions[Id];

/** Forms ask for whole minutes. */
export const minute = (moment: string): string => `${new Date(moment).toISOString().slice(0, 16)}Z`;
/** The rows of a list that the form is opened with. */
export const rows = (value: unknown): readonly Known[] => (Array.isArray(value) ? (value as Known[]) : []);
/** A text that the form is opened with. */
export const text = (value: unknown, otherwise = ''): string => (typeof value === 'string' ? value : otherwise);
