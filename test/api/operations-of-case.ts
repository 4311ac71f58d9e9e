/** What is asked of one case: its card, clocks, papers, who read it and what is less than it. */
import { raiseIfDue } from '#actions/advance-deadline.ts';
import { addTask, idOf } from '#test/support/casework.ts';
import { CANARY, type Operations } from '#test/support/lived-operations.ts';

/** The card of a case, its records and its diagram. */
export function cardOperations(lived: () => Operations): void {
  describe('the card of a case', () => {
    let casework: Operations['casework'];
    let call: Operations['call'];
    let caseId: Operations['caseId'];

    beforeAll(() => {
      ({ casework, call, caseId } = lived());
    });

    it('tells the head of the unit all of it', async () => {
      await addTask(casework, caseId, 'assess', { createdAt: '2026-03-10T12:00:01Z' });
      const { body } = await call('head', 'readCase', { params: { caseId } });
      expect(body).toMatchObject({
        relation: 'UNIT_HEAD',
        case: { step: 4, urgency: 'EMERGENCY', status: 'RUNNING', curator: { name: 'Кураторова Мария Ивановна' } },
        family: { parents: [{ relation: 'MOTHER' }] },
        signals: [{ decision: 'ACCEPT' }],
      });
      expect(body.steps.map(({ state }: { state: string }) => state)).toEqual([
        'DONE',
        'DONE',
        'DONE',
        'CURRENT',
        'AHEAD',
        'AHEAD',
        'AHEAD',
      ]);
      expect(body.records.map(({ formId }: { formId: string }) => formId)).toEqual(
        expect.arrayContaining(['fieldVisit', 'formTeam', 'receiveSignal']),
      );
      expect(JSON.stringify(body)).not.toContain('Соседка');
    });

    it('tells the manager numbers without a name', async () => {
      const { body } = await call('manager', 'readCase', { params: { caseId } });
      expect(body).toMatchObject({ relation: 'NUMBERS', family: null, signals: [], records: [] });
      expect(JSON.stringify(body)).not.toContain(CANARY);
      const { body: cases } = await call('manager', 'listCases', { query: { status: 'ALL' } });
      expect(cases.items).toMatchObject([{ id: caseId, familyName: null }]);
    });

    it('shows a form as it was handed in, to those who may know', async () => {
      const { body: card } = await call('curator', 'readCase', { params: { caseId } });
      for (const { submissionId } of card.records) {
        const { status, body } = await call('curator', 'readRecord', { params: { caseId, submissionId } });
        expect([status, JSON.stringify(body.data)]).toEqual([200, expect.stringContaining(CANARY)]);
        expect((await call('manager', 'readRecord', { params: { caseId, submissionId } })).status).toBe(404);
        expect((await call('curator2', 'readRecord', { params: { caseId, submissionId } })).status).toBe(404);
      }
    });

    it('is noted in the audit whenever it is opened', async () => {
      const audit = await casework.owner('audit_log').where({ case_id: caseId, actor_id: idOf(casework, 'manager') });
      expect(audit.map(({ action }) => action)).toContain('READ_CASE');
    });

    it('stands on its diagram where the engine says', async () => {
      expect((await call('curator', 'readCaseSupport', { params: { caseId } })).body).toMatchObject({ plan: null });
      const { body } = await call('curator', 'readCaseDiagram', { params: { caseId } });
      expect(body).toMatchObject({
        tokens: [{ elementId: 'assess', state: 'ACTIVE' }],
        visited: ['fieldVisit', 'formTeam', 'receiveSignal', 'visitResult'],
        lines: expect.arrayContaining([expect.objectContaining({ partId: null, state: 'RUNNING' })]),
      });
      expect(body.flows.length).toBeGreaterThan(0);
    });
  });
}

/** Clocks, and the alarms that they raise. */
export function clockOperations(lived: () => Operations): void {
  describe('clocks and alarms', () => {
    let casework: Operations['casework'];
    let call: Operations['call'];
    let caseId: Operations['caseId'];

    beforeAll(() => {
      ({ casework, call, caseId } = lived());
    });

    it('are listed, paused, resumed and moved by the head of the unit', async () => {
      const { body } = await call('head', 'listDeadlines', { query: { only: 'emergency' } });
      const params = { deadlineId: body.items[0].id };
      const reason = `Причина ${CANARY}`;
      expect((await call('head', 'pauseDeadline', { params, body: { reason } })).body).toMatchObject({
        state: 'PAUSED',
      });
      expect((await call('head', 'resumeDeadline', { params })).body).toMatchObject({ state: 'RUNNING' });
      const move = { dueAt: '2026-03-20T12:00:00Z', reason };
      expect((await call('head', 'moveDeadline', { params, body: move })).body).toMatchObject({
        extensionReason: reason,
      });
      const past = { ...move, dueAt: '2026-03-01T12:00:00Z' };
      expect(await call('head', 'moveDeadline', { params, body: past })).toMatchObject({
        status: 422,
        body: { errors: [{ path: 'dueAt' }] },
      });
    });

    it('an alarm is seen by whom it is for', async () => {
      const { id: deadlineId } = await casework
        .owner('deadlines')
        .where({ case_id: caseId, state: 'RUNNING' })
        .orderBy('rule')
        .first('id');
      await casework.worker.transaction((trx) =>
        raiseIfDue(trx, { deadlineId, now: '2027-03-10T12:00:00Z', by: 'ENGINE' }),
      );
      const { body } = await call('head', 'listAlarms', { query: { unseen: 'true' } });
      expect(body).toMatchObject({ unseen: 1, items: [{ kind: 'ESCALATION', seenAt: null }] });
      const params = { alarmId: body.items[0].id };
      expect((await call('head', 'markAlarmSeen', { params })).body).toMatchObject({
        seenBy: 'Главина Татьяна Николаевна',
      });
      expect((await call('head', 'listAlarms', { query: { unseen: 'true' } })).body).toMatchObject({
        unseen: 0,
        items: [],
      });
      expect((await call('curator', 'markAlarmSeen', { params })).status).toBe(404);
    });
  });
}

/** Papers of the case and their templates. */
export function paperOperations(lived: () => Operations): void {
  describe('papers', () => {
    let call: Operations['call'];
    let caseId: Operations['caseId'];

    beforeAll(() => {
      ({ call, caseId } = lived());
    });

    it('of the case, and their templates', async () => {
      const { body } = await call('head', 'listCasePapers', { params: { caseId } });
      expect(body.items.map(({ code }: { code: string }) => code)).toEqual(
        expect.arrayContaining(['signal-card', 'team-order', 'living-conditions-act']),
      );
      const params = { paperId: body.items[0].id };
      for (const operation of ['readPaperWord', 'readPaperPage', 'readPaperPdf', 'listPapers', 'listCasePapers']) {
        expect((await call('head', operation, { params: { ...params, caseId } })).status).toBeLessThan(410);
      }
      expect((await call('head', 'cancelPaper', { params, body: { reason: CANARY } })).status).toBe(204);
      const template = { code: 'visit-card', version: '1' };
      for (const operation of ['listPaperTemplates', 'readPaperDictionary', 'readPaperTemplate']) {
        expect((await call('methodist', operation, { params: template })).status).toBe(200);
      }
      const file = { content: 'UEsDBA==', note: CANARY };
      expect((await call('methodist', 'publishPaperTemplate', { params: template, body: file })).status).toBe(422);
    });
  });
}
