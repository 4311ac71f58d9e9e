/** What several lives have in common: messages, and stretches of the road through the seven steps. */
import type { FormSubmissions } from '#generated/form-types.ts';
import { minute, rows, text } from './filler.ts';
import { answer, type Delay, type LifeStep, type SignalTraits } from './life.ts';

export const neglect: SignalTraits = {
  channel: 'phone',
  source: 'EDUCATION',
  reason: 'NEGLECT',
  facts: 'Дети приходят голодными, в одежде не по погоде; мать на звонки не отвечает.',
  dangerNow: 'NO',
};
export const drinking: SignalTraits = {
  channel: 'phone',
  source: 'POLICE',
  reason: 'ALCOHOL',
  facts: 'Взрослые несколько дней пьют, дети дома, слышны крики.',
  dangerNow: 'YES',
  adultAcuteState: true,
};
export const alone: SignalTraits = {
  channel: 'phone',
  source: 'POLICE',
  reason: 'UNATTENDED_CHILD',
  facts: 'Маленький ребёнок второй час один во дворе, взрослых дома нет.',
  dangerNow: 'UNKNOWN',
  childUnder7Unattended: true,
};
export const from = (source: SignalTraits['source'], traits: Partial<SignalTraits> = {}): SignalTraits => ({
  ...neglect,
  source,
  ...traits,
});

export const day: Delay = { days: 1 };
export const accepted = [answer('receiveSignal', {}), answer('formTeam', {}, { minutes: 20 })];
export const visited = [...accepted, answer('fieldVisit', {}, { hours: 3 })];
/** Refused messages are answered, attached ones are not: they go on in another case. */
export const refused = (signalDecision: 'REJECT' | 'REDIRECT' | 'ATTACH', decisionReason: string): LifeStep =>
  answer('receiveSignal', {
    signalDecision,
    decisionReason,
    ...(signalDecision === 'REDIRECT' ? { redirectTo: 'Управление образования' } : {}),
  });
export const answered = answer('answerReporter', {}, day);

type Proposal = FormSubmissions['prepareAgenda']['proposedDecision'];
/** The consilium is called, everybody votes for what is proposed, the protocol is signed. */
export const decided = (proposedDecision: Proposal, after = day): LifeStep =>
  answer('prepareAgenda', { proposedDecision }, after);
/** The consilium votes as named, in the order in which the members come to it. */
export const votes = (...cast: FormSubmissions['castVote']['vote'][]): LifeStep[] =>
  cast.map((vote) => answer('castVote', { vote }));

/** No body needs to hear of the results; of those who did, one has not answered yet. */
export const nobodyInformed = answer('sendNotices', ({ notices }) => ({
  notices: rows(notices).map(({ noticeId, legalGround, content }) => ({
    noticeId: text(noticeId),
    legalGround: text(legalGround),
    content: text(content),
    sending: 'NOT_NEEDED',
    notNeededReason: 'Орган сам участвовал в консилиуме',
  })),
}));
export const notAnswered = answer('recordReceipts', ({ receipts }) => ({
  receipts: rows(receipts).map(({ noticeId, sentAt }) => ({
    noticeId: text(noticeId),
    sentAt: minute(text(sentAt)),
    receiptState: 'WAITING',
  })),
}));

/** A programme is drafted, approved by the consilium and by the one who signs it. */
export const programme = [
  answer('draftPlan', {}, { days: 3 }),
  decided('APPROVE_PLAN'),
  answer('approvePlan', {}, day),
];
export const interagencyProgramme = [
  answer('draftPlan', {}, { days: 3 }),
  decided('APPROVE_PLAN'),
  answer('approveByCommission', {}, { days: 5 }),
];
type Review = FormSubmissions['monitorPlan']['proposal'];
/** The course of the programme is reviewed, and the consilium follows what the curator proposes. */
export const reviewed = (proposal: Review, days: number): LifeStep[] => [
  answer('monitorPlan', { proposal }, { days }),
  decided(proposal),
];
const closed = answer('closeCase', {}, day);
export const completed = (days: number): LifeStep[] => [...reviewed('COMPLETE', days), closed];
type ClosingReason = NonNullable<FormSubmissions['closeCase']['closingReason']>;
export const closedFor = (closingReason: ClosingReason): LifeStep =>
  answer(
    'closeCase',
    { withResult: 'NO', results: undefined, closingReason, conclusion: 'Работа центра окончена' },
    day,
  );
export const overcome = { outcome: 'OVERCOME' };
