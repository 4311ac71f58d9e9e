/**
 * Lives cases through the HTTP API and the clock alone: everybody does what his list and the life of the case tell him, and when
 * nobody can do anything the clock moves to the next moment at which somebody wants to.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { CaseCard, SignalRegistered } from '#generated/api-types.ts';
import type { FormId } from '#generated/form-types.ts';
import { fillForm } from './answers.ts';
import { ApiProblem } from './http-client.ts';
import type { InventedFamily } from './invented-families.ts';
import { type ClockDeed, delayMs, type Life, type LifeStep } from './life.ts';
import { completeTask, lookAround, type Office, openTask, type SeenTask, type Sight } from './office.ts';

export type Plan = { readonly life: Life; readonly family: InventedFamily };
export type LivedCase = {
  readonly plan: Plan;
  readonly caseId: string;
  readonly caseNumber: string;
  /** How many steps of the life have been done. */
  done: number;
  /** The business moment from which the delay of the next step counts. */
  since: string | undefined;
};
export type Drive = {
  readonly office: Office;
  /** Absent with a real clock: a life then stops where it would have to wait. */
  readonly advance?: (to: Date) => Promise<void>;
  readonly say: (text: string) => void;
};

const pollMs = 100;
/** The longest that the engine may take to bring the next task, killed servers included. */
const patienceMs = 180_000;
const timeZone = 'Europe/Moscow';
const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone });
const momentFormat = new Intl.DateTimeFormat('ru-RU', {
  timeZone,
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
});

/** Registers a message for each plan and lives the lives to their ends; those that come last begin when the others are over. */
export async function driveCases(drive: Drive, plans: readonly Plan[]): Promise<readonly LivedCase[]> {
  const cases: LivedCase[] = [];
  for (const last of [false, true]) {
    const wave = plans.filter(({ life }) => (life.comesLast ?? false) === last);
    for (const plan of wave) cases.push(await register(drive, plan));
    if (wave.length > 0) drive.say(`Зарегистрировано сообщений: ${cases.length}`);
    await live(drive, cases);
    await sortOut(cases, await lookAround(drive.office, ['sortOut']));
  }
  return cases;
}

async function register({ office }: Drive, plan: Plan): Promise<LivedCase> {
  const { family, life } = plan;
  const { asOf } = await office.duty.get<{ asOf: string }>('/tasks?list=group');
  const registered = await office.duty.post<SignalRegistered>('/signals', {
    ...life.signal,
    receivedAt: asOf,
    reporter: life.signal.source === 'ANONYMOUS' ? '' : family.reporter,
    familyName: family.familyName,
    children: family.children.map(({ name, approxAge }) => ({ name, approxAge })),
    location: family.address,
  });
  return { plan, caseId: registered.caseId, caseNumber: registered.caseNumber, done: 0, since: undefined };
}

const nextStep = ({ plan, done }: LivedCase): LifeStep | undefined => plan.life.steps[done];

/** The form that must be open before the next step; a clock is changed while the case stands at the next form. */
function awaitedForm({ plan, done }: LivedCase): FormId[] {
  const next = plan.life.steps.slice(done).find(({ kind }) => kind === 'answer');
  return next?.kind === 'answer' ? [next.form] : [];
}

type Ready = { readonly lived: LivedCase; readonly at: number; readonly task: SeenTask | undefined };

/** Rounds until no life has anything left to do. */
async function live(drive: Drive, cases: readonly LivedCase[]): Promise<void> {
  let end = Date.now() + patienceMs;
  for (;;) {
    const sight = await lookAround(drive.office, cases.flatMap(awaitedForm));
    const ready = await Promise.all(cases.filter(nextStep).map((lived) => readiness(lived, sight)));
    const now = Date.parse(sight.now);
    const due = ready.filter(({ at }) => at <= now);
    const worked = (await work(drive, cases, due, sight)) + (await sortOut(cases, sight));
    if (worked > 0) {
      end = Date.now() + patienceMs;
      continue;
    }
    const unseen = ready.filter(({ at }) => at === Infinity);
    if (unseen.length === 0 && !(await passTime(drive, ready))) return;
    if (unseen.length === 0) continue;
    if (Date.now() > end) throw new Error(`the next task did not come: ${unseen.map(describe).join('; ')}`);
    await pause(pollMs);
  }
}

const describe = ({ lived }: Ready): string =>
  `${lived.plan.life.code} after ${lived.done} steps (case ${lived.caseId})`;

