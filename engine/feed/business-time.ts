/**
 * The border at which the engine's time becomes business time: the two lie a constant apart in a scenario of the past and are one
 * otherwise. Of a record the mirror takes its own moment and, of a timer, the moment at which it is due.
 */
import type { EngineRecord } from './parse.ts';

/** The record as the mirror should see it; `shiftMs` is how far the engine's time is ahead. */
export function inBusinessTime(record: EngineRecord, shiftMs: number): EngineRecord {
  if (shiftMs === 0) return record;
  const { dueDate } = record.value;
  const isTimer = record.valueType === 'TIMER' && typeof dueDate === 'number';
  const value = isTimer ? { ...record.value, dueDate: dueDate - shiftMs } : record.value;
  return { ...record, timestamp: record.timestamp - shiftMs, value };
}
