/** Parts of a case that is seated anew: what is asked for again, what is told again, what comes back of an ended case. */
import { releaseEndedCase, seatCaseAnew } from '#actions/seat-anew.ts';
import type { EngineDatabase } from '#test/engine/engine-database.ts';
import { now, openPartsDatabase, type PartsCase, partsCase } from '#test/support/parts-case.ts';

let database: EngineDatabase;
let parts: PartsCase;

beforeAll(async () => {
  database = await openPartsDatabase();
});

beforeEach(async () => {
  parts = await partsCase(database);
});

afterAll(() => database.close());

describe('seating a case anew', () => {
  const reseat = () => database.owner.transaction((trx) => seatCaseAnew(trx, { caseId: parts.caseId, now }));

  it('asks for every part beside too, and leaves called ones to their callers', async () => {
    const partId = await parts.beside();
    await parts.begin('patronage', { partId, partSeat: 1 }, 'key-1');
    const consilium = await parts.called('consilium', 'consilium');
    await reseat();
    expect(await parts.queued()).toMatchObject([
      { type: 'cancelInstance', seat: 1 },
      { type: 'startCase', seat: 2 },
      { type: 'cancelPart', partId, instanceKey: 'key-1' },
      { type: 'startPart', partId, seat: 2, variables: { partSeat: 2, seat: 2 } },
    ]);
    expect(await parts.partRow(consilium)).toMatchObject({
      state: 'RUNNING',
      seat: 1,
      epoch: null,
      instance_key: null,
    });
  });

  it('tells it again of an emergency that nobody has looked at, until the reassessment has begun and ended', async () => {
    const emergency = { case_id: parts.caseId, process_id: 'emergency-response', beside: true, main_line: false };
    const row = { ...emergency, release: 1, state: 'DONE', started_at: now, ended_at: now };
    const [{ id }] = await database.owner('case_parts').insert(row).returning('id');
    const told = async () => (await parts.queued()).some((one) => 'name' in one && one.name === 'emergency-ended');
    await reseat();
    expect(await told()).toBe(true);
    const reassessment = await parts.begin('reassessment', { calledAt: 'reassessment', seat: 2 });
    expect((await parts.partRow(id)).followed_up_at).not.toBeNull();
    await reseat();
    expect(await told()).toBe(true);
    if ('variables' in reassessment) await parts.finish(String(reassessment.variables['partId']), {});
    await reseat();
    expect(await told()).toBe(false);
  });

  it('of a case that has ended only brings back what runs beside it', async () => {
    const partId = await parts.beside();
    const consilium = await parts.called('consilium', 'consilium');
    await database.owner('cases').where({ id: parts.caseId }).update({ status: 'CLOSED' });
    await database.owner.transaction((trx) => releaseEndedCase(trx, { caseId: parts.caseId, now }));
    expect(await parts.queued('SUPERSEDED')).toMatchObject([{ type: 'startPart', seat: 1 }]);
    expect(await parts.queued()).toMatchObject([{ type: 'startPart', partId, seat: 2 }]);
    expect(await parts.partRow(consilium)).toMatchObject({ state: 'WITHDRAWN', withdrawn_reason: 'CASE_CLOSED' });
  });
});
