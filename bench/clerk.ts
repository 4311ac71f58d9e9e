/** One case from message to its end without programme, as fast as its people can click, with the time of every click noted. */
import { setTimeout as pause } from 'node:timers/promises';
import type { SignalRegistered, TaskList } from '#generated/api-types.ts';
import type { FormId, FormSubmissions } from '#generated/form-types.ts';
import { fillForm } from '#scenario/answers.ts';
import { type InventedFamily, inventFamily } from '#scenario/invented-families.ts';
import { type Office, openTask, type SeenTask } from '#scenario/office.ts';
import type { Screens, Sighting } from './screens.ts';

/** Milliseconds from a click on «Завершить»: until the own list is without the task, and until the next task is visible. */
export type Clicks = { readonly own: number[]; readonly next: number[]; steps: number };
export type Desk = { readonly office: Office; readonly screens: Screens };

const road: readonly (readonly [FormId, Partial<FormSubmissions[FormId]>])[] = [
  ['receiveSignal', {}],
  ['formTeam', {}],
  ['fieldVisit', {}],
  ['assess', {}],
  ['prepareAgenda', { proposedDecision: 'NO_CASE' }],
  ['castVote', {}],
  ['signProtocol', {}],
  ['sendNotices', {}],
  ['closeWithoutCase', {}],
];
/** Steps of a whole case; the votes of all members are one. */
export const stepsOfCase = road.length;

export const noClicks = (): Clicks => ({ own: [], next: [], steps: 0 });

type Case = { readonly index: number; readonly thinkMs: number; readonly stopped?: () => boolean };
/** A case as its people see it: what came onto their screens. */
type Seen = {
  readonly caseId: string;
  readonly family: InventedFamily;
  readonly known: Set<string>;
  readonly sightings: Sighting[];
  voters: number;
};

/** Lives one case; `thinkMs` passes before each click, as on a quiet system. */
export async function liveCase({ office, screens }: Desk, clicks: Clicks, life: Case): Promise<void> {
  const family = inventFamily(11, life.index, new Date().getUTCFullYear());
  const { caseId } = await register(office, family);
  const seen: Seen = { caseId, family, known: new Set(), sightings: [], voters: 0 };
  let tasks = await take(screens, seen, road[0]![0]);
  for (const [place, [form, given]] of road.entries()) {
    const next = road[place + 1];
    let following: readonly Sighting[] = [];
    for (const [turn, { task }] of tasks.entries()) {
      await pause(life.thinkMs);
      if (life.stopped?.()) return;
      const filled = await fill(seen, task, { form, given, turn: life.index });
      const awaited = turn === tasks.length - 1 ? next : undefined;
      following = await click(clicks, { task, filled }, async () => (awaited ? take(screens, seen, awaited[0]) : []));
    }
    tasks = following;
    clicks.steps += 1;
  }
}

/** The task of a form once it is on a screen; of the votes, those of all members. What runs beside the case is left open. */
async function take(screens: Screens, seen: Seen, form: FormId): Promise<readonly Sighting[]> {
  const wanted = form === 'castVote' ? seen.voters : 1;
  for (;;) {
    const found = seen.sightings.filter(({ task: { row } }) => row.formId === form);
    if (found.length >= wanted) return found;
    const sighting = await screens.nextTask(seen.caseId, seen.known);
    seen.known.add(sighting.task.row.id);
    seen.sightings.push(sighting);
  }
}

type Filling = { readonly form: FormId; readonly given: Partial<FormSubmissions[FormId]>; readonly turn: number };

async function fill(seen: Seen, task: SeenTask, { form, given, turn }: Filling) {
  const { data } = await openTask(task);
  if (!task.row.assignee) await task.by.post(`/tasks/${task.row.id}/claim`);
  const now = new Date().toISOString();
  const moment = { now, today: dayIn(now) };
  const filled = fillForm(form, given, { known: data, family: seen.family, moment, turn });
  if (form === 'prepareAgenda') seen.voters = (filled as FormSubmissions['prepareAgenda']).members.length;
  return filled;
}

/** The calendar day of a moment in the centre. */
export const dayIn = (now: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date(now));

type Answered = { readonly task: SeenTask; readonly filled: unknown };

/** What is awaited after the click counts from the click until the first of it is visible. */
async function click(
  clicks: Clicks,
  { task, filled }: Answered,
  awaitNext: () => Promise<readonly Sighting[]>,
): Promise<readonly Sighting[]> {
  const clicked = performance.now();
  const gone = complete(task, filled).then(() => clicks.own.push(performance.now() - clicked));
  const [next] = await Promise.all([awaitNext(), gone]);
  if (next[0]) clicks.next.push(next[0].at - clicked);
  return next;
}

/** Completes and looks until the person's list is without the task. */
async function complete({ row, by }: SeenTask, data: unknown): Promise<void> {
  await by.post(`/tasks/${row.id}/complete`, { data });
  for (;;) {
    const { items } = await by.get<TaskList>('/tasks?list=mine');
    if (!items.some(({ id }) => id === row.id)) return;
  }
}

/** A message about neglect, as the health service sends it. */
export function register({ duty }: Office, family: InventedFamily): Promise<SignalRegistered> {
  return duty.post<SignalRegistered>('/signals', {
    receivedAt: new Date().toISOString(),
    channel: 'phone',
    source: 'HEALTH',
    reason: 'NEGLECT',
    facts: 'Мать не приводит ребёнка на осмотры.',
    dangerNow: 'NO',
    reporter: family.reporter,
    familyName: family.familyName,
    location: family.address,
    children: family.children.map(({ name, approxAge }) => ({ name, approxAge })),
  });
}
