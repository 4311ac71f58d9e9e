/** One family's case over HTTP with a unique word in every personal field; provokes drafts, refusals and thrown errors. */
import type { SignalRegistered } from '#generated/api-types.ts';
import type { FormId, FormSubmissions } from '#generated/form-types.ts';
import { fillForm } from '#scenario/answers.ts';
import type { Known, Moment } from '#scenario/filler.ts';
import { ApiProblem } from '#scenario/http-client.ts';
import { inventFamily } from '#scenario/invented-families.ts';
import { lookAround, openTask, type Office, type SeenTask } from '#scenario/office.ts';
import type { Database } from '#store/database.ts';
import { until } from '#test/engine/until.ts';
import type { Canaries } from '#test/support/canaries.ts';
import { fillTexts } from '#test/support/text-fields.ts';

export type Tools = { readonly office: Office; readonly db: Database; readonly canaries: Canaries };
/** `turn` spreads the cases over the curators. */
export type PersonalCase = Tools & { readonly caseId: string; readonly turn: number };
export type Given<Id extends FormId> = Partial<FormSubmissions[Id]>;
export type Data = Record<string, unknown>;
type Opened = { readonly known: Known; readonly moment: Moment };
/** `change` comes before the words: rows that must differ; `exact` goes in as it is: a number that must be the right one. */
type More = { readonly change?: (data: Data, moment: Moment) => Data; readonly exact?: Data };

const taskMs = 120_000;
/** Forms whose draft and whose refusal have had their words; once each is enough. */
const refusedForms = new Set<FormId>();
const dates = { mother: '1961-02-17', child: '2019-08-23' };

/** A message about a family comes in; its case begins. */
export async function register(tools: Tools, turn: number): Promise<PersonalCase> {
  const { office, canaries } = tools;
  const { plant } = canaries;
  const { asOf } = await office.duty.get<{ asOf: string }>('/tasks?list=group');
  const { caseId } = await office.duty.post<SignalRegistered>('/signals', {
    ...{ channel: 'phone', source: 'RELATIVE', reason: 'ALCOHOL', dangerNow: 'NO', receivedAt: asOf },
    reporter: plant('signal.reporter'),
    familyName: plant('signal.familyName'),
    children: [{ name: plant('signal.children.name'), approxAge: 5 }],
    location: plant('signal.location'),
    facts: plant('signal.facts'),
  });
  return { ...tools, caseId, turn };
}

/** The task of the form is taken and answered; the first of each form is drafted and refused before. */
export async function answer<Id extends FormId>(
  tools: PersonalCase,
  form: Id,
  given: Given<Id> = {},
  more: More = {},
): Promise<void> {
  const task = await waitFor(tools, form);
  const opened = await openForm(task);
  const submission = (): Data => filled(tools, opened, { form, given, ...more });
  if (!refusedForms.has(form)) {
    refusedForms.add(form);
    await task.by.put(`/tasks/${task.row.id}/draft`, { data: submission() });
    await expectRefused(task, tooLong(submission()));
  }
  await complete(task, submission());
}

/** A submission that the server must not take. */
export async function refuse<Id extends FormId>(tools: PersonalCase, form: Id, given: Given<Id>): Promise<void> {
  const task = await waitFor(tools, form);
  await expectRefused(task, filled(tools, await openForm(task), { form, given }));
}

async function expectRefused(task: SeenTask, data: unknown): Promise<void> {
  const send = task.by.post(`/tasks/${task.row.id}/complete`, { data });
  await expect(send).rejects.toBeInstanceOf(ApiProblem);
}

/** Only people's words grow far too long, those in the rows of lists as well: codes and dates stay as they are. */
function tooLong(value: unknown): unknown {
  if (typeof value === 'string') return /[а-яё]/i.test(value) ? `${value}${'я'.repeat(20_000)}` : value;
  if (Array.isArray(value)) return value.map(tooLong);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, tooLong(inner)]));
}

/** A server that failed once by a thrown error (500) is asked again by the person. */
async function complete(task: SeenTask, data: unknown): Promise<void> {
  const send = () => task.by.post(`/tasks/${task.row.id}/complete`, { data });
  await send().catch((error: unknown) => {
    if (error instanceof ApiProblem && error.status === 500) return send();
    throw error;
  });
}

/** The task, taken; looked for in the database, so that the lists are asked for only once it is there. */
async function waitFor({ office, db, caseId }: PersonalCase, form: FormId): Promise<SeenTask> {
  const wanted = { case_id: caseId, state: 'CREATED', answered_at: null };
  const look = () =>
    db('tasks').where(wanted).whereRaw('? IN (element_id, form_id)', [form]).orderBy('created_at').first('id');
  const { id } = await until(look, taskMs).catch(() => {
    throw new Error(`no task of ${form} came in case ${caseId}`);
  });
  const { tasks } = await lookAround(office, [form]);
  const seen = tasks.find(({ row }) => row.id === id);
  if (!seen) throw new Error(`the task of ${form} is on nobody's list`);
  if (!seen.row.assignee) await seen.by.post(`/tasks/${id}/claim`);
  return seen;
}

async function openForm(task: SeenTask): Promise<Opened> {
  const { data: known } = await openTask(task);
  const { asOf: now } = await task.by.get<{ asOf: string }>('/tasks?list=mine');
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date(now));
  return { known, moment: { now, today } };
}

type Filled<Id extends FormId> = { readonly form: Id; readonly given: Given<Id> } & More;

/** The form as its person fills it, with a new word in each of its text fields. */
function filled<Id extends FormId>(
  { canaries: { plant }, turn }: PersonalCase,
  { known, moment }: Opened,
  { form, given, change = (data) => data, exact }: Filled<Id>,
): Data {
  const usual = fillForm(form, given, { known, moment, family: inventFamily(1, 0, 2026), turn });
  const data = fillTexts(form, change({ ...usual }, moment), plant);
  if (form !== 'fieldVisit' || !Array.isArray(data['parents'])) return { ...data, ...exact };
  const born = (rows: unknown, birthDate: string) => (rows as object[]).map((row) => ({ ...row, birthDate }));
  return {
    ...data,
    parents: born(data['parents'], plant('fieldVisit.parents.birthDate', dates.mother)),
    children: born(data['children'], plant('fieldVisit.children.birthDate', dates.child)),
  };
}

/** The next write of the table throws an error that quotes the person's words; a sequence is not rolled back, so only once. */
export async function failOnce(db: Database, table: string, event: 'INSERT' | 'UPDATE', words: string): Promise<void> {
  await db.raw(`CREATE SEQUENCE fail_${table}; GRANT USAGE ON SEQUENCE fail_${table} TO seven_app, seven_worker`);
  await db.raw(`CREATE FUNCTION fail_${table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF nextval('fail_${table}') = 1 THEN RAISE EXCEPTION 'failed on %', ${words} USING DETAIL = ${words}::text; END IF;
    RETURN NEW; END $$`);
  await db.raw(
    `CREATE TRIGGER fail_${table} BEFORE ${event} ON ${table} FOR EACH ROW EXECUTE FUNCTION fail_${table}()`,
  );
}
