/** What every projection of a value type is, and how it reads the fields of a record. A missing field is a fault of the record. */
import type { MirrorPlace } from '#store/engine-mirror-store.ts';
import { unstamp } from '../../stamp.ts';
import { type EngineRecord, keyOf } from '../parse.ts';

/** What live screens are told after the commit: ids and a word, nothing else. The case, or the instance by which it is found. */
export type MirrorChange = { readonly kind: 'task' | 'instance' | 'token' | 'timer' | 'incident' } & (
  { readonly caseId: string | null } | { readonly instanceKey: string | null }
);

export type Projection = (place: MirrorPlace, record: EngineRecord) => Promise<MirrorChange | undefined>;

/** Thrown for a record that lacks what the mirror needs; it is set aside. */
export class UnreadableRecord extends Error {
  readonly code: string;

  constructor(field: string) {
    super(`The record has no readable ${field}`);
    this.name = 'UnreadableRecord';
    this.code = `NO_${field.toUpperCase()}`;
  }
}

export function textOf(record: EngineRecord, field: string): string {
  const value = record.value[field];
  if (typeof value !== 'string' || value === '') throw new UnreadableRecord(field);
  return value;
}

export function requiredKey(record: EngineRecord, field: string): string {
  const key = keyOf(record.value[field]);
  if (key === null) throw new UnreadableRecord(field);
  return key;
}

export function numberOf(record: EngineRecord, field: string): number {
  const value = Number(record.value[field]);
  if (!Number.isFinite(value)) throw new UnreadableRecord(field);
  return value;
}

/** The process of a record without its stamp; an unstamped one counts as release 0. */
export function processOf(record: EngineRecord): { readonly processId: string; readonly release: number } {
  const { id, release } = unstamp(textOf(record, 'bpmnProcessId'));
  return { processId: id, release: release ?? 0 };
}
