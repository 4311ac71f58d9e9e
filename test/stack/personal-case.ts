/** Lives a family's case over HTTP with a unique word in every personal field, and provokes drafts, refusals and thrown errors. */
import type { SignalRegistered, TaskDetail } from '#generated/api-types.ts';
import type { FormId, FormSubmissions } from '#generated/form-types.ts';
import { fillForm } from '#scenario/answers.ts';
import { gapAccepted, unsafe } from '#scenario/assessment-pictures.ts';
import { ApiProblem } from '#scenario/http-client.ts';
import { inventFamily } from '#scenario/invented-families.ts';
import { lookAround, openTask, type Office, type SeenTask } from '#scenario/office.ts';
import type { Database } from '#store/database.ts';
import { until } from '#test/engine/until.ts';
import type { Canaries } from '#test/support/canaries.ts';
import { fillTexts } from '#test/support/text-fields.ts';

export type PersonalCase = { readonly office: Office; readonly db: Database; readonly canaries: Canaries };
type Given<Id extends FormId> = Partial<FormSubmissions[Id]>;
type Proposal = FormSubmissions['prepareAgenda']['proposedDecision'];

const taskMs = 60_000;
const place = 'Центр';

/** Through all forms, the conditional fields included; answers the ids that the engine is allowed to know. */
export async function livePersonalCase(tools: PersonalCase): Promise<{ caseId: string; curatorId: string }> {
  const { db } = tools;
  const caseId = await register(tools);
  await failOnce(db, 'submissions', 'INSERT', 'NEW.data');
  await answer(tools, caseId, 'receiveSignal', { dangerNow: 'YES', sourceOrganisation: place, decisionReason: place });
  await answer(tools, caseId, 'formTeam', { downgradeReason: place });
  await answer(tools, caseId, 'fieldVisit', { visitResult: 'NO_ACCESS', accessNote: place });
  await answer(tools, caseId, 'requestPoliceEntry', {});
  await answer(tools, caseId, 'fieldVisit', { childSeen: 'NO', childNotSeenReason: place, placeOfStay: place });
  await failOnce(db, 'assessments', 'UPDATE', 'NEW.answers');
  await answer(tools, caseId, 'assess', unsafe);
  await answer(tools, caseId, 'urgentMeasures', {});
  await answer(tools, caseId, 'checkSafety', {});
  await answer(tools, caseId, 'assess', gapAccepted);
  await answer(tools, caseId, 'prepareAgenda', { guests: [{ name: place, agency: place }] });
  for (const vote of ['FOR', 'AGAINST', 'FOR'] as const)
    await answer(tools, caseId, 'castVote', { vote, dissent: place });
  await answer(tools, caseId, 'signProtocol', { dissent: place, divergenceReason: place, curatorOrder: place });
  await answer(tools, caseId, 'sendNotices', { extraNotices: [await extraNotice(tools)] });
  await answer(tools, caseId, 'recordReceipts', {});
  await otherMessages(tools, caseId);
  await support(tools, caseId);
  const { curator_id: curatorId } = await db('cases').where({ id: caseId }).first('curator_id');
  return { caseId, curatorId };
}

/** A programme that is sent back once, visits, monitoring, a change of the regime, and closing that is returned once. */
async function support(tools: PersonalCase, caseId: string): Promise<void> {
  await answer(tools, caseId, 'draftPlan', {});
  await consilium(tools, caseId, 'APPROVE_PLAN');
  await answer(tools, caseId, 'approvePlan', { planApproval: 'RETURNED', remarks: place });
  await answer(tools, caseId, 'draftPlan', {});
  await consilium(tools, caseId, 'APPROVE_PLAN');
  await answer(tools, caseId, 'approvePlan', {});
  const unseen = { childSeen: 'NO', childNotSeenReason: place } as const;
  await answer(tools, caseId, 'homeVisit', { ...unseen, regime: 'WEEKLY', regimeReason: place }, { newThreats: '' });
  await answer(tools, caseId, 'monitorPlan', { proposal: 'CHANGE_REGIME' });
  await consilium(tools, caseId, 'CHANGE_REGIME');
  await answer(tools, caseId, 'changeRegime', {});
  await answer(tools, caseId, 'monitorPlan', { proposal: 'COMPLETE' });
  await consilium(tools, caseId, 'COMPLETE');
  await answer(tools, caseId, 'closeCase', { closureDecision: 'RETURN', returnReason: place });
  await answer(tools, caseId, 'monitorPlan', { proposal: 'COMPLETE' });
  await consilium(tools, caseId, 'COMPLETE');
  await answer(tools, caseId, 'closeCase', {});
}

async function consilium(tools: PersonalCase, caseId: string, proposedDecision: Proposal): Promise<void> {
  await answer(tools, caseId, 'prepareAgenda', { proposedDecision });
  for (let vote = 0; vote < 3; vote += 1) await answer(tools, caseId, 'castVote', { vote: 'FOR', dissent: place });
  await answer(tools, caseId, 'signProtocol', { dissent: place });
}

/** Two more messages about the family: one is handed on to another body, one attached, which asks a person to read it. */
async function otherMessages(tools: PersonalCase, caseId: string): Promise<void> {
  const redirected = await register(tools);
  await answer(tools, redirected, 'receiveSignal', { signalDecision: 'REDIRECT', redirectTo: place });
  const attached = await register(tools);
  const unknown = { signalDecision: 'ATTACH', attachToCaseNumber: place } as const;
  await refuse(tools, attached, 'receiveSignal', unknown);
  const { number } = await tools.db('cases').where({ id: caseId }).first('number');
  const calm = { signalDecision: 'ATTACH', dangerNow: 'NO' } as const;
  await answer(tools, attached, 'receiveSignal', calm, { attachToCaseNumber: number });
  await answer(tools, caseId, 'sortOut', {});
}

