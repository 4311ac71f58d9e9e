/** Registration of a message: everything in one transaction, or nothing. */
import { registerSignal } from '#actions/register-signal.ts';
import {
  as,
  type Casework,
  CENTRE,
  commands,
  idOf,
  NOW,
  openCasework,
  register,
  SIGNAL,
} from '#test/support/casework.ts';

let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});

afterAll(() => casework.close());

const tables = [
  'signals',
  'signal_reporters',
  'cases',
  'families',
  'deadlines',
  'deadline_events',
  'outbox',
  'audit_log',
];
const counted = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const table of tables) counts[table] = Number((await casework.owner(table).count('* as n').first())?.n);
  return counts;
};

describe('a registered message', () => {
  it('is a signal, a case with its family, a clock, commands to the engine and an audit entry', async () => {
    const { caseId, signalId, caseNumber, signalNumber } = await register(casework);

    const { owner } = casework;
    const signal = await owner('signals').where({ id: signalId }).first();
    expect(signal).toMatchObject({ number: signalNumber, case_id: caseId, centre_id: CENTRE, decision: null });
    const opened = await owner('cases').where({ id: caseId }).first();
    expect(opened).toMatchObject({ number: caseNumber, status: 'RUNNING', step: 1, seat: 1, release: 1 });
    const deadline = await owner('deadlines').where({ case_id: caseId }).first();
    expect(deadline).toMatchObject({ rule: 'T1', state: 'RUNNING', started_at: '2026-03-10T11:58:00.000Z' });
    expect(deadline.due_at).toBe('2026-03-10T12:13:00.000Z');
    expect((await commands(casework, caseId)).map(({ type, lane }) => ({ type, lane }))).toEqual([
      { type: 'startCase', lane: `case:${caseId}` },
      { type: 'startDeadline', lane: `deadline:${deadline.id}` },
    ]);
    const audit = await owner('audit_log').where({ case_id: caseId });
    expect(audit).toMatchObject([
      { action: 'REGISTER_SIGNAL', actor_id: idOf(casework, 'duty'), subject_id: signalId },
    ]);
  });

  it('gives the engine ids and numbers only', async () => {
    const { caseId } = await register(casework);
    const [start] = await commands(casework, caseId);
    expect(start?.['variables']).toEqual({ caseId, seat: 1 });
  });

  it('keeps the reporter apart from the message', async () => {
    const { signalId } = await register(casework, { reporter: 'Соседка' });
    const signal = await casework.owner('signals').where({ id: signalId }).first();
    expect(JSON.stringify(signal)).not.toContain('Соседка');
    const reporter = await casework.owner('signal_reporters').where({ signal_id: signalId }).first('reporter');
    expect(reporter).toEqual({ reporter: 'Соседка' });
  });

  it('has numbers of the year', async () => {
    expect((await register(casework)).caseNumber).toMatch(/^2026-\d{6}$/);
  });

  it('may have come in at this very moment but not later', async () => {
    await expect(register(casework, { receivedAt: NOW })).resolves.toBeDefined();
    await expect(register(casework, { receivedAt: '2026-03-10T12:00:01Z' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'receivedAt' }],
    });
  });
});

describe('nothing is left', () => {
  it('of a registration that is rolled back', async () => {
    const before = await counted();
    const broken = as(casework, 'duty', async (trx) => {
      await registerSignal(trx, SIGNAL, { userId: idOf(casework, 'duty'), centreId: CENTRE, now: NOW });
      throw new Error('the connection is gone');
    });
    await expect(broken).rejects.toThrow('the connection is gone');
    expect(await counted()).toEqual(before);
  });

  it('of a registration in the future, before there were rules, or before diagrams are published', async () => {
    const before = await counted();
    for (const receivedAt of ['2027-03-10T12:00:00Z', '2002-03-10T12:00:00Z']) {
      await expect(register(casework, { receivedAt })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        fields: [expect.objectContaining({ path: 'receivedAt' })],
      });
    }
    const early = '2025-12-31T21:30:00Z';
    await expect(register(casework, { receivedAt: early }, { now: early })).rejects.toMatchObject({
      code: 'NO_RELEASE',
    });
    expect(await counted()).toEqual(before);
  });
});
