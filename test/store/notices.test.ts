/** Notices prepared at one moment stand in one order, whatever their ids are. */
import { prepareNotices } from '#actions/prepare-notices.ts';
import { lockCase } from '#store/cases-store.ts';
import { noticesOf } from '#store/notices-store.ts';
import { findPart } from '#store/parts-store.ts';
import { acceptedCase, addPart, type Casework, NOW, openCasework } from '#test/support/casework.ts';

let casework: Casework;

beforeAll(async () => {
  casework = await openCasework();
});
afterAll(() => casework.close());

it('by fact, then by body', async () => {
  // given
  const noticeRows = [
    'WORK_RESULTS>PROSECUTOR',
    'WORK_RESULTS>KDN',
    'RIGHTS_VIOLATED>PROSECUTOR',
    'RIGHTS_VIOLATED>KDN',
  ];
  const { caseId } = await acceptedCase(casework);
  const partId = await addPart(casework, caseId, 'inform-agencies', { beside: true });
  await casework.worker.transaction(async (trx) => {
    const [owner, part] = [await lockCase(trx, caseId), await findPart(trx, partId)];
    const context = { owner: owner!, part: part!, elementId: '', headers: { kind: 'RESULTS' }, now: NOW };
    await prepareNotices(trx, { ...context, variables: { noticeRows } });
  });
  await casework.owner('agency_notices').where({ case_id: caseId }).update({ created_at: NOW });
  // when
  const listed = await casework.worker.transaction((trx) => noticesOf(trx, caseId, partId));
  // then
  expect(listed.map(({ fact, recipient }) => `${fact}>${recipient}`)).toEqual([...noticeRows].sort());
});
