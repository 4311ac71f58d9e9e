/**
 * Whole cases through the product by people who never pause: each works through his list, a few tasks at the same time, and looks
 * again. From the message to the closed case on the road «случай открыт», with programme, one review and closure.
 */
import type { TaskList } from '#generated/api-types.ts';
import type { FormId, FormSubmissions } from '#generated/form-types.ts';
import { waitUntil } from '#launcher/waiting.ts';
import { fillForm } from '#scenario/answers.ts';
import { safeMedium } from '#scenario/assessment-pictures.ts';
import type { Session } from '#scenario/http-client.ts';
import { inventFamily, type InventedFamily } from '#scenario/invented-families.ts';
import { type Office, openTask, type SeenTask } from '#scenario/office.ts';
import type { Database } from '#store/database.ts';
import { dayIn, register } from './clerk.ts';
import { inParallel } from './in-parallel.ts';

/** What is answered, and differently from the usual; visits stay planned and end with the case. */
const answers: Readonly<Partial<Record<FormId, object>>> = {
  receiveSignal: {},
  sendImmediateNotices: {},
  formTeam: {},
  fieldVisit: {},
  assess: safeMedium,
  prepareAgenda: {},
  castVote: {},
  signProtocol: {},
  sendNotices: {},
  recordReceipts: {},
  draftPlan: {},
  approvePlan: {},
  monitorPlan: { proposal: 'COMPLETE' },
  closeCase: {},
};
const closePollMs = 50;
/** Who finds nothing on his list looks again after this time. */
const lookAgainMs = 300;
const patienceMs = 300_000;
const handsOfPerson = 4;

export type Clerks = {
  /** A message comes in; resolves when its case is closed. */
  readonly liveCase: (index: number) => Promise<string>;
  readonly trouble: Promise<never>;
  readonly stop: () => Promise<void>;
};
type Desk = {
  readonly office: Office;
  readonly families: Map<string, InventedFamily>;
  readonly taken: Set<string>;
  over: boolean;
};

export function startClerks(office: Office, db: Database): Clerks {
  const desk: Desk = { office, families: new Map(), taken: new Set(), over: false };
  const closing = watchClosing(desk, db);
  const working = [...office.people.map((person) => workThroughLists(desk, person)), closing.watching];
  return {
    liveCase: async (index) => {
      const family = inventFamily(23, index, new Date().getUTCFullYear());
      const { caseId } = await register(office, family);
      desk.families.set(caseId, family);
      await closing.closed(caseId);
      return caseId;
    },
    trouble: Promise.race(working.map((work) => work.then(() => new Promise<never>(() => undefined)))),
    stop: async () => {
      desk.over = true;
      await Promise.all(working);
    },
  };
}

/** Looked up beside the product in one question for all, so that waiting costs it nothing. */
function watchClosing(desk: Desk, db: Database) {
  const awaited = new Map<string, () => void>();
  let lastAt = Date.now();
  const look = async (): Promise<boolean> => {
    if (awaited.size === 0) lastAt = Date.now();
    if (awaited.size === 0) return desk.over;
    if (Date.now() - lastAt > patienceMs) throw new Error(`nothing closes: ${[...awaited.keys()].join(', ')}`);
    const ids: string[] = await db('cases')
      .whereIn('id', [...awaited.keys()])
      .where({ status: 'CLOSED' })
      .pluck('id');
    for (const id of ids) {
      lastAt = Date.now();
      awaited.get(id)?.();
      awaited.delete(id);
    }
    return desk.over;
  };
  return {
    watching: waitUntil(look, { timeoutMs: Infinity, everyMs: closePollMs }),
    closed: (caseId: string) => new Promise<void>((resolve) => awaited.set(caseId, resolve)),
  };
}

async function workThroughLists(desk: Desk, person: Session): Promise<void> {
  let pile: readonly SeenTask[] = [];
  const look = async (): Promise<boolean> => {
    pile = desk.over ? [] : await pileOf(desk, person);
    return desk.over || pile.length > 0;
  };
  while (!desk.over) {
    await waitUntil(look, { timeoutMs: patienceMs, everyMs: lookAgainMs });
    await inParallel(handsOfPerson, pile, (task) => answer(desk, task));
  }
}

/** What nobody has taken yet; only lists on which the person's tasks can stand are looked at. */
async function pileOf({ families, taken }: Desk, person: Session): Promise<SeenTask[]> {
  const named = person.roles.includes('caseCurator') || person.roles.includes('consiliumMember');
  const { items } = await person.get<TaskList>(`/tasks?list=${named ? 'mine' : 'group'}`);
  const ours = items.filter(({ id, caseId, formId }) => !taken.has(id) && families.has(caseId) && formId in answers);
  for (const { id } of ours) taken.add(id);
  return ours.map((row) => ({ row, by: person }));
}

/** Opens the form, takes the task where it is not his yet, and completes it. */
async function answer({ families }: Desk, task: SeenTask): Promise<void> {
  const { row, by } = task;
  const form = row.formId as FormId;
  const { data } = await openTask(task);
  if (!row.assignee) await by.post(`/tasks/${row.id}/claim`);
  const now = new Date().toISOString();
  const family = families.get(row.caseId);
  if (!family) throw new Error('a task of an unknown case');
  const filling = { known: data, family, moment: { now, today: dayIn(now) }, turn: families.size };
  await by.post(`/tasks/${row.id}/complete`, {
    data: fillForm(form, answers[form] as Partial<FormSubmissions[FormId]>, filling),
  });
}