/** When the next step of a case can be done; never while its task is not on anybody's list. */
async function readiness(lived: LivedCase, sight: Sight): Promise<Ready> {
  const step = nextStep(lived);
  const open = sight.tasks.filter(({ row }) => row.caseId === lived.caseId && row.kind === 'ENGINE');
  const task = await findForm(open, awaitedForm(lived)[0]);
  if (!task) return { lived, at: Infinity, task };
  lived.since ??= sight.now;
  return { lived, at: Date.parse(lived.since) + delayMs(step?.after), task };
}

const formsOfTasks = new Map<string, string>();

async function findForm(tasks: readonly SeenTask[], form: FormId | undefined): Promise<SeenTask | undefined> {
  for (const task of tasks) {
    const known =
      formsOfTasks.get(task.row.id) ?? (await openTask(task).then(({ elementId }) => elementId, forgetGone));
    if (known) formsOfTasks.set(task.row.id, known);
    if (known === form) return task;
  }
  return undefined;
}

/** Everybody works through his own pile at the same time as the others; answers how much was done. */
async function work(drive: Drive, cases: readonly LivedCase[], due: readonly Ready[], { now }: Sight): Promise<number> {
  const people = [...new Set(due.map(({ task }) => task?.by))];
  const piles = people.map((by) => due.filter(({ task }) => task?.by === by));
  const counts = await Promise.all(
    piles.map(async (pile) => {
      let worked = 0;
      for (const ready of pile) if (await doStep(drive, cases, ready, now)) worked += 1;
      return worked;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** False when the task was gone meanwhile: it is looked for again in the next round. */
async function doStep(
  drive: Drive,
  cases: readonly LivedCase[],
  { lived, task }: Ready,
  now: string,
): Promise<boolean> {
  const step = nextStep(lived);
  if (!step || !task) return false;
  const done =
    step.kind === 'clock' ? await changeClock(drive, lived, step) : await fill(cases, lived, { step, task, now });
  if (!done) return false;
  lived.done += 1;
  lived.since = step.kind === 'clock' ? now : undefined;
  return true;
}

type AnswerStep = Extract<LifeStep, { kind: 'answer' }>;

type Turn = { readonly step: AnswerStep; readonly task: SeenTask; readonly now: string };

async function fill(cases: readonly LivedCase[], lived: LivedCase, { step, task, now }: Turn): Promise<boolean> {
  const { life, family } = lived.plan;
  const others = cases.filter((other) => other !== lived && nextStep(other));
  const target = others.find(({ plan }) => life.attachTo === plan.life.code) ?? others[0];
  const attach = life.attachTo && target ? { attachToCaseNumber: target.caseNumber } : {};
  try {
    const { data } = await openTask(task);
    const moment = { now, today: dayFormat.format(new Date(now)) };
    const filling = { known: data, family, moment, turn: cases.indexOf(lived) };
    await completeTask(task, fillForm(step.form, { ...step.given, ...attach }, filling));
    return true;
  } catch (error) {
    forgetGone(error);
    return false;
  }
}

/** A task that somebody or the engine took away is no fault of the scenario. */
function forgetGone(error: unknown): undefined {
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 409)) return undefined;
  throw error;
}

async function changeClock({ office }: Drive, lived: LivedCase, { deed, rule, days = 0 }: ClockDeed): Promise<boolean> {
  const { deadlines } = await office.head.get<CaseCard>(`/cases/${lived.caseId}`);
  const wanted = deed === 'resume' ? 'PAUSED' : 'RUNNING';
  const clock = deadlines.find((row) => row.rule === rule && row.state === wanted);
  if (!clock) return false;
  const reason = 'Решение заведующей отделением';
  const dueAt = new Date(Date.parse(clock.dueAt) + delayMs({ days })).toISOString();
  const bodies = { pause: { reason }, resume: undefined, move: { dueAt, reason } };
  await office.head.post(`/deadlines/${clock.id}/${deed}`, bodies[deed]);
  return true;
}

/** Notes about attached messages are read and settled at once. */
async function sortOut(cases: readonly LivedCase[], sight: Sight): Promise<number> {
  const ours = new Set(cases.map(({ caseId }) => caseId));
  const notes = sight.tasks.filter(({ row }) => row.kind === 'ATTENTION' && ours.has(row.caseId));
  for (const note of notes) await completeTask(note, { resolution: 'DONE', note: 'Просмотрено' }).catch(forgetGone);
  return notes.length;
}

/** Moves the clock to the next moment that somebody waits for; false when nobody does, or the clock is real. */
async function passTime({ advance, say }: Drive, waiting: readonly Ready[]): Promise<boolean> {
  if (!advance || waiting.length === 0) return false;
  const to = new Date(Math.min(...waiting.map(({ at }) => at)));
  say(`Часы: ${momentFormat.format(to)}; случаев в работе: ${waiting.length}`);
  await advance(to);
  return true;
}
