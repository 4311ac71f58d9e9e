/** One case from message to the agenda of the consilium as fast as its people can click, with the time of every click noted. */
import { setTimeout as pause } from 'node:timers/promises';
import type { SignalRegistered, TaskList } from '#generated/api-types.ts';
import type { FormId, FormSubmissions } from '#generated/form-types.ts';
import { fillForm } from '#scenario/answers.ts';
import { inventFamily } from '#scenario/invented-families.ts';
import { type Office, openTask, type SeenTask } from '#scenario/office.ts';
import type { Screens } from './screens.ts';

/** Milliseconds from a click on «Завершить»: until the own list is without the task, and until the next task is visible. */
export type Clicks = { readonly own: number[]; readonly next: number[]; steps: number };
export type Desk = { readonly office: Office; readonly screens: Screens };

const road: readonly (readonly [FormId, Partial<FormSubmissions[FormId]>])[] = [
  ['receiveSignal', {}],
  ['formTeam', {}],
  ['fieldVisit', {}],
  ['assess', {}],
  ['prepareAgenda', { proposedDecision: 'NO_CASE' }],
];
/** Tasks that a whole case has. */
export const stepsOfCase = road.length;

export const noClicks = (): Clicks => ({ own: [], next: [], steps: 0 });

type Case = { readonly index: number; readonly thinkMs: number; readonly stopped?: () => boolean };

/** Lives one case; `thinkMs` passes before each click, as on a quiet system. */
export async function liveCase(
  { office, screens }: Desk,
  clicks: Clicks,
  { index, thinkMs, stopped }: Case,
): Promise<void> {
  const family = inventFamily(11, index, new Date().getUTCFullYear());
  const { caseId } = await register(office, family);
  const known = new Set<string>();
  let { task } = await screens.nextTask(caseId, known);
  for (const [place, [form, given]] of road.entries()) {
    known.add(task.row.id);
    await pause(thinkMs);
    if (stopped?.()) return;
    const { data } = await openTask(task);
    if (!task.row.assignee) await task.by.post(`/tasks/${task.row.id}/claim`);
    const now = new Date().toISOString();
    const filled = fillForm(form, given, { known: data, family, moment: { now, today: dayIn(now) }, turn: index });
    const clicked = performance.now();
    const gone = complete(task, filled).then(() => clicks.own.push(performance.now() - clicked));
    if (place === road.length - 1) return void (await gone.then(() => (clicks.steps += 1)));
    const [next] = await Promise.all([screens.nextTask(caseId, known), gone]);
    clicks.next.push(next.at - clicked);
    clicks.steps += 1;
    task = next.task;
  }
}

const dayIn = (now: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date(now));

/** Completes and looks until the person's list is without the task. */
async function complete({ row, by }: SeenTask, data: unknown): Promise<void> {
  await by.post(`/tasks/${row.id}/complete`, { data });
  for (;;) {
    const { items } = await by.get<TaskList>('/tasks?list=mine');
    if (!items.some(({ id }) => id === row.id)) return;
  }
}

function register({ duty }: Office, family: ReturnType<typeof inventFamily>): Promise<SignalRegistered> {
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
