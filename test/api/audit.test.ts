/** Reading a case with a purpose, what the audit keeps of readings and refusals, and who may look into it. */
import { createClock } from '#clock';
import { type Api, type Client, openApi } from '#test/support/api.ts';
import { acceptedCase, addTask, type Casework, idOf, openCasework } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;
let curator: Client;
let head: Client;
let mine: string;
let others: string;

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, createClock());
  mine = (await acceptedCase(casework)).caseId;
  others = (await acceptedCase(casework, 'curator2')).caseId;
  [curator, head] = await Promise.all([api.signIn('curator'), api.signIn('head')]);
});

afterAll(async () => {
  await api.close();
  await casework.close();
});

const rows = (where: object) => casework.owner('audit_log').where(where).orderBy('id');

describe('the purpose of reading', () => {
  it('is asked before anything of a case is shown, and noted with the reading', async () => {
    const asked = { params: { caseId: mine }, purpose: null };
    for (const operation of ['readCase', 'readCaseSupport', 'listContacts', 'listEmergencies', 'listCasePapers']) {
      const { status, body } = await curator.call(operation, asked);
      expect({ operation, status, code: body.code, caseId: body.caseId }).toEqual({
        operation,
        status: 428,
        code: 'PURPOSE_NEEDED',
        caseId: mine,
      });
    }
    expect(await rows({ case_id: mine, actor_id: idOf(casework, 'curator') })).toEqual([]);
    const declared = { params: { caseId: mine }, body: { purpose: 'REQUEST', note: 'письмо № 5' } };
    expect(await curator.call('declarePurpose', declared)).toMatchObject({ status: 204 });
    expect(await curator.call('readCase', asked)).toMatchObject({ status: 200 });
    const [said, read] = await rows({ case_id: mine, actor_id: idOf(casework, 'curator') });
    expect(said).toMatchObject({ action: 'DECLARE_PURPOSE', purpose: 'REQUEST', outcome: 'DONE' });
    expect(read).toMatchObject({
      action: 'READ_CASE',
      purpose: 'REQUEST',
      outcome: 'DONE',
      centre_id: 'centre-uvarovo',
    });
  });

  it('stays with the sign-in: another one is asked again', async () => {
    const again = await api.signIn('curator');
    expect(await again.call('readCase', { params: { caseId: mine }, purpose: null })).toMatchObject({ status: 428 });
  });

  it('is one reading as long as the page renews itself within a minute', async () => {
    await curator.call('readCase', { params: { caseId: mine } });
    await curator.call('readCase', { params: { caseId: mine } });
    expect(await rows({ action: 'READ_CASE', actor_id: idOf(casework, 'curator') })).toHaveLength(1);
  });

  it('is carried by a task for the rest of the sign-in', async () => {
    const other = await api.signIn('curator2');
    const taskId = await addTask(casework, others, 'fieldVisit');
    expect(await other.call('readTask', { params: { taskId }, purpose: null })).toMatchObject({ status: 200 });
    expect(await other.call('readCase', { params: { caseId: others }, purpose: null })).toMatchObject({ status: 200 });
    const noted = await rows({ actor_id: idOf(casework, 'curator2'), purpose: 'TASK' });
    expect(noted.map(({ action }) => action)).toEqual(['READ_TASK', 'READ_CASE']);
  });

  it('cannot be declared for a case that is not to be seen, and asks nothing of it', async () => {
    const foreign = { params: { caseId: others }, purpose: null };
    expect(await curator.call('readCase', foreign)).toMatchObject({ status: 404 });
    expect(await curator.call('declarePurpose', { ...foreign, body: { purpose: 'WORK' } })).toMatchObject({
      status: 404,
    });
  });
});

