/** Fills the forms of the consilium and of informing the bodies. */
import type { FormSubmissions } from '#generated/form-types.ts';
import { type Filler, type Known, minute, rows, text } from './filler.ts';

const usual = { CASE: 'OPEN_CASE', PLAN: 'APPROVE_PLAN', REVIEW: 'COMPLETE' } as const;

const prepareAgenda: Filler<'prepareAgenda'> = (known, _family, { today }) => {
  const agenda = text(known['agenda'], 'CASE') as FormSubmissions['prepareAgenda']['agenda'];
  return {
    heldOn: today,
    kind: 'SITTING',
    place: 'Кабинет заведующей',
    members: rows(known['consiliumMembers']).map(({ value }) => text(value)),
    guests: [],
    agenda,
    question: text(known['question'], 'Решение по случаю'),
    proposedDecision: usual[agenda],
  };
};

const castVote: Filler<'castVote'> = () => ({ vote: 'FOR', comment: '' });

const signProtocol: Filler<'signProtocol'> = (known, _family, { today }) => {
  const signed = { chair: 'Заведующая отделением', secretary: 'Куратор случая', tasks: '', signedOn: today };
  const protocol = { ...signed, dissent: text(known['dissent']) };
  if (known['agenda'] !== 'CASE') return protocol;
  return {
    ...protocol,
    ...riskOf(known),
    facts: Array.isArray(known['facts']) ? (known['facts'] as FormSubmissions['signProtocol']['facts']) : [],
    ...(known['consiliumResult'] === 'NO_CASE' ? {} : { curatorConfirmed: true, curatorOrder: '' }),
  };
};

type Risk = FormSubmissions['signProtocol']['decidedRisk'];

function riskOf(known: Known): Pick<FormSubmissions['signProtocol'], 'decidedRisk' | 'divergenceReason'> {
  const computed = text(known['computedRisk'], 'INCOMPLETE');
  const gap = computed === 'INCOMPLETE';
  return {
    decidedRisk: (gap ? 'MEDIUM' : computed) as Risk,
    divergenceReason: gap ? 'Решено при неполных сведениях, пробел виден консилиуму' : '',
  };
}

const prepared = (known: Known, now: string) =>
  rows(known['notices']).map(({ noticeId, legalGround, content }) => ({
    noticeId: text(noticeId),
    legalGround: text(legalGround),
    content: text(content, 'О результатах работы со случаем'),
    sending: 'SENT' as const,
    sentAt: minute(now),
  }));

const sendNotices: Filler<'sendNotices'> = (known, _family, { now }) => ({
  notices: prepared(known, now).map((notice) => ({ ...notice, way: 'EDO', outgoingNumber: '' })),
  extraNotices: [],
  replyToReporter: '',
});

const sendImmediateNotices: Filler<'sendImmediateNotices'> = (known, _family, { now }) => ({
  notices: prepared(known, now).map((notice) => ({ ...notice, way: 'PHONE', acceptedBy: 'дежурный' })),
  extraNotices: [],
});

const recordReceipts: Filler<'recordReceipts'> = (known, _family, { now }) => ({
  receipts: rows(known['receipts']).map(({ noticeId, sentAt }) => ({
    noticeId: text(noticeId),
    sentAt: minute(text(sentAt)),
    receiptState: 'RECEIVED',
    acknowledgedAt: minute(now),
    replyWay: 'EDO',
    reply: 'Получено, учтено в работе',
  })),
});

export const consiliumFillers = {
  prepareAgenda,
  castVote,
  signProtocol,
  sendNotices,
  sendImmediateNotices,
  recordReceipts,
};
