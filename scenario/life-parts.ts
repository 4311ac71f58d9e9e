/** What several lives have in common: messages, and stretches of the road through the seven steps. */
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
export const refused = (signalDecision: 'REJECT' | 'REDIRECT' | 'ATTACH', decisionReason: string): LifeStep =>
  answer('receiveSignal', {
    signalDecision,
    decisionReason,
    ...(signalDecision === 'REDIRECT' ? { redirectTo: 'Управление образования' } : {}),
  });
export const decided = (
  proposedDecision:
    'NO_CASE' | 'SERVICES_442' | 'INTERNAL_WATCH' | 'OPEN_CASE' | 'SUBMIT_SOP_TO_KDN' | 'GUARDIANSHIP_MEASURES',
  after = day,
) => [answer('collegialDecision', { proposedDecision }, after), answer('informAgencies', {}, { hours: 5 })];
export const closing = (days: number): LifeStep =>
  answer('homeVisit', { visitOutcome: 'CLOSURE_PROPOSED', closureProposalReason: 'План выполнен' }, { days });
export const closed = answer('closeCase', {}, day);
export const closedFor = (closingReason: 'MOVED' | 'RIGHTS_RESTRICTED'): LifeStep =>
  answer(
    'closeCase',
    { withResult: 'NO', results: undefined, closingReason, conclusion: 'Работа центра окончена' },
    day,
  );
export const overcome = { outcome: 'OVERCOME' };