describe('what was refused', () => {
  it('stands in the audit with the person, the operation and the case', async () => {
    const actor_id = idOf(casework, 'curator');
    const refused = await rows({ case_id: others, actor_id, outcome: 'REFUSED' });
    expect(refused).toMatchObject([
      { action: 'READ_CASE', subject_kind: 'case', subject_id: others, details: { status: 404 } },
      { action: 'DECLARE_PURPOSE' },
    ]);
    await curator.call('listCalendars');
    expect(await rows({ actor_id, action: 'LIST_CALENDARS' })).toMatchObject([
      { outcome: 'REFUSED', details: { status: 403 }, case_id: null },
    ]);
  });

  it('tells the case of a refused task', async () => {
    const taskId = await addTask(casework, others, 'fieldVisit');
    expect(await curator.call('readTask', { params: { taskId } })).toMatchObject({ status: 404 });
    expect(await rows({ subject_id: taskId, outcome: 'REFUSED' })).toMatchObject([
      { case_id: others, action: 'READ_TASK' },
    ]);
  });
});

describe('lists and prints', () => {
  it('a list is noted once a minute, not at every look', async () => {
    for (let look = 0; look < 3; look += 1) await curator.call('listTasks', { query: { list: 'mine' } });
    const where = { actor_id: idOf(casework, 'curator'), action: 'READ_LIST', subject_kind: 'tasks' };
    expect(await rows(where)).toHaveLength(1);
  });

  it('every print is noted', async () => {
    for (let print = 0; print < 2; print += 1)
      await curator.call('notePrint', { body: { page: 'CASE', caseId: mine } });
    const printed = await rows({ action: 'PRINT_CASE', case_id: mine });
    expect(printed).toHaveLength(2);
    expect(await curator.call('notePrint', { body: { page: 'CASE', caseId: others } })).toMatchObject({ status: 404 });
  });
});

describe('the journal of deeds', () => {
  it('shows the head of the unit the deeds of her unit, page by page and narrowed', async () => {
    const { body } = await head.call('listAudit', { query: { limit: '3' } });
    expect(body.items).toHaveLength(3);
    const next = await head.call('listAudit', { query: { limit: '3', before: body.next } });
    const ids = [...body.items, ...next.body.items].map(({ id }: { id: string }) => Number(id));
    expect(new Set(ids).size).toBe(6);
    const { number } = await casework.owner('cases').where({ id: others }).first('number');
    const refused = await head.call('listAudit', {
      query: { caseNumber: number, outcome: 'REFUSED', actorId: idOf(casework, 'curator'), action: 'READ_CASE' },
    });
    expect(refused.body.items).toMatchObject([
      {
        title: 'Открытие карты случая',
        caseNumber: number,
        outcome: 'REFUSED',
        actor: { id: idOf(casework, 'curator') },
      },
    ]);
    const future = await head.call('listAudit', { query: { from: '2999-01-01' } });
    expect(future.body).toMatchObject({ items: [], next: null });
  });

  it('is closed to who has no right to it, and nobody sees the words of a purpose in it', async () => {
    for (const operation of ['listAudit', 'readAuditFilters'])
      expect(await curator.call(operation)).toMatchObject({ status: 403 });
    const admin = await api.signIn('admin');
    const { status, body } = await admin.call('listAudit', { query: { limit: '200' } });
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain('письмо');
  });

  it('narrows by people of the unit and by deeds in words', async () => {
    const { body } = await head.call('readAuditFilters');
    expect(body.people.map(({ id }: { id: string }) => id)).toContain(idOf(casework, 'curator'));
    expect(body.actions).toContainEqual({ code: 'READ_CASE', title: 'Открытие карты случая' });
  });
});

describe('who opened a case', () => {
  it('is told to its curator and to the head of the unit, with who was refused', async () => {
    const { body } = await head.call('listCaseReaders', { params: { caseId: others } });
    const told = body.items.map(({ reader, outcome }: { reader: { id: string }; outcome: string }) => [
      reader.id,
      outcome,
    ]);
    expect(told).toContainEqual([idOf(casework, 'curator2'), 'DONE']);
    expect(told).toContainEqual([idOf(casework, 'curator'), 'REFUSED']);
    const manager = await api.signIn('manager');
    expect(await manager.call('listCaseReaders', { params: { caseId: others } })).toMatchObject({ status: 403 });
  });
});
