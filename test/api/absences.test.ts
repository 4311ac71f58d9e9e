/** Absences over HTTP: who writes them, and that who acts has the posts of the absent one at once. */
import { type Administration, openAdministration, today } from '#test/support/administration.ts';
import { idOf } from '#test/support/casework.ts';

let administration: Administration;
let casework: Administration['casework'];
let call: Administration['call'];

beforeAll(async () => {
  administration = await openAdministration();
  ({ casework, call } = administration);
});
afterAll(() => administration.close());

describe('absences', () => {
  const absence = (login: string, acting: string | null, more: object = {}) => ({
    body: {
      userId: idOf(casework, login),
      fromDay: today,
      toDay: today,
      kind: 'VACATION',
      actingUserId: acting && idOf(casework, acting),
      ...more,
    },
  });

  it('the head writes one, who acts has the posts at once, and it can be taken back', async () => {
    expect((await call('curator2', 'listDeadlines')).status).toBe(200);
    expect((await call('curator2', 'listPapers')).status).toBe(403);
    const recorded = await call('head', 'recordAbsence', absence('duty', 'curator2'));
    expect(recorded.status).toBe(201);
    expect((await call('curator2', 'listPapers')).status).toBe(200);
    expect((await call('head', 'recordAbsence', absence('duty', null))).body).toMatchObject({
      code: 'ABSENCE_OVERLAPS',
    });
    const { body } = await call('head', 'listAbsences');
    expect(body.items).toMatchObject([
      { state: 'RUNNING', acting: { id: idOf(casework, 'curator2') }, mayChange: true },
    ]);
    expect((await call('manager', 'listAbsences')).body.items).toMatchObject([{ mayChange: false }]);
    await call('head', 'reviseAbsence', { params: { absenceId: recorded.body.id }, body: { cancelled: true } });
    expect((await call('curator2', 'listPapers')).status).toBe(403);
  });

  it.each([
    ['of another centre', 'head2', 'duty', null, {}, 403],
    ['of the director', 'head', 'manager', 'head', {}, 403],
    ['with a stranger acting', 'head', 'duty', 'head2', {}, 403],
    ['acting for himself', 'head', 'duty', 'duty', {}, 422],
    ['ending before it begins', 'head', 'duty', null, { toDay: '2020-01-01' }, 422],
    ['by a curator', 'curator', 'curator', null, {}, 403],
  ])('%s: refused', async (_name, by, login, acting, more, status) => {
    expect((await call(by, 'recordAbsence', absence(login, acting, more))).status).toBe(status);
  });

  it('the head chooses among her own staff', async () => {
    const { body } = await call('head', 'listAbsenceStaff');
    const names = body.items.filter((item: { mayBeAbsent: boolean }) => item.mayBeAbsent);
    expect(names.map(({ id }: { id: string }) => id)).toContain(idOf(casework, 'duty'));
    expect(names.map(({ id }: { id: string }) => id)).not.toContain(idOf(casework, 'manager'));
  });
});
