/** Where an emergency finds a case: a life for each row of the table in docs/emergencies.md, lived up to that place. */
import { safeLow, safeMedium } from '#scenario/assessment-pictures.ts';
import { decided, from, votes } from '#scenario/life-parts.ts';
import { answer, type Life, type LifeStep } from '#scenario/life.ts';

const accepted = [answer('receiveSignal', {})];
const teamed = [...accepted, answer('sendImmediateNotices', {}), answer('formTeam', {})];
const visited = [...teamed, answer('fieldVisit', {})];

/** All members agree, and the protocol is signed. */
const adopted = [...votes('FOR', 'FOR', 'FOR'), answer('signProtocol', {})];
/** The consilium has decided on the case. */
const decision = (proposed: Parameters<typeof decided>[0], picture = safeMedium): LifeStep[] => [
  answer('assess', picture),
  decided(proposed, {}),
  ...adopted,
];
const informed = [answer('sendNotices', {}), answer('recordReceipts', {})];
const drafted = [...visited, ...decision('OPEN_CASE'), ...informed, answer('draftPlan', {})];
const approved = [...drafted, decided('APPROVE_PLAN', {}), ...adopted];

const place = (code: string, title: string, step: number, steps: readonly LifeStep[]): Life => ({
  code,
  title,
  signal: from('HEALTH', { channel: 'letter', facts: 'Мать редко бывает на приёме.' }),
  steps,
  ends: { step },
});

/** Everything happens on one Monday morning, so the way there takes no time. */
export const emergencyPlaces: readonly Life[] = [
  place('signal', 'Сообщение ещё не рассмотрено', 1, []),
  place('team', 'Команда ещё не назначена', 2, accepted),
  place('visit', 'Команда выезжает', 3, teamed),
  place('assessment', 'Оценка открыта', 4, visited),
  place('unsafe', 'Оценка открыта и покажет: небезопасно', 4, visited),
  place('voting', 'Консилиум голосует', 5, [...visited, answer('assess', safeLow), decided('NO_CASE', {})]),
  place('informing', 'Извещения готовы', 6, [...visited, ...decision('NO_CASE', safeLow)]),
  place('planVoting', 'Консилиум голосует о программе', 7, [...drafted, decided('APPROVE_PLAN', {})]),
  place('approval', 'Программу утверждают', 7, approved),
  place('programme', 'Программа и патронаж идут', 7, [...approved, answer('approvePlan', {})]),
  place('watch', 'Внутренний контроль', 7, [...visited, ...decision('INTERNAL_WATCH'), ...informed]),
];
