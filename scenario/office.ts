/** The people of a centre at their desks: signed in, with what they see in their task lists. */
import { readFile } from 'node:fs/promises';
import type { FormId } from '#generated/form-types.ts';
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
/** Who fills which form (candidate groups of the diagram); notes to sort out go to the case's curator. */
const fillers: Readonly<Record<FormId, string>> = {
  receiveSignal: 'dutyOfficer',
  answerReporter: 'dutyOfficer',
  formTeam: 'unitHead',
  fieldVisit: 'caseCurator',
  requestPoliceEntry: 'unitHead',
  assess: 'caseCurator',
  urgentMeasures: 'unitHead',
  recordRemoval: 'unitHead',
  checkSafety: 'caseCurator',
  prepareAgenda: 'unitHead',
  castVote: 'consiliumMember',
  signProtocol: 'unitHead',
  sendNotices: 'commissionSecretary',
  recordReceipts: 'commissionSecretary',
  sendImmediateNotices: 'unitHead',
  closeWithoutCase: 'commissionSecretary',
  referToServices: 'caseCurator',
  confirmServices: 'caseCurator',
  watchVisit: 'caseCurator',
  watchReview: 'unitHead',
  submitToCommission: 'commissionSecretary',
  recordResolution: 'commissionSecretary',
  submitToGuardianship: 'unitHead',
  recordGuardianshipDecision: 'unitHead',
  draftPlan: 'caseCurator',
  approvePlan: 'unitHead',
  approveByCommission: 'commissionSecretary',
  monitorPlan: 'caseCurator',
  changeRegime: 'caseCurator',
  transferCase: 'unitHead',
  homeVisit: 'caseCurator',
  closeCase: 'unitHead',
  sortOut: 'caseCurator',
};

/** Signs in the demonstration accounts of one centre that work on cases. */
export async function openOffice(baseUrl: string): Promise<Office> {
  const file = new URL('../seeds/demo/accounts.json', import.meta.url);
  const accounts = JSON.parse(await readFile(file, 'utf8')) as Account[];
  const working = Object.values(fillers);
  const colleagues = accounts.filter(
    ({ centreId, roles }) => centreId === centre && roles.some((role) => working.includes(role)),
  );
  const people = await Promise.all(colleagues.map(({ login, password }) => signIn(baseUrl, login, password)));
  const holder = (role: string): Session => {
    const found = people.find(({ roles }) => roles.includes(role));
    if (!found) throw new Error(`nobody holds ${role}`);
    return found;
  };
  return { people, duty: holder('dutyOfficer'), head: holder('unitHead') };
}

/** The open tasks of those who fill the forms (of everybody, unless named), each once, and the business time. */
export async function lookAround({ people, duty }: Office, forms = Object.keys(fillers) as FormId[]): Promise<Sight> {
  const roles = new Set(forms.map((form) => fillers[form]));
  const asked = people.filter(({ roles: held }) => held.some((role) => roles.has(role)));
  const sights = await Promise.all((asked.length > 0 ? asked : [duty]).map(look));
  const tasks = new Map(sights.flatMap(({ items }) => items).map((task) => [task.row.id, task]));
  return { now: sights.map(({ asOf }) => asOf).reduce((a, b) => (a < b ? b : a)), tasks: [...tasks.values()] };
}

async function look(by: Session): Promise<{ asOf: string; items: SeenTask[] }> {
  const group = await by.get<TaskList>('/tasks?list=group');
  const mine = await by.get<TaskList>('/tasks?list=mine');
  return { asOf: mine.asOf, items: [...group.items, ...mine.items].map((row) => ({ row, by })) };
}

export function openTask(task: SeenTask): Promise<TaskDetail> {
  return task.by.get<TaskDetail>(`/tasks/${task.row.id}`);
}

/** Takes a task and answers it, as its person does with two clicks. */
export async function completeTask({ row, by }: SeenTask, data: unknown): Promise<void> {
  if (!row.assignee) await by.post(`/tasks/${row.id}/claim`);
  await by.post(`/tasks/${row.id}/complete`, { data });
}
