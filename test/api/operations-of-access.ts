/** What is asked about who may see: the audit, the emergency access, readings that are less than a case. */
import { idOf } from '#test/support/casework.ts';
import { CANARY, type Operations } from '#test/support/lived-operations.ts';

/** The audit, and a case opened in an emergency. */
export function auditOperations(lived: () => Operations): void {
  describe('the audit and the emergency access', () => {
    let casework: Operations['casework'];
    let call: Operations['call'];
    let caseId: Operations['caseId'];

    beforeAll(() => {
      ({ casework, call, caseId } = lived());
    });

    it('are there for those who answer for the unit, and words of people stand apart from the audit', async () => {
      const params = { caseId };
      const purpose = { purpose: 'REQUEST', note: CANARY };
      expect((await call('head', 'declarePurpose', { params, body: purpose })).status).toBe(204);
      expect((await call('head', 'notePrint', { body: { page: 'CASE', caseId } })).status).toBe(204);
      expect((await call('head', 'listCaseReaders', { params })).body.items.length).toBeGreaterThan(0);
      for (const operation of ['listAudit', 'readAuditFilters']) {
        expect((await call('admin', operation)).status).toBe(200);
        expect((await call('psychologist', operation)).status).toBe(403);
      }
    });

    it('a case is opened in an emergency and looked into', async () => {
      const body = { reason: `${CANARY}: помощь нужна сейчас` };
      expect((await call('psychologist', 'breakGlass', { params: { caseId }, body })).status).toBe(201);
      const { number } = await casework.owner('cases').where({ id: caseId }).first('number');
      const byNumber = { body: { ...body, caseNumber: number } };
      expect((await call('psychologist', 'breakGlassByNumber', byNumber)).status).toBe(201);
      const { items } = (await call('head', 'listBreakGlass')).body;
      const review = { params: { breakGlassId: items[0].id }, body: { review: 'OBJECTED', note: CANARY } };
      expect((await call('head', 'reviewBreakGlass', review)).status).toBe(204);
    });
  });
}

/** Readings that are less than a case. */
export function reducedOperations(lived: () => Operations): void {
  describe('readings that are less than a case', () => {
    let casework: Operations['casework'];
    let call: Operations['call'];
    let caseId: Operations['caseId'];

    beforeAll(() => {
      ({ casework, call, caseId } = lived());
    });

    it('answer as described', async () => {
      const params = { caseId };
      const body = { userId: idOf(casework, 'supervisor'), days: 3 };
      expect((await call('duty', 'lookUpFamily', { body: { familyName: CANARY } })).status).toBe(200);
      const invited = await call('head', 'inviteSupervisor', { params, body });
      expect(invited.status).toBe(201);
      const { invitationId } = invited.body;
      expect((await call('head', 'listInvitations', { params })).status).toBe(200);
      expect((await call('supervisor', 'listSupervisedCases')).status).toBe(200);
      expect((await call('supervisor', 'readSupervisedCase', { params })).status).toBe(200);
      expect((await call('head', 'withdrawInvitation', { params: { caseId, invitationId } })).status).toBe(204);
      expect((await call('agency', 'listAgencyWork')).status).toBe(200);
      expect((await call('agency', 'readAgencyCard', { params })).status).toBe(404);
    });
  });
}
