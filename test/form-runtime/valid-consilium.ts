/** Facts and passing answers for the forms of the consilium and of informing the bodies. Invented people only. */
import type { FormSubmissions } from '#generated/form-types.ts';

type ConsiliumForm =
  'prepareAgenda' | 'castVote' | 'signProtocol' | 'sendNotices' | 'sendImmediateNotices' | 'recordReceipts';
type Example<Id extends ConsiliumForm> = {
  readonly given: Readonly<Record<string, unknown>>;
  readonly answers: FormSubmissions[Id];
};

const MEMBERS = ['a1b2c3d4-0000-4000-8000-000000000011', 'a1b2c3d4-0000-4000-8000-000000000012'] as const;
const NOTICES = ['a1b2c3d4-0000-4000-8000-000000000003', 'a1b2c3d4-0000-4000-8000-000000000004'] as const;
const ASSESSED = { computedRisk: 'MEDIUM', computedSafety: 'SAFE', recommendation: 'OPEN_CASE' } as const;
const PREPARED = { legalGround: '120-ФЗ, ст. 9', content: 'О результатах работы' } as const;
const noticeRecipients = NOTICES.map((value, index) => ({ label: `Орган ${index + 1}`, value }));
const prepared = NOTICES.map((noticeId) => ({ noticeId, ...PREPARED, sending: 'SENT' }));

export const VALID_CONSILIUM: { readonly [Id in ConsiliumForm]: Example<Id> } = {
  prepareAgenda: {
    given: {
      ...ASSESSED,
      agenda: 'CASE',
      consiliumMembers: MEMBERS.map((value, index) => ({ label: `Член консилиума ${index + 1}`, value })),
      earlierRounds: [{ round: 1, heldOn: '09.03.2026', proposed: 'Открыть случай', outcome: 'Не было кворума' }],
    },
    answers: {
      heldOn: '2026-03-10',
      kind: 'SITTING',
      place: 'Кабинет 3',
      members: [...MEMBERS],
      guests: [{ name: 'Инспектор', agency: 'ПДН' }],
      agenda: 'CASE',
      question: 'Решение по случаю',
      proposedDecision: 'OPEN_CASE',
    },
  },
  castVote: {
    given: {
      ...ASSESSED,
      agenda: 'CASE',
      heldOnText: '10.03.2026',
      question: 'Решение по случаю',
      proposedDecision: 'OPEN_CASE',
    },
    answers: { vote: 'AGAINST', dissent: 'Сначала нужны сведения из школы', comment: '' },
  },
  signProtocol: {
    given: {
      agenda: 'CASE',
      consiliumResult: 'OPEN_CASE',
      heldOn: '2026-03-09',
      computedRisk: 'MEDIUM',
      curatorName: 'Образцова Анна',
    },
    answers: {
      decidedRisk: 'LOW',
      divergenceReason: 'Бабушка живёт с детьми и помогает',
      facts: ['neglectedOrSop'],
      curatorConfirmed: true,
      curatorOrder: '№ 12 от 10.03.2026',
      chair: 'Главина Т. Н.',
      secretary: 'Образцова А.',
      tasks: 'Куратору: программа за 10 рабочих дней',
      dissent: '',
      signedOn: '2026-03-10',
    },
  },
  sendNotices: {
    given: { noticeRecipients, notices: prepared },
    answers: {
      notices: [
        {
          noticeId: NOTICES[0],
          ...PREPARED,
          sending: 'SENT',
          sentAt: '2026-03-10T11:00Z',
          way: 'EDO',
          outgoingNumber: '15',
        },
        { noticeId: NOTICES[1], ...PREPARED, sending: 'NOT_NEEDED', notNeededReason: 'Орган участвовал в заседании' },
      ],
      replyToReporter: '',
    },
  },
  sendImmediateNotices: {
    given: { noticeRecipients, notices: prepared },
    answers: {
      notices: NOTICES.map((noticeId) => ({
        noticeId,
        ...PREPARED,
        sending: 'SENT',
        sentAt: '2026-03-10T11:00Z',
        way: 'PHONE',
        acceptedBy: 'дежурный',
      })),
    },
  },
  recordReceipts: {
    given: { noticeRecipients, receipts: NOTICES.map((noticeId) => ({ noticeId, sentAt: '2026-03-10T10:00Z' })) },
    answers: {
      receipts: [
        {
          noticeId: NOTICES[0],
          sentAt: '2026-03-10T10:00Z',
          receiptState: 'RECEIVED',
          acknowledgedAt: '2026-03-10T11:00Z',
          replyWay: 'EMAIL',
          reply: 'Принято к сведению',
        },
        {
          noticeId: NOTICES[1],
          sentAt: '2026-03-10T10:00Z',
          receiptState: 'REMINDED',
          remindedAt: '2026-03-10T11:30Z',
        },
      ],
    },
  },
};
