/**
 * A database of one test file with reference data, two centres with their people and the repository's release, and the ways
 * to act in it: as a person under row-level security, as a worker, and as the feed that mirrors the engine's tasks.
 */
import { randomUUID } from 'node:crypto';
import { completeTask } from '#actions/complete-task.ts';
import { type RegisteredSignal, registerSignal, type SignalInput } from '#actions/register-signal.ts';
import type { EngineVariables } from '#domain/engine-variables.ts';
import type { FormId, FormSubmissions } from '#generated/form-types.ts';
import { connect, type Database, type Role, type Transaction, withUser } from '#store/database.ts';
import { cloneFilled } from './database.ts';

export const CENTRE = 'centre-uvarovo';
export const EPOCH = 'epoch-test';
/** A Tuesday, three in the afternoon at the centre. */
export const NOW = '2026-03-10T12:00:00Z';

export type Casework = {
  readonly owner: Database;
  readonly app: Database;
  readonly worker: Database;
  readonly secret: string;
  readonly ownerUrl: string;
  readonly urlFor: (role: Role) => string;
  /** Ids of the demonstration's people by their logins. */
  readonly people: Readonly<Record<string, string>>;
  readonly open: (role: Role) => Database;
  readonly close: () => Promise<void>;
};

export async function openCasework(): Promise<Casework> {
  const database = await cloneFilled(async (empty) => {
    // What fills it is loaded only by the one test file that does it: that takes longer than most tests.
    const { fillCasework } = await import('./casework-template.ts');
    await fillCasework(empty, EPOCH);
  });
  const opened: Database[] = [];
  const openUrl = (url: string): Database => {
    const db = connect(url, { applicationName: 'casework test' });
    opened.push(db);
    return db;
  };
  const open = (role: Role): Database => openUrl(database.urlFor(role));
  const owner = openUrl(database.ownerUrl);
  const people = await owner('users').select<{ login: string; id: string }[]>('login', 'id');
  return {
    owner,
    app: open('seven_app'),
    worker: open('seven_worker'),
    secret: database.secret,
    ownerUrl: database.ownerUrl,
    urlFor: database.urlFor,
    people: Object.fromEntries(people.map(({ login, id }) => [login, id])),
    open,
    close: async () => {
      await Promise.all(opened.map((db) => db.destroy()));
      await database.drop();
    },
  };
}

/** The id of a person of the demonstration. */
export function idOf({ people }: Casework, login: string): string {
  const id = people[login];
  if (id) return id;
  throw new Error(`no such person: ${login}`);
}

/** Works in one transaction as a person, held by row-level security. */
export const as = <T>(casework: Casework, login: string, work: (trx: Transaction) => Promise<T>): Promise<T> =>
  withUser(casework.app, idOf(casework, login), work);

export const SIGNAL: SignalInput = {
  receivedAt: '2026-03-10T11:58:00Z',
  channel: 'phone',
  source: 'EDUCATION',
  reporter: 'Классный руководитель',
  familyName: 'Примеровы',
  children: [{ name: 'Примеров Иван', approxAge: 6 }],
  location: 'ул. Садовая, 5',
  reason: 'UNATTENDED_CHILD',
  facts: 'Ребёнок второй день приходит один.',
  dangerNow: 'NO',
  injury: false,
  childUnder7Unattended: false,
  adultAcuteState: false,
  suspectedAbuse: true,
};

/** A registered message with its case at step 1; by the duty officer of the first centre unless told otherwise. */
export function register(
  casework: Casework,
  input: Partial<SignalInput> = {},
  by: { login?: string; centreId?: string; now?: string } = {},
): Promise<RegisteredSignal> {
  const { login = 'duty', centreId = CENTRE, now = NOW } = by;
  const context = { userId: idOf(casework, login), centreId, now };
  return as(casework, login, (trx) => registerSignal(trx, { ...SIGNAL, ...input }, context));
}

