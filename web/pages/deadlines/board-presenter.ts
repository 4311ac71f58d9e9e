/** Order of the board of clocks. Pure. */
import type { ApiSchemas } from '#generated/api-types.ts';

type Row = Pick<ApiSchemas['DeadlineRow'], 'urgency' | 'dueAt' | 'state'>;

/** Emergencies first, then running before paused, then the nearest due moment. */
export function boardOrder(a: Row, b: Row): number {
  return (
    Number(b.urgency === 'EMERGENCY') - Number(a.urgency === 'EMERGENCY') ||
    Number(a.state === 'PAUSED') - Number(b.state === 'PAUSED') ||
    Date.parse(a.dueAt) - Date.parse(b.dueAt)
  );
}
