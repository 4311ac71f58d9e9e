/** A case that lived through its first steps over HTTP with one word in every free text, and who asked which operation. */
import { createClock } from '#clock';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { type Answer, type Asked, type Client, openApi } from './api.ts';
import { addTask, type Casework, EPOCH, idOf, openCasework } from './casework.ts';

/** A word that stands in every personal field and nowhere else. */
export const CANARY = 'Канареева';
const now = '2026-03-10T12:00:00.000Z';
const clock = { ...createClock(), now: () => now };

export type Operations = Awaited<ReturnType<typeof openOperations>>;
type Call = (login: string, operation: string, asked?: Asked) => Promise<Answer>;

/** Everything is open until `close`. */
export async function openOperations() {
  const casework = await openCasework();
  await casework.owner('clock_state').update({ offset_ms: Date.parse(now) - Date.now() });
  const api = await openApi(casework, clock);
  const clients: Record<string, Client> = {};
  const called = new Set<string>(['signIn']);
  const call: Call = async (login, operation, asked = {}) => {
    called.add(operation);
    clients[login] ??= await api.signIn(login);
    return clients[login].call(operation, asked);
  };
  const caseId = await liveFirstSteps(casework, call);
  const close = async () => {
    await api.close();
    await casework.close();
  };
  return { casework, api, clients, called, call, caseId, close };
}

async function liveFirstSteps(casework: Casework, call: Call): Promise<string> {
  const signal = {
    receivedAt: '2026-03-10T09:00:00Z',
    channel: 'phone',
    source: 'RELATIVE',
    reporter: `Соседка ${CANARY}`,
    familyName: CANARY,
    children: [{ name: `Иван ${CANARY}`, approxAge: 6 }],
    location: `ул. ${CANARY}, 5`,
    reason: 'NEGLECT',
    facts: `Дома никого, сказала ${CANARY}`,
    dangerNow: 'NO',
  };
  const { caseId } = (await call('duty', 'registerSignal', { body: signal })).body as { caseId: string };
  const complete = completing(casework, call, caseId);
  await complete('duty', 'receiveSignal', { receivedAt: '2026-03-10T09:00Z' });
  await casework.owner('cases').where({ id: caseId }).update({ step: 2, urgency: 'EMERGENCY' });
  const departureAt = '2026-03-10T10:00Z';
  await complete('head', 'formTeam', { curatorId: idOf(casework, 'curator'), departureAt });
  const taskId = await addTask(casework, caseId, 'fieldVisit');
  await call('curator', 'saveDraft', { params: { taskId }, body: { data: { personsSeen: CANARY } } });
  await casework.owner('tasks').where({ id: taskId }).update({ state: 'CANCELED' });
  await complete('curator', 'fieldVisit');
  const place = { epoch: EPOCH, instance_key: caseId };
  const instance = { process_id: 'case-seven-steps', release: 1, case_id: caseId, seat: 1, state: 'ACTIVE' };
  await casework.owner('engine_instances').insert({ ...place, ...instance, started_at: '2026-03-10T11:00:00Z' });
  const element = { ...place, element_type: 'USER_TASK', entered_at: '2026-03-10T11:00:00Z' };
  await casework.owner('engine_elements').insert([
    { ...element, element_key: '1', element_id: 'fieldVisit', state: 'COMPLETED' },
    { ...element, element_key: '2', element_id: 'visitResult', element_type: 'EXCLUSIVE_GATEWAY', state: 'COMPLETED' },
    { ...element, element_key: '3', element_id: 'assess', state: 'ACTIVE' },
  ]);
  return caseId;
}

/** The answers of an example with the canary in every free text. */
function marked(value: unknown): unknown {
  if (typeof value === 'string') return /[а-яё]/i.test(value) ? `${value} ${CANARY}` : value;
  if (Array.isArray(value)) return value.map(marked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, marked(inner)]));
}

const completing =
  (casework: Casework, call: Call, caseId: string) =>
  async (login: string, elementId: keyof typeof VALID, change: object = {}): Promise<void> => {
    const taskId = await addTask(casework, caseId, elementId, { assignee: idOf(casework, login) });
    const data = { ...(marked(VALID[elementId].answers) as object), ...change };
    const { status, body } = await call(login, 'completeTask', { params: { taskId }, body: { data } });
    if (status !== 200) throw new Error(JSON.stringify(body));
  };
