/** What is asked as a list: tasks, messages, contacts, emergencies, failures, days, releases. */
import { addTask } from '#test/support/casework.ts';
import { CANARY, type Operations } from '#test/support/lived-operations.ts';

/** Lists, and what is done from them. */
export function listOperations(lived: () => Operations): void {
  describe('lists', () => {
    let casework: Operations['casework'];
    let call: Operations['call'];
    let caseId: Operations['caseId'];

    beforeAll(() => {
      ({ casework, call, caseId } = lived());
    });

    it('of tasks and of messages', async () => {
      const taskId = await addTask(casework, caseId, 'urgentMeasures');
      await call('head', 'listTasks', { query: { list: 'group' } });
      await call('head', 'searchTasks', { body: { list: 'group', search: '2026' } });
      await call('head', 'searchCases', { body: { status: 'ALL', search: '2026' } });
      await call('head', 'claimTask', { params: { taskId } });
      await call('head', 'readTask', { params: { taskId } });
      await call('head', 'unclaimTask', { params: { taskId } });
      const { items } = (await call('manager', 'listTaskPerformers', { params: { taskId } })).body;
      const passed = await call('manager', 'passTaskOn', { params: { taskId }, body: { userId: items[0].id } });
      expect(passed.body).toMatchObject({ assignee: { name: 'Главина Татьяна Николаевна' }, familyName: null });
      const { body } = await call('duty', 'listSignals', { query: { limit: '1' } });
      expect(body.items).toMatchObject([
        { source: 'EDUCATION', decision: 'ACCEPT', registeredBy: 'Дежурова Анна Петровна' },
      ]);
    });

    it('of territories, contacts and the figures of a period', async () => {
      await call('duty', 'listTerritories');
      const contact = { heldOn: '2026-03-10', channel: 'PHONE', topic: CANARY, minutes: 5, withWhom: CANARY };
      await call('curator', 'recordContact', { params: { caseId }, body: contact });
      expect((await call('curator', 'listContacts', { params: { caseId } })).body.items).toHaveLength(1);
      const period = { from: '2026-01-01', to: '2026-12-31' };
      const stated = { ...period, territoryId: null, code: 'CONTACTS', value: 2, source: 'отчёт' };
      expect((await call('manager', 'listReportPlaces')).body.centres).toHaveLength(1);
      await call('manager', 'stateFigure', { body: stated });
      const { body } = await call('head', 'readPeriodReport', { query: period });
      expect(body.doubts).toMatchObject([{ code: 'CONTACTS_DIFFER', stated: 2, computed: 1 }]);
      await call('head', 'listReportedCases', { query: { ...period, figure: 'left' } });
    });

    it('of emergencies, with what a person may begin', async () => {
      const params = { caseId };
      const body = { reason: `Опасность: ${CANARY}` };
      await call('head', 'startEmergency', { params, body });
      await call('head', 'visitNow', { params, body });
      await call('head', 'noteClaim', { params, body: { filedOn: '2026-03-10' } });
      const receipt = { receivedAt: '2026-03-10T11:00:00Z', reply: CANARY };
      await call('head', 'noteReceipt', { params: { caseId, noticeId: caseId }, body: receipt });
      const { items } = (await call('head', 'listEmergencies', { params })).body;
      expect(items).toMatchObject([{ reasons: [body.reason] }]);
    });

    it('of failures, of which there are none', async () => {
      expect((await call('admin', 'listFailures')).body.items).toEqual([]);
      expect((await call('admin', 'repeatFailure', { params: { incidentKey: '1' } })).status).toBe(404);
    });

    it('of the days of the production calendar', async () => {
      await call('admin', 'listCalendars');
      const params = { calendarId: 'ru' };
      const { body } = await call('admin', 'readCalendar', { params, query: { year: '2026' } });
      const days = { days: [{ ...body.days[0], note: CANARY }] };
      await call('admin', 'previewCalendarChange', { params, body: days });
      expect((await call('admin', 'changeCalendar', { params, body: days })).body).toMatchObject({
        later: 0,
        earlier: 0,
      });
    });

    it('of releases, with every file of them', async () => {
      const { body } = await call('methodist', 'listReleases');
      expect(body.items).toMatchObject([{ id: 1, state: 'PUBLISHED', runningCases: 0 }]);
      for (const { name } of body.items[0].resources) {
        expect((await call('methodist', 'readResource', { params: { releaseId: '1', name } })).status).toBe(200);
      }
      const titleOf = (name: string): string =>
        body.items[0].resources.find((resource: { name: string }) => resource.name === name).title;
      expect([titleOf('cast-vote.form'), titleOf('consilium.bpmn')]).toEqual([
        '5. Голос члена консилиума',
        'Консилиум',
      ]);
      const params = { releaseId: '1', name: 'no-such.bpmn' };
      expect((await call('methodist', 'readResource', { params })).status).toBe(404);
    });
  });
}
