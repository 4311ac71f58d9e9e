/** What officers of other bodies are asked to write: about what was not sent to their body, and a message about a child. */
import { CANARY, type Operations } from '#test/support/lived-operations.ts';

export function bodyOperations(lived: () => Operations): void {
  describe('an officer of another body', () => {
    it('is answered about what was not sent to his body, and his message is taken', async () => {
      const { call, caseId } = lived();
      const noticeId = '00000000-0000-4000-8000-000000000000';
      const about = { params: { caseId, noticeId } };
      const answered = { receivedAt: '2026-03-10T09:00:00Z', journalNumber: CANARY, reply: CANARY };
      const reported = { state: 'DONE', onDay: '2026-03-10', words: CANARY };
      const child = { children: [{ name: CANARY, approxAge: 6 }], reason: 'OTHER', dangerNow: 'NO' };
      const message = { familyName: CANARY, location: CANARY, facts: CANARY, ...child };
      const told = [
        await call('agency', 'answerNotice', { ...about, body: answered }),
        await call('agency', 'withdrawNoticeAnswer', about),
        await call('agency', 'reportMeasure', { params: { caseId, measureId: noticeId }, body: reported }),
        await call('agency', 'sendAgencyMessage', { body: { centreId: 'centre-uvarovo', message } }),
        await call('agency', 'listAgencyMessages'),
      ];
      expect(told.map(({ status }) => status)).toEqual([404, 404, 404, 201, 200]);
    });
  });
}
