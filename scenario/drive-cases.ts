/**
 * Lives cases through the HTTP API and the clock alone: everybody does what his list and the life of the case tell him, and when
 * nobody can do anything the clock moves to the next moment at which somebody wants to.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { SignalRegistered } from '#generated/api-types.ts';
import { completeTask, lookAround, type Office, type Sight } from './office.ts';
import type { LivedCase, Plan } from './lived-case.ts';
import { beginScript, giveBack, hasMore, stepsDone } from './script.ts';
import { doTurn, forgetGone, planTask, type Time, type Turn } from './turns.ts';

/** A life whose message comes in at a moment of its own. */
export type Arrival = { readonly plan: Plan; readonly at: Date };
export type Drive = {
  readonly office: Office;
  /** Absent with a real clock: a life then stops where it would have to wait. */
  readonly advance?: (to: Date) => Promise<void>;
  /** Whether everything that people did has reached the engine and come back; absent: a quiet while is taken for it. */
  readonly quiet?: () => Promise<boolean>;
  /** Only the beginnings of such stretches of time are lived, besides the days that a life names: a year has fewer days to stop at. */
  readonly slotMs?: number;
  readonly say: (text: string) => void;
};

const pollMs = 100;
const quietPollMs = 30;
/** While something is on its way. */
const lookEveryMs = 1_000;
/** The longest that the engine may take to bring the next task, killed servers included. */
const patienceMs = 180_000;
/** Tasks that are all gone at once come back: an engine that lost its data is just being given its cases anew. */
const sweptMs = 20_000;
/** Without a view of the database: so long nothing new must have come. */
const quietWhileMs = 4_000;
const momentFormat = new Intl.DateTimeFormat('ru-RU', {
  timeZone: 'Europe/Moscow',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** How many steps of its life a case has behind it. */
export const done = ({ script }: LivedCase): number => stepsDone(script);

/** Registers a message for each plan and lives the lives to their ends; those that come last begin when the others are over. */
export async function driveCases(drive: Drive, plans: readonly Plan[]): Promise<readonly LivedCase[]> {
  const cases: LivedCase[] = [];
  for (const last of [false, true]) {
    const wave = plans.filter(({ life }) => (life.comesLast ?? false) === last);
    for (const plan of wave) cases.push(await register(drive, plan));
    if (wave.length > 0) drive.say(`Зарегистрировано сообщений: ${cases.length}`);
    await live(drive, { cases, arrivals: [] });
  }
  return cases;
}

/** Lives the lives whose messages come in one after another, until a moment at which the clock is left standing. */
export async function driveArrivals(
  drive: Drive,
  arrivals: readonly Arrival[],
  until: Date,
): Promise<readonly LivedCase[]> {
  const cases: LivedCase[] = [];
  await live(drive, { cases, arrivals: [...arrivals].sort((a, b) => a.at.getTime() - b.at.getTime()), until });
  return cases;
}

/** A message comes in, and with it the case of a life. */
async function register({ office }: Drive, plan: Plan): Promise<LivedCase> {
  const { family, life } = plan;
  const { asOf } = await office.duty.get<{ asOf: string }>('/tasks?list=mine');
  const registered = await office.duty.post<SignalRegistered>('/signals', {
    ...life.signal,
    receivedAt: asOf,
    reporter: life.signal.source === 'ANONYMOUS' ? '' : family.reporter,
    familyName: family.familyName,
    children: family.children.map(({ name, approxAge }) => ({ name, approxAge })),
    location: family.address,
  });
  const { caseId, caseNumber } = registered;
  return { plan, caseId, caseNumber, script: beginScript(life) };
}

type Desk = { readonly turns: Map<string, Turn>; readonly seen: Set<string> };
type Town = { readonly cases: LivedCase[]; readonly arrivals: Arrival[]; readonly until?: Date };

/** Rounds until no life has anything left to do, or until the moment `until`. */
async function live(drive: Drive, town: Town): Promise<void> {
  const desk: Desk = { turns: new Map(), seen: new Set() };
  let lastWork = Date.now();
  for (;;) {
    const { sight, quiet } = await lookWhenQuiet(drive, desk);
    planTasks(drive, desk, town.cases, sight);
    const now = Date.parse(sight.now);
    const worked =
      (await receive(drive, town, now)) +
      (await work(drive, town.cases, desk, sight)) +
      (await sortOut(town.cases, sight));
    if (worked > 0) lastWork = Date.now();
    if (worked > 0 || !quiet) continue;
    const next = nextMoment(desk, town);
    const idleMs = Date.now() - lastWork;
    if (next === undefined && town.cases.some(isAwaited) && idleMs < sweptMs) continue;
    if (next === undefined || !drive.advance || now >= (town.until?.getTime() ?? Infinity)) return;
    if (next > now) await passTime(drive, desk, next);
    else if (idleMs > patienceMs) throw new Error(`nothing can be done: ${stuck(desk, now)}`);
  }
}

/** A life that has more to say and no task yet: its engine may be slow. */
const isAwaited = ({ script }: LivedCase): boolean => hasMore(script);

/** Messages whose moment has come; answers how many. */
async function receive(drive: Drive, { cases, arrivals }: Town, now: number): Promise<number> {
  const due = arrivals.filter(({ at }) => at.getTime() <= now);
  arrivals.splice(0, due.length);
  for (const { plan } of due) cases.push(await register(drive, plan));
  return due.length;
}

async function passTime({ advance, say }: Drive, { turns }: Desk, to: number): Promise<void> {
  say(`Часы: ${momentFormat.format(to)}; дел впереди: ${turns.size}`);
  await advance?.(new Date(to));
}

const stuck = ({ turns }: Desk, now: number): string =>
  [...turns.values()]
    .filter((turn) => turn.at <= now && isWanted(turn))
    .map(({ lived, form }) => `${lived.plan.life.code}: ${form}`)
    .join('; ');

/** The lists of everybody once nothing is on its way any more; before that now and then, for a person may have to help. */
async function lookWhenQuiet(drive: Drive, { turns, seen }: Desk): Promise<{ sight: Sight; quiet: boolean }> {
  const end = Date.now() + patienceMs;
  let lastChange = Date.now();
  for (;;) {
    const quiet = await waitForQuiet(drive, lastChange);
    const sight = await lookAround(drive.office);
    const fresh = sight.tasks.filter(({ row }) => !seen.has(row.id));
    for (const { row } of fresh) seen.add(row.id);
    if (fresh.length > 0) lastChange = Date.now();
    const swept =
      turns.size > 0 && !sight.tasks.some(({ row }) => turns.has(row.id)) && Date.now() - lastChange < sweptMs;
    if (fresh.length > 0 || (quiet && !swept)) return { sight, quiet };
    if (Date.now() > end) throw new Error('the engine does not come to rest');
    await pause(pollMs);
  }
}

/** Whether it became quiet before the next look around is wanted: a look asks every person's list and costs the machine much. */
async function waitForQuiet(drive: Drive, lastChange: number): Promise<boolean> {
  const nextLook = Date.now() + (drive.quiet ? lookEveryMs : 0);
  for (;;) {
    if (await isQuiet(drive, lastChange)) return true;
    if (Date.now() >= nextLook) return false;
    await pause(quietPollMs);
  }
}

/** Twice in a row, since a message may be under way between two records of the feed. */
async function isQuiet({ quiet }: Drive, lastChange: number): Promise<boolean> {
  if (!quiet) return Date.now() - lastChange > quietWhileMs;
  if (!(await quiet().catch(() => false))) return false;
  await pause(pollMs);
  return quiet().catch(() => false);
}

/** Gives each new task its turn, and takes the turns of tasks that are gone. */
function planTasks(drive: Drive, desk: Desk, cases: readonly LivedCase[], sight: Sight): void {
  const open = new Set(sight.tasks.map(({ row }) => row.id));
  for (const [taskId, { lived }] of desk.turns) {
    if (open.has(taskId)) continue;
    desk.turns.delete(taskId);
    giveBack(lived.script, taskId);
  }
  const byCase = new Map(cases.map((lived) => [lived.caseId, lived]));
  for (const task of sight.tasks) {
    const lived = byCase.get(task.row.caseId);
    if (!lived || task.row.kind !== 'ENGINE' || desk.turns.has(task.row.id)) continue;
    const turn = planTask(lived, task, timeOf(drive, sight));
    desk.turns.set(task.row.id, turn);
  }
}

const timeOf = ({ slotMs = 1 }: Drive, { now }: Sight): Time => ({ now, slotMs });

/** Everybody works through his own pile at the same time as the others; answers how much was done. */
async function work(drive: Drive, cases: readonly LivedCase[], desk: Desk, sight: Sight): Promise<number> {
  const due = [...desk.turns.values()].filter((turn) => turn.at <= Date.parse(sight.now) && isWanted(turn));
  const people = [...new Set(due.map(({ task }) => task.by))];
  const counts = await Promise.all(
    people.map(async (by) => {
      let worked = 0;
      for (const turn of due.filter(({ task }) => task.by === by)) {
        const result = await doTurn(drive.office, cases, turn, timeOf(drive, sight));
        if (result === 'answered') desk.turns.delete(turn.task.row.id);
        if (result !== 'gone') worked += 1;
      }
      return worked;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** What the life does not name is done only while the life has something left to say. */
const isWanted = ({ lived, routine }: Turn): boolean => !routine || hasMore(lived.script);

/** The next moment at which somebody wants to do something or a message comes in, no later than the end. */
function nextMoment({ turns }: Desk, { arrivals, until }: Town): number | undefined {
  const moments = [...turns.values()].filter(isWanted).map(({ at }) => at);
  const next = Math.min(...moments, arrivals[0]?.at.getTime() ?? Infinity, until?.getTime() ?? Infinity);
  return Number.isFinite(next) ? next : undefined;
}

/** Notes about attached messages are read and settled at once. */
async function sortOut(cases: readonly LivedCase[], sight: Sight): Promise<number> {
  const ours = new Set(cases.map(({ caseId }) => caseId));
  const notes = sight.tasks.filter(({ row }) => row.kind === 'ATTENTION' && ours.has(row.caseId));
  for (const note of notes) await completeTask(note, { resolution: 'DONE', note: 'Просмотрено' }).catch(forgetGone);
  return notes.length;
}
