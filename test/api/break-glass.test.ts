/** A case opened in an emergency: for reading, for a time, told to the head of the unit, who accepts it or ends it. */
import { createClock } from '#clock';
import { type Api, type Client, openApi } from '#test/support/api.ts';
import { acceptedCase, type Casework, idOf, openCasework } from '#test/support/casework.ts';

const reason = 'Ребёнок звонит с этого адреса, куратор не отвечает';

let casework: Casework;
let api: Api;
let other: Client;
let head: Client;
let caseId: string;
let number: string;

beforeEach(async () => {
  casework = await openCasework();
  api = await openApi(casework, createClock());
  ({ caseId } = await acceptedCase(casework));
  ({ number } = await casework.owner('cases').where({ id: caseId }).first('number'));
  [other, head] = await Promise.all([api.signIn('curator2'), api.signIn('head')]);
});

afterEach(async () => {
  await api.close();
  await casework.close();
});

const open = () => other.call('breakGlass', { params: { caseId }, body: { reason } });
const attention = () => casework.owner('tasks').where({ kind: 'ATTENTION', case_id: caseId });

it('opens the case for reading alone, without a further question, and tells the head of the unit', async () => {
  expect(await other.call('readCase', { params: { caseId } })).toMatchObject({ status: 404 });
  const { status, body } = await open();
  expect({ status, caseId: body.caseId }).toEqual({ status: 201, caseId });
  expect(Date.parse(body.until) - Date.now()).toBeGreaterThan(23 * 3600_000);
  const card = await other.call('readCase', { params: { caseId }, purpose: null });
  expect(card).toMatchObject({ status: 200, body: { relation: 'BREAK_GLASS' } });
  const contact = { heldOn: '2026-03-10', channel: 'PHONE', minutes: 5, withWhom: 'мать', topic: 'звонок' };
  expect(await other.call('recordContact', { params: { caseId }, body: contact })).toMatchObject({ status: 403 });
  expect(await attention()).toMatchObject([{ role: 'unitHead', state: 'CREATED', payload: { code: 'BREAK_GLASS' } }]);
  const alarms = (await head.call('listAlarms', { query: { unseen: 'true' } })).body.items;
  expect(alarms).toContainEqual(expect.objectContaining({ kind: 'BREAK_GLASS', caseNumber: number, resolved: false }));
  const noted = await casework.owner('audit_log').where({ case_id: caseId, actor_id: idOf(casework, 'curator2') });
  expect(noted).toContainEqual(expect.objectContaining({ action: 'BREAK_GLASS', purpose: 'BREAK_GLASS' }));
  expect(noted).toContainEqual(expect.objectContaining({ action: 'READ_CASE', purpose: 'BREAK_GLASS' }));
  expect(JSON.stringify(noted)).not.toContain(reason);
});

it('is opened by number, once, and not without a reason or beyond the own places', async () => {
  const byNumber = { body: { caseNumber: number, reason } };
  const first = await other.call('breakGlassByNumber', byNumber);
  expect(first).toMatchObject({ status: 201, body: { caseId } });
  expect((await open()).body).toEqual(first.body);
  expect(await attention()).toHaveLength(1);
  expect(await other.call('breakGlassByNumber', { body: { caseNumber: number, reason: 'надо' } })).toMatchObject({
    status: 400,
  });
  const foreign = await api.signIn('head2');
  expect(await foreign.call('breakGlassByNumber', byNumber)).toMatchObject({ status: 404 });
  expect(await foreign.call('breakGlass', { params: { caseId }, body: { reason } })).toMatchObject({ status: 404 });
  const refused = await casework
    .owner('audit_log')
    .where({ case_id: caseId, outcome: 'REFUSED', action: 'BREAK_GLASS' });
  expect(refused).toMatchObject([{ actor_id: idOf(casework, 'head2') }]);
  expect(await (await api.signIn('secretary')).call('breakGlassByNumber', byNumber)).toMatchObject({ status: 403 });
});

it('opens it for the duty officer too, whose post opens no cards otherwise', async () => {
  const duty = await api.signIn('duty');
  expect(await duty.call('readCase', { params: { caseId } })).toMatchObject({ status: 403 });
  await duty.call('breakGlass', { params: { caseId }, body: { reason } });
  expect(await duty.call('readCase', { params: { caseId } })).toMatchObject({ status: 200 });
});

it('ends at its time', async () => {
  await open();
  await casework.owner('break_glass').update({ until: casework.owner.raw('business_now()') });
  expect(await other.call('readCase', { params: { caseId } })).toMatchObject({ status: 404 });
});

it('is accepted by the head of the unit, which takes the task off her list', async () => {
  await open();
  const { body } = await head.call('listBreakGlass');
  expect(body.items).toMatchObject([{ caseNumber: number, reason, mayReview: true, review: null }]);
  const review = { params: { breakGlassId: body.items[0].id }, body: { review: 'ACCEPTED' } };
  expect(await other.call('reviewBreakGlass', review)).toMatchObject({ status: 403 });
  expect(await head.call('reviewBreakGlass', review)).toMatchObject({ status: 204 });
  expect(await head.call('reviewBreakGlass', review)).toMatchObject({ status: 404 });
  expect(await attention()).toMatchObject([{ state: 'COMPLETED', answered_by: idOf(casework, 'head') }]);
  expect(await other.call('readCase', { params: { caseId } })).toMatchObject({ status: 200 });
  expect((await other.call('listBreakGlass')).body.items).toMatchObject([{ review: 'ACCEPTED', mayReview: false }]);
});

it('an objection needs words and ends it at once', async () => {
  await open();
  const { id } = (await head.call('listBreakGlass')).body.items[0];
  const object = (note?: string) =>
    head.call('reviewBreakGlass', { params: { breakGlassId: id }, body: { review: 'OBJECTED', note } });
  expect(await object()).toMatchObject({ status: 422, body: { errors: [{ path: 'note' }] } });
  expect(await object('Куратор был на месте')).toMatchObject({ status: 204 });
  expect(await other.call('readCase', { params: { caseId } })).toMatchObject({ status: 404 });
  const again = await open();
  expect(again).toMatchObject({ status: 201 });
});