async function register({ office, canaries: { plant } }: PersonalCase): Promise<string> {
  const { asOf } = await office.duty.get<{ asOf: string }>('/tasks?list=group');
  const { caseId } = await office.duty.post<SignalRegistered>('/signals', {
    ...{ channel: 'phone', source: 'RELATIVE', reason: 'ALCOHOL', dangerNow: 'YES', receivedAt: asOf },
    reporter: plant('signal.reporter'),
    familyName: plant('signal.familyName'),
    children: [{ name: plant('signal.children.name'), approxAge: 5 }],
    location: plant('signal.location'),
    facts: plant('signal.facts'),
  });
  return caseId;
}

/** `exact` goes in as it is: a number that must be the right one. */
async function answer<Id extends FormId>(
  tools: PersonalCase,
  caseId: string,
  form: Id,
  given: Given<Id>,
  exact: Record<string, unknown> = {},
): Promise<void> {
  const task = await waitFor(tools, caseId, form);
  await task.by.put(`/tasks/${task.row.id}/draft`, { data: await filled(tools, task, form, given) });
  await refuseEmpty(task, await filled(tools, task, form, given));
  const data = { ...(await filled(tools, task, form, given)), ...exact };
  await complete(task, data);
}

/** A submission whose texts are far too long is refused; those in the rows of lists as well. */
async function refuseEmpty(task: SeenTask, data: Record<string, unknown>): Promise<void> {
  const send = () => task.by.post(`/tasks/${task.row.id}/complete`, { data: tooLong(data) });
  await expect(send()).rejects.toBeInstanceOf(ApiProblem);
}

/** Only people's words: codes and dates stay as they are. */
function tooLong(value: unknown): unknown {
  if (typeof value === 'string') return /[а-яё]/i.test(value) ? `${value}${'я'.repeat(20_000)}` : value;
  if (Array.isArray(value)) return value.map(tooLong);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, tooLong(inner)]));
}

async function refuse<Id extends FormId>(
  tools: PersonalCase,
  caseId: string,
  form: Id,
  given: Given<Id>,
): Promise<void> {
  const task = await waitFor(tools, caseId, form);
  const data = await filled(tools, task, form, given);
  await expect(task.by.post(`/tasks/${task.row.id}/complete`, { data })).rejects.toBeInstanceOf(ApiProblem);
}

/** A server that failed once by a thrown error (500) is asked again by the person. */
async function complete(task: SeenTask, data: unknown): Promise<void> {
  const send = () => task.by.post(`/tasks/${task.row.id}/complete`, { data });
  await send().catch((error: unknown) => {
    if (error instanceof ApiProblem && error.status === 500) return send();
    throw error;
  });
}

/** The task, taken. */
async function waitFor({ office }: PersonalCase, caseId: string, form: FormId): Promise<SeenTask> {
  const seen = await until(async () => {
    const { tasks } = await lookAround(office, [form]);
    for (const task of tasks.filter(({ row }) => row.caseId === caseId)) {
      const { elementId } = await openTask(task);
      if (elementId === form) return task;
    }
    return undefined;
  }, taskMs);
  if (!seen.row.assignee) await seen.by.post(`/tasks/${seen.row.id}/claim`);
  return seen;
}

const dates = { mother: '1961-02-17', child: '2019-08-23' };

async function filled<Id extends FormId>(
  { canaries: { plant } }: PersonalCase,
  task: SeenTask,
  form: Id,
  given: Given<Id>,
): Promise<Record<string, unknown>> {
  const { data: known } = await task.by.get<TaskDetail>(`/tasks/${task.row.id}`);
  const { asOf: now } = await task.by.get<{ asOf: string }>('/tasks?list=mine');
  const moment = { now, today: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date(now)) };
  const filling = { known, family: inventFamily(1, 0, 2026), moment, turn: 0 };
  const data = fillTexts(form, fillForm(form, given, filling), plant);
  if (form !== 'fieldVisit' || !Array.isArray(data['parents'])) return data;
  const born = (rows: unknown, birthDate: string) => (rows as object[]).map((row) => ({ ...row, birthDate }));
  return {
    ...data,
    parents: born(data['parents'], plant('fieldVisit.parents.birthDate', dates.mother)),
    children: born(data['children'], plant('fieldVisit.children.birthDate', dates.child)),
  };
}

async function extraNotice(tools: PersonalCase): Promise<NonNullable<Given<'sendNotices'>['extraNotices']>[number]> {
  const { asOf } = await tools.office.duty.get<{ asOf: string }>('/tasks?list=group');
  const sentAt = `${new Date(asOf).toISOString().slice(0, 16)}Z`;
  return { recipient: 'POLICE', legalGround: place, content: place, sentAt, way: 'PHONE', outgoingNumber: place };
}

/** The next write of the table throws an error that quotes the person's words; a sequence is not rolled back, so only once. */
async function failOnce(db: Database, table: string, event: 'INSERT' | 'UPDATE', words: string): Promise<void> {
  await db.raw(`CREATE SEQUENCE fail_${table}; GRANT USAGE ON SEQUENCE fail_${table} TO seven_app, seven_worker`);
  await db.raw(`CREATE FUNCTION fail_${table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF nextval('fail_${table}') = 1 THEN RAISE EXCEPTION 'failed on %', ${words} USING DETAIL = ${words}::text; END IF;
    RETURN NEW; END $$`);
  await db.raw(
    `CREATE TRIGGER fail_${table} BEFORE ${event} ON ${table} FOR EACH ROW EXECUTE FUNCTION fail_${table}()`,
  );
}
