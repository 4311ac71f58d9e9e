/** What a programme is made of: its term, kinds of measures and the commission's package. Data: rulebook `rehab-plan-terms`. */
import { Temporal } from 'temporal-polyfill';
import type { Period } from './working-days.ts';

export type PlanKind = 'CENTRE' | 'INTERAGENCY';
export type MeasureKind = { readonly code: string; readonly title: string };
export type PlanTerms = {
  /** How long a programme runs, whole days or months. */
  readonly term: Period;
  /** By how much the commission may put off its decision. */
  readonly resolutionExtension: Period;
  readonly measureKinds: readonly MeasureKind[];
  /** Papers without which the commission takes no package. */
  readonly commissionPackage: readonly string[];
};

/** The last day (`YYYY-MM-DD`) of a programme in force from `validFrom`: a year from 1 March ends on the last day of February. */
export function lastPlanDay(validFrom: string, { term }: PlanTerms): string {
  const unit = term.unit === 'months' ? 'months' : 'days';
  return Temporal.PlainDate.from(validFrom)
    .add({ [unit]: term.amount })
    .subtract({ days: 1 })
    .toString();
}

/** The day (`YYYY-MM-DD`) until which a decision may be put off when it was due on `dueOn`. */
export function lastExtendedDay(dueOn: string, { resolutionExtension }: PlanTerms): string {
  const unit = resolutionExtension.unit === 'months' ? 'months' : 'days';
  return Temporal.PlainDate.from(dueOn)
    .add({ [unit]: resolutionExtension.amount })
    .toString();
}

/** The title of a kind of measure; its code when the catalogue has lost it. */
export function measureKindTitle({ measureKinds }: PlanTerms, code: string): string {
  return measureKinds.find((kind) => kind.code === code)?.title ?? code;
}
