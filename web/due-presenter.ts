/** What a screen says about a due moment: words first, colour second. Pure: the present moment is an argument, in milliseconds. */
import { counted } from './plural.ts';

export type DueTone = 'overdue' | 'soon' | 'calm' | 'paused' | 'none';
export type DueText = { readonly text: string; readonly tone: DueTone };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Less than this left: the row is marked as soon due. */
const SOON = HOUR;

/** «просрочено на 2 ч», «осталось 23 мин», «срок приостановлен», «без срока». */
export function dueText(dueAt: string | null, now: number, paused = false): DueText {
  if (!dueAt) return { text: 'без срока', tone: 'none' };
  if (paused) return { text: 'срок приостановлен', tone: 'paused' };
  const left = Date.parse(dueAt) - now;
  if (left < 0) return { text: `просрочено на ${durationText(-left)}`, tone: 'overdue' };
  return { text: `осталось ${durationText(left)}`, tone: left <= SOON ? 'soon' : 'calm' };
}

/** The two largest units of a span in milliseconds: «3 дня 4 ч», «1 ч 10 мин», «23 мин», «45 с». */
export function durationText(span: number): string {
  if (span < MINUTE) return `${Math.floor(span / 1000)} с`;
  if (span < HOUR) return `${Math.floor(span / MINUTE)} мин`;
  if (span < DAY) return joined(`${Math.floor(span / HOUR)} ч`, Math.floor((span % HOUR) / MINUTE), 'мин');
  const days = counted(Math.floor(span / DAY), ['день', 'дня', 'дней']);
  return joined(days, Math.floor((span % DAY) / HOUR), 'ч');
}

function joined(head: string, rest: number, unit: string): string {
  return rest > 0 ? `${head} ${rest} ${unit}` : head;
}

/** Rows of a list: overdue first, then by due moment, rows without one last; emergencies first among equals. */
export function byDue(
  a: { readonly dueAt: string | null; readonly urgency: string | null },
  b: { readonly dueAt: string | null; readonly urgency: string | null },
): number {
  const left = a.dueAt ? Date.parse(a.dueAt) : Infinity;
  const right = b.dueAt ? Date.parse(b.dueAt) : Infinity;
  if (left !== right) return left < right ? -1 : 1;
  return Number(b.urgency === 'EMERGENCY') - Number(a.urgency === 'EMERGENCY');
}
