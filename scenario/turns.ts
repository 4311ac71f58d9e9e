/** Whose turn it is with a task: when it is answered, what is done about the case before, and how the form is filled. */
import type { FormId } from '#generated/form-types.ts';
import { fillForm } from './answers.ts';
import { doDeed } from './case-deeds.ts';
import { ApiProblem } from './http-client.ts';
import { type Answer, type Deed, delayMs, morningOf } from './life.ts';
import type { LivedCase } from './lived-case.ts';
import { completeTask, type Office, openTask, type SeenTask } from './office.ts';
import { hasMore, markDone, takePart } from './script.ts';

export type Turn = {
  readonly lived: LivedCase;
  readonly task: SeenTask;
  readonly form: FormId;
  /** Not named by the life: answered as usual. */
  readonly routine: boolean;
  readonly deeds: Deed[];
  readonly answer: Answer | undefined;
  /** Business moment of the next deed or of the answer, epoch milliseconds; Infinity: the task is left lying. */
  at: number;
};

/** `slotMs`: stretches of time of which only the beginning is lived, so that a long time has fewer moments to stop at. */
export type Time = { readonly now: string; readonly slotMs: number };
const timeZone = 'Europe/Moscow';
const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone });
/** Visits are made on the morning of the day for which they are planned. */
const visitForms: readonly FormId[] = ['homeVisit', 'watchVisit'];
const beforeEndOfDayMs = 14 * 3_600_000;

/** The turn of a new task by the script of its life, or the usual one. */
export function planTask(lived: LivedCase, task: SeenTask, { now, slotMs }: Time): Turn {
  const form = task.row.formId as FormId;
  const part = takePart(lived.script, form, task.row.id);
  const answer = part ? part.answer : ({ kind: 'answer', form, given: {} } as Answer);
  const turn = { lived, task, form, routine: !part, deeds: [...(part?.deeds ?? [])], answer, at: Infinity };
  if (!answer) return { ...turn, at: afterDue(task) };
  return { ...turn, at: part ? nextAt(turn, { now, slotMs }) : usualAt(task, form, { now, slotMs }) };
}

/** A task that is left lying lets the time pass until its deadline has ended it. */
const afterDue = ({ row }: SeenTask): number => (row.dueAt ? Date.parse(row.dueAt) + 60_000 : Infinity);

/** A visit is made when it is planned, or at the beginning of that stretch of time; everything else at once. */
function usualAt({ row }: SeenTask, form: FormId, { now, slotMs }: Time): number {
  if (!visitForms.includes(form) || !row.dueAt) return Date.parse(now);
  return inSlot(Date.parse(row.dueAt) - beforeEndOfDayMs, { now, slotMs });
}

/** At the beginning of its stretch of time, but never before now. */
const inSlot = (at: number, { now, slotMs }: Time): number =>
  Math.max(Date.parse(now), Math.floor(at / slotMs) * slotMs);

/** When the next deed, or the answer, is wanted; a day that is named is kept. */
function nextAt({ deeds, answer }: Omit<Turn, 'at'>, time: Time): number {
  const nowMs = Date.parse(time.now);
  const next = deeds[0] ?? answer;
  if (!next) return Infinity;
  if ('on' in next && next.on) return Math.max(nowMs, morningOf(next.on).getTime());
  return inSlot(nowMs + delayMs(next.after), time);
}

/** gone: the task, or what a deed is about, is not there (any more) and is looked for again. */
export async function doTurn(
  office: Office,
  cases: readonly LivedCase[],
  turn: Turn,
  time: Time,
): Promise<'answered' | 'deed' | 'gone'> {
  const { lived } = turn;
  const deed = turn.deeds[0];
  if (deed) {
    if (!(await doDeed(office, lived.caseId, deed))) return 'gone';
    turn.deeds.shift();
    markDone(lived.script, deed);
    turn.at = nextAt(turn, time);
    return 'deed';
  }
  if (!turn.answer) turn.at = Infinity;
  if (!turn.answer || !(await fill(cases, turn, time.now))) return 'gone';
  markDone(lived.script, turn.answer);
  return 'answered';
}

async function fill(cases: readonly LivedCase[], { lived, task, form, answer }: Turn, now: string): Promise<boolean> {
  const { life, family, curator } = lived.plan;
  const others = cases.filter((other) => other !== lived && hasMore(other.script));
  const target = others.find(({ plan }) => life.attachTo === plan.life.code) ?? others[0];
  const attach = form === 'receiveSignal' && life.attachTo && target ? { attachToCaseNumber: target.caseNumber } : {};
  try {
    const { data } = await openTask(task);
    const moment = { now, today: dayFormat.format(new Date(now)) };
    const filling = { known: data, family, moment, turn: curator ?? cases.indexOf(lived) };
    const given = typeof answer?.given === 'function' ? answer.given(data) : answer?.given;
    await completeTask(task, fillForm(form, { ...given, ...attach }, filling));
    return true;
  } catch (error) {
    forgetGone(error);
    return false;
  }
}

/** A task that somebody or the engine took away is no fault of the scenario. */
export function forgetGone(error: unknown): undefined {
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 409)) return undefined;
  throw error;
}
