/** What the unit head does about a case besides answering tasks: clocks are paused and moved, an emergency begins. */
import type { CaseCard } from '#generated/api-types.ts';
import { ApiProblem } from './http-client.ts';
import { type ClockDeed, type Deed, delayMs } from './life.ts';
import type { Office } from './office.ts';

/** False when what the deed is about is not there yet: it is tried again in the next round. */
export function doDeed(office: Office, caseId: string, deed: Deed): Promise<boolean> {
  if (deed.kind === 'clock') return changeClock(office, caseId, deed);
  const body =
    deed.deed === 'emergency' ? { reason: 'Сосед сообщил: дети одни, взрослые пьют' } : { reason: 'Звонок из школы' };
  return office.head.post(`/cases/${caseId}/${deed.deed}`, body).then(() => true, notYet);
}

const notYet = (error: unknown): false => {
  if (error instanceof ApiProblem && error.status === 409) return false;
  throw error;
};

async function changeClock({ head }: Office, caseId: string, { deed, rule, days = 0 }: ClockDeed): Promise<boolean> {
  const { deadlines } = await head.get<CaseCard>(`/cases/${caseId}`);
  const wanted = deed === 'resume' ? 'PAUSED' : 'RUNNING';
  const clock = deadlines.find((row) => row.rule === rule && row.state === wanted);
  if (!clock) return false;
  const reason = 'Решение заведующей отделением';
  const dueAt = new Date(Date.parse(clock.dueAt) + delayMs({ days })).toISOString();
  const bodies = { pause: { reason }, resume: undefined, move: { dueAt, reason } };
  await head.post(`/deadlines/${clock.id}/${deed}`, bodies[deed]);
  return true;
}