/** An open task as the feed mirrors it from the engine; returns its id. */
export async function addTask(
  { owner }: Casework,
  caseId: string,
  elementId: string,
  more: { assignee?: string | null; state?: string; createdAt?: string; partId?: string } = {},
): Promise<string> {
  const element = await owner('release_elements').where({ element_id: elementId, element_type: 'userTask' }).first();
  const found = await owner('cases').where({ id: caseId }).first('centre_id', 'seat', 'curator_id');
  const id = randomUUID();
  await owner('tasks').insert({
    id,
    kind: 'ENGINE',
    epoch: EPOCH,
    task_key: String(4_503_599_627_370_497n + BigInt(`0x${id.slice(0, 6)}`)),
    instance_key: caseId,
    process_id: element.process_id,
    part_id: more.partId ?? null,
    release: 1,
    element_id: elementId,
    form_id: element.form_id,
    role: element.role,
    case_id: caseId,
    centre_id: found.centre_id,
    seat: found.seat,
    assignee:
      more.assignee === undefined && element.role === 'caseCurator' ? found.curator_id : (more.assignee ?? null),
    state: more.state ?? 'CREATED',
    created_at: more.createdAt ?? NOW,
  });
  return id;
}

/** Completes a fresh task of an element as a person; the form was checked before. */
export async function answer<Id extends FormId>(
  casework: Casework,
  place: { caseId: string; formId: Id; login: string; now?: string; partId?: string },
  data: FormSubmissions[Id],
  variables: EngineVariables = {},
): Promise<string> {
  const { caseId, formId, login, now = NOW, partId } = place;
  const taskId = await addTask(casework, caseId, formId, partId ? { partId } : {});
  const context = { userId: idOf(casework, login), now };
  await as(casework, login, (trx) => completeTask(trx, { taskId, data, variables }, context));
  return taskId;
}

/** A running part of a case, as the worker of its first task notes it; answers its id. */
export async function addPart(
  { owner }: Casework,
  caseId: string,
  processId: string,
  more: { parentId?: string; beside?: boolean; variables?: EngineVariables; startedAt?: string } = {},
): Promise<string> {
  const { parentId = null, beside = false, variables = {}, startedAt = NOW } = more;
  const id = randomUUID();
  await owner('case_parts').insert({
    id,
    case_id: caseId,
    process_id: processId,
    parent_id: parentId,
    call_element: beside ? null : `${processId}Call`,
    beside,
    main_line: !beside,
    release: 1,
    epoch: EPOCH,
    instance_key: id.slice(0, 8),
    variables: JSON.stringify(variables),
    started_at: startedAt,
  });
  return id;
}

/** Brings a case to where the curator works on it: accepted, team formed, curator named. */
export async function acceptedCase(casework: Casework, curator = 'curator'): Promise<RegisteredSignal> {
  const registered = await register(casework);
  await casework
    .owner('cases')
    .where({ id: registered.caseId })
    .update({
      curator_id: idOf(casework, curator),
      step: 3,
      urgency: 'URGENT',
    });
  return registered;
}

/** Rules of the clocks of a case by their state. */
export async function clocks({ owner }: Casework, caseId: string): Promise<Record<string, string[]>> {
  const rows = await owner('deadlines')
    .where({ case_id: caseId })
    .orderBy(['rule', 'started_at'])
    .select('rule', 'state');
  const states: Record<string, string[]> = {};
  for (const { rule, state } of rows) (states[state] ??= []).push(rule);
  return states;
}

/** Commands of a case in the order in which they were written. */
export async function commands({ owner }: Casework, caseId: string): Promise<Record<string, unknown>[]> {
  const rows = await owner('outbox').where({ case_id: caseId }).orderBy('id').select('command', 'state', 'lane');
  return rows.map(({ command, state, lane }) => ({ ...command, state, lane }));
}

/** Lets clocks of a case run under the rules, each due an hour before now. */
export async function runClocks({ owner }: Casework, caseId: string, rules: readonly string[]): Promise<void> {
  const times = { started_at: '2026-03-10T08:00:00Z', due_at: '2026-03-10T11:00:00Z' };
  const place = { rules_version: 1, case_id: caseId, centre_id: CENTRE, state: 'RUNNING', release: 1 };
  for (const rule of rules) await owner('deadlines').insert({ id: randomUUID(), rule, ...place, ...times });
}
