/** How far a programme has come: its measures counted by status, and those that are late. Source: domain.md §3 «Measure». */

export type MeasureStatus = 'PLANNED' | 'DONE' | 'PARTLY' | 'REFUSED' | 'NOT_DONE';

/** `dueOn`: day `YYYY-MM-DD` by which the measure is to be done. */
export type PlannedMeasure = { readonly status: MeasureStatus; readonly dueOn: string };

export type PlanProgress = {
  readonly total: number;
  readonly byStatus: Readonly<Record<MeasureStatus, number>>;
  readonly overdue: number;
};

/** A measure is late from the day after its due day while it is still ahead. */
export function isOverdue({ status, dueOn }: PlannedMeasure, today: string): boolean {
  return status === 'PLANNED' && dueOn < today;
}

/** Counts of measures on the day `today`. */
export function planProgress(measures: readonly PlannedMeasure[], today: string): PlanProgress {
  const count = (status: MeasureStatus) => measures.filter((measure) => measure.status === status).length;
  return {
    total: measures.length,
    byStatus: {
      PLANNED: count('PLANNED'),
      DONE: count('DONE'),
      PARTLY: count('PARTLY'),
      REFUSED: count('REFUSED'),
      NOT_DONE: count('NOT_DONE'),
    },
    overdue: measures.filter((measure) => isOverdue(measure, today)).length,
  };
}
