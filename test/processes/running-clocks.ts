/** Messages whose clocks run on the shared stack, and the alarms that came of them. */
import type { CaseCard, DeadlineRow, SignalRegistered } from '#generated/api-types.ts';
import { fillForm } from '#scenario/answers.ts';
import { inventFamily } from '#scenario/invented-families.ts';
import { completeTask, lookAround, openTask, type Office } from '#scenario/office.ts';
import type { Database } from '#store/database.ts';
import { until } from '#test/engine/until.ts';
import { businessNow } from './lived-cases.ts';

export type Alarm = {
  kind: string;
  level: number;
  due_at: string;
  raised_at: string;
  raised_by: string;
  to_role: string;
};

const patienceMs = 60_000;
const family = inventFamily(3, 1, 2026);

/** Registers a message; its clock T1 runs for a quarter of an hour. */
export async function message(office: Office): Promise<{ caseId: string; clock: DeadlineRow }> {
  const { children, familyName, address } = family;
  const { caseId } = await office.duty.post<SignalRegistered>('/signals', {
    receivedAt: (await businessNow(office)).toISOString(),
    channel: 'phone',
    source: 'HEALTH',
    reason: 'NEGLECT',
    facts: 'Дети не привиты.',
    dangerNow: 'NO',
    familyName,
    location: address,
    children: children.map(({ name, approxAge }) => ({ name, approxAge })),
  });
  await until(() => taskOf(office, caseId), patienceMs);
  return { caseId, clock: await clockOf(office, caseId, 'T1') };
}

/** A message that was accepted; the conclusion on the risk (T8) is due in three working days. */
export async function acceptedMessage(office: Office): Promise<{ caseId: string; clock: DeadlineRow }> {
  const { caseId } = await message(office);
  const task = (await taskOf(office, caseId))!;
  const { data: known } = await openTask(task);
  const now = (await businessNow(office)).toISOString();
  const filling = { known, family, moment: { now, today: now.slice(0, 10) }, turn: 0 };
  await completeTask(task, fillForm('receiveSignal', {}, filling));
  return { caseId, clock: await clockOf(office, caseId, 'T8') };
}

async function taskOf(office: Office, caseId: string) {
  const { tasks } = await lookAround(office, ['receiveSignal']);
  return tasks.find(({ row }) => row.caseId === caseId);
}

export async function clockOf({ head }: Office, caseId: string, code: string): Promise<DeadlineRow> {
  const { deadlines } = await head.get<CaseCard>(`/cases/${caseId}`);
  return deadlines.find(({ rule }) => rule === code) as DeadlineRow;
}

export async function alarmsOf(db: Database, { id }: DeadlineRow): Promise<Alarm[]> {
  return db('alarms').where({ deadline_id: id }).orderBy('raised_at').select();
}

export const brief = (alarms: readonly Alarm[]): string[] =>
  alarms.map(({ kind, level, to_role }) => `${kind} ${level} ${to_role}`);

export const after = (moment: string, ms: number): Date => new Date(Date.parse(moment) + ms);
