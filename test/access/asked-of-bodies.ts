/** How the operations of other bodies' officers are asked. */
import type { Asked } from '#test/support/api.ts';
import type { Target } from './furnished-office.ts';
import type { Questions } from './question.ts';

const ofNotice = (more: Asked = {}) => ({
  about: ({ found: { caseId, noticeId } }: Target): Asked => ({ params: { caseId, noticeId }, ...more }),
});
const message = {
  ...{ familyName: 'Примеровы', children: [{ name: 'Иван', approxAge: 6 }], location: 'ул. Садовая, 5' },
  ...{ reason: 'NEGLECT', facts: 'Шум', dangerNow: 'NO' },
};

export const ofBodies: Questions = [
  ['answerNotice', ofNotice({ body: { receivedAt: '2026-03-10T12:30:00Z', reply: 'Семья осмотрена' } })],
  ['withdrawNoticeAnswer', ofNotice()],
  [
    'reportMeasure',
    {
      about: ({ found: { caseId, measureId } }) => ({
        params: { caseId, measureId },
        body: { state: 'DONE', onDay: '2026-03-10', words: 'Беседа проведена' },
      }),
    },
  ],
  ['listAgencyMessages', {}],
  ['sendAgencyMessage', { asked: { body: { centreId: 'centre-uvarovo', message } } }],
];
