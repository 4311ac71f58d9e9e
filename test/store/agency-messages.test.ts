/** The floor under officers' messages: what one lets its sender enter in its own transaction, and what it does not. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from '#store/database.ts';
import { as, type Casework, idOf, openCasework, register } from '#test/support/casework.ts';

let casework: Casework;
let other: { readonly caseId: string; readonly signalId: string; readonly familyId: string };

beforeAll(async () => {
  casework = await openCasework();
  const { caseId, signalId } = await register(casework);
  const { family_id: familyId } = await casework.owner('cases').where({ id: caseId }).first();
  other = { caseId, signalId, familyId };
});
afterAll(() => casework.close());

const fresh = () => ({ caseId: randomUUID(), signalId: randomUUID(), familyId: randomUUID() });
type Ids = ReturnType<typeof fresh>;
const note = (trx: Transaction, { caseId, signalId, familyId }: Ids, more: object = {}) =>
  trx('agency_messages').insert({
    ...{ id: randomUUID(), sent_by: idOf(casework, 'agency'), agency_id: 'police-uvarovo' },
    ...{ centre_id: 'centre-uvarovo', sent_at: '2026-03-10T12:00:00Z', written: '{}' },
    ...{ signal_id: signalId, case_id: caseId, family_id: familyId, ...more },
  });
const family = (trx: Transaction, { familyId }: Ids, centre_id = 'centre-uvarovo') =>
  trx('families').insert({ id: familyId, centre_id, name: 'Новые', address: '' });
const officer = <T>(work: (trx: Transaction) => Promise<T>) => as(casework, 'agency', work);
const refused = (work: (trx: Transaction) => Promise<unknown>) =>
  expect(officer(work)).rejects.toMatchObject({ code: '42501' });

it('without a message an officer enters nothing', async () => {
  await refused((trx) => family(trx, fresh()));
});

it('a message opens its own new rows at its centre, and no others', async () => {
  const ids = fresh();
  await refused(async (trx) => {
    await note(trx, ids);
    await family(trx, fresh());
  });
  await refused(async (trx) => {
    await note(trx, ids);
    await family(trx, ids, 'centre-rzhaksa');
  });
});

it('in its transaction the cases of others stay hidden', async () => {
  let seen: unknown;
  const looked = officer(async (trx) => {
    const ids = fresh();
    await note(trx, ids);
    await family(trx, ids);
    const counts = [await trx('families'), await trx('cases'), await trx('signals'), await trx('deadlines')];
    const touched = await trx('cases').where({ id: other.caseId }).update({ step: 7 });
    seen = { counts: counts.map(({ length }) => length), touched };
    throw new Error('looked');
  });
  await expect(looked).rejects.toThrow('looked');
  expect(seen).toEqual({ counts: [1, 0, 0, 0], touched: 0 });
});

it.each(['caseId', 'familyId', 'signalId'] as const)('a message that names somebody’s %s is refused', async (key) => {
  await refused((trx) => note(trx, { ...fresh(), [key]: other[key] }));
});

it.each([
  ['of another person', () => ({ sent_by: idOf(casework, 'duty') })],
  ['of another body', () => ({ agency_id: 'kdn-uvarovo' })],
  ['to a centre of another place', () => ({ centre_id: 'centre-rzhaksa' })],
  ['of another transaction', () => ({ sent_in: '3' })],
])('a message %s is refused', async (_what, more) => {
  await refused((trx) => note(trx, fresh(), more()));
});

it('a message without its case does not stay', async () => {
  await expect(officer((trx) => note(trx, fresh()))).rejects.toMatchObject({ code: '23503' });
});

it('what an earlier message opened is closed in the next transaction', async () => {
  const ids = fresh();
  await expect(
    officer(async (trx) => {
      await note(trx, ids);
      await family(trx, ids);
    }),
  ).rejects.toMatchObject({ code: '23503' });
  await refused((trx) => family(trx, ids));
});
