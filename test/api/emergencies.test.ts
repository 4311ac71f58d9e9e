/** Emergencies over HTTP: who may begin one, what the card shows, visits at once, the claim in court. */
import { createClock } from '#clock';
import { type Api, type Client, openApi } from '#test/support/api.ts';
import { type Casework, idOf, openCasework, register } from '#test/support/casework.ts';
import { caseAt, emergencyOf, patronageBeforeVisit } from '#test/support/emergency-case.ts';

let casework: Casework;
let api: Api;
let caseId: string;
const clients: Record<string, Client> = {};
const clock = { ...createClock(), now: () => '2026-03-10T12:00:00.000Z' };

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, clock);
  for (const login of ['head', 'curator', 'curator2', 'head2', 'duty', 'consilium', 'manager']) {
    clients[login] = await api.signIn(login);
  }
});

beforeEach(async () => {
  ({ caseId } = await caseAt(casework, 'agenciesInformed', { step: 7, decision: 'OPEN_CASE' }));
});

afterAll(async () => {
  await api.close();
  await casework.close();
});

async function call(login: string, operation: string, body?: unknown) {
  const client = clients[login];
  if (!client) throw new Error(login);
  return client.call(operation, { params: { caseId }, ...(body === undefined ? {} : { body }) });
}

const danger = { what: 'DANGER_REPORTED', reason: 'Соседи слышали крики ребёнка' };
const list = async (login = 'curator') => (await call(login, 'listEmergencies')).body;

describe('an emergency', () => {
  it.each(['head', 'curator'])('is begun by the %s, and the card shows it', async (login) => {
    const { status, body } = await call(login, 'startEmergency', danger);
    expect(status).toBe(200);
    expect(await list()).toMatchObject({
      mayAct: true,
      items: [
        {
          partId: body.partId,
          endedAt: null,
          source: 'PERSON',
          what: 'DANGER_REPORTED',
          reasons: [danger.reason],
          stepThen: 7,
        },
      ],
    });
    expect(await casework.owner('audit_log').where({ case_id: caseId, action: 'BEGIN_EMERGENCY' })).toHaveLength(1);
  });

  it('that runs is added to', async () => {
    const first = await call('head', 'startEmergency', danger);
    const second = await call('curator', 'startEmergency', { reason: 'Ребёнок не отвечает на звонки' });
    expect(second.body).toEqual(first.body);
    expect((await list()).items).toMatchObject([{ reasons: [danger.reason, 'Ребёнок не отвечает на звонки'] }]);
  });

  it.each([
    ['duty', 403],
    ['consilium', 403],
    ['manager', 403],
    ['curator2', 404],
    ['head2', 404],
  ])('is not begun by %s', async (login, status) => {
    expect((await call(login, 'startEmergency', danger)).status).toBe(status);
    expect(await casework.owner('emergencies').where({ case_id: caseId })).toEqual([]);
  });

  it('shows a manager that one runs, and no words', async () => {
    await call('head', 'startEmergency', danger);
    expect(await list('manager')).toMatchObject({
      mayAct: false,
      items: [{ endedAt: null, reasons: [], source: null }],
    });
  });

  it.each([{ reason: '' }, { ...danger, what: 'ANYTHING' }, {}])('needs its reason (%j)', async (body) => {
    expect((await call('head', 'startEmergency', body)).status).toBe(400);
  });

  it('has no place in an ended case', async () => {
    await casework.owner('cases').where({ id: caseId }).update({ status: 'CLOSED', closed_at: new Date() });
    expect(await call('head', 'startEmergency', danger)).toMatchObject({ status: 409, body: { code: 'CASE_CLOSED' } });
    expect(await list()).toMatchObject({ mayAct: false, visitAwaited: false });
  });
});

describe('a visit at once', () => {
  const why = { reason: 'Звонок из школы' };

  it('interrupts the plan of visits', async () => {
    const patronage = await patronageBeforeVisit(casework, caseId);
    expect((await list()).visitAwaited).toBe(true);
    expect((await call('curator', 'visitNow', why)).status).toBe(204);
    const outbox = await casework.owner('outbox').where({ case_id: caseId }).orderBy('id', 'desc').first('command');
    expect(outbox.command).toMatchObject({ type: 'tellLine', name: 'visit-at-once', correlationKey: patronage });
    expect(await list()).toMatchObject({ visitAwaited: false, visitCalls: [why] });
  });

  it('is refused when no visit is awaited', async () => {
    expect(await call('head', 'visitNow', why)).toMatchObject({ status: 409, body: { code: 'NO_VISIT_AWAITED' } });
    expect((await call('consilium', 'visitNow', why)).status).toBe(403);
  });
});

describe('the claim in court', () => {
  async function removed() {
    const partId = await emergencyOf(casework, caseId);
    const removal = { actNumber: '1', removedAt: '2026-03-09T10:00:00Z', decidedBy: 'COURT', placement: 'HOSPITAL' };
    const rest = { placedAt: '2026-03-09T11:00:00Z', prosecutorNotifiedAt: '2026-03-09T11:00:00Z' };
    const whole = JSON.stringify({ ...removal, ...rest });
    await casework.owner('emergencies').where({ part_id: partId }).update({ removal: whole });
  }

  it('is noted with its day', async () => {
    await removed();
    expect((await call('curator', 'noteClaim', { filedOn: '2026-03-10' })).status).toBe(204);
    expect((await list()).items).toMatchObject([{ claimFiledOn: '2026-03-10', removal: { decidedBy: 'COURT' } }]);
    expect((await call('curator', 'noteClaim', { filedOn: '2026-03-10' })).status).toBe(404);
  });

  it.each(['2026-03-08', '2026-03-11'])('on an impossible day (%s) is refused at its field', async (filedOn) => {
    await removed();
    expect(await call('head', 'noteClaim', { filedOn })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'claimFiledOn' }] },
    });
  });
});

it('a message attached to the case stands among the alarms of curator and head, until it is settled', async () => {
  const { caseId: own } = await register(casework);
  const { number } = await casework.owner('cases').where({ id: caseId }).first('number');
  const { id } = await casework.owner('signals').where({ case_id: own }).first('id');
  await casework.owner.transaction(async (trx) => {
    await trx.raw("SELECT set_config('app.user_id', ?, true)", [idOf(casework, 'duty')]);
    await trx.raw('SELECT app_attach_signal(?, ?)', [id, number]);
  });
  for (const login of ['curator', 'head']) {
    const { body } = await call(login, 'listAlarms');
    const alarm = body.items.find(
      ({ kind, caseId: of }: { kind: string; caseId: string }) => kind === 'SIGNAL' && of === caseId,
    );
    expect(alarm).toMatchObject({ rule: null, title: null, taskId: expect.any(String), resolved: false });
  }
  await casework.owner('tasks').where({ case_id: caseId }).update({ state: 'COMPLETED' });
  const { body } = await call('head', 'listAlarms');
  expect(body.items.filter(({ kind }: { kind: string }) => kind === 'SIGNAL')).toMatchObject([{ resolved: true }]);
});
