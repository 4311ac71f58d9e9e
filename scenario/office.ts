/** The people of a centre at their desks: signed in, with what they see in their task lists. */
import { readFile } from 'node:fs/promises';
import type { TaskDetail, TaskList, TaskRow } from '#generated/api-types.ts';
import { type Session, signIn } from './http-client.ts';

type Account = {
  readonly login: string;
  readonly password: string;
  readonly roles: readonly string[];
  readonly centreId: string;
};

export type Office = { readonly people: readonly Session[]; readonly duty: Session; readonly head: Session };
export type SeenTask = { readonly row: TaskRow; readonly by: Session };
export type Sight = { readonly now: string; readonly tasks: readonly SeenTask[] };

const centre = 'centre-uvarovo';
const working = ['dutyOfficer', 'caseCurator', 'unitHead', 'consiliumMember', 'commissionSecretary'];

/** Signs in the demonstration accounts of one centre that work on cases. */
export async function openOffice(baseUrl: string): Promise<Office> {
  const accounts = JSON.parse(
    await readFile(new URL('../seeds/demo/accounts.json', import.meta.url), 'utf8'),
  ) as Account[];
  const colleagues = accounts.filter(
    ({ centreId, roles }) => centreId === centre && roles.some((role) => working.includes(role)),
  );
  const people = await Promise.all(colleagues.map(({ login, password }) => signIn(baseUrl, login, password)));
  const holder = (role: string): Session => {
    const index = colleagues.findIndex(({ roles }) => roles.includes(role));
    const session = people[index];
    if (!session) throw new Error(`nobody holds ${role}`);
    return session;
  };
  return { people, duty: holder('dutyOfficer'), head: holder('unitHead') };
}

/** All open tasks that anybody in the office can take or has taken, each once, and the business time. */
export async function lookAround({ people }: Office): Promise<Sight> {
  const sights = await Promise.all(people.map(look));
  const tasks = new Map(sights.flatMap(({ items }) => items).map((task) => [task.row.id, task]));
  return { now: sights.map(({ asOf }) => asOf).reduce((a, b) => (a < b ? b : a)), tasks: [...tasks.values()] };
}

async function look(by: Session): Promise<{ asOf: string; items: SeenTask[] }> {
  const [group, mine] = await Promise.all([
    by.get<TaskList>('/tasks?list=group'),
    by.get<TaskList>('/tasks?list=mine'),
  ]);
  return { asOf: group.asOf, items: [...group.items, ...mine.items].map((row) => ({ row, by })) };
}

export function openTask(task: SeenTask): Promise<TaskDetail> {
  return task.by.get<TaskDetail>(`/tasks/${task.row.id}`);
}

/** Takes a task and answers it, as its person does with two clicks. */
export async function completeTask({ row, by }: SeenTask, data: unknown): Promise<void> {
  if (!row.assignee) await by.post(`/tasks/${row.id}/claim`);
  await by.post(`/tasks/${row.id}/complete`, { data });
}
