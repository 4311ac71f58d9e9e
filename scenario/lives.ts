/**
 * Twenty lives of cases that together take every flow of both diagrams (test/processes/seven-steps.test.ts holds them to it).
 * Roads, urgency and clocks: docs/architecture.md and the reference of deadlines; people are added by the scenario.
 */
import {
  gapAccepted,
  incomplete,
  planHigh,
  reassess,
  safeHigh,
  safeLow,
  safeMedium,
  unsafe,
} from './assessment-pictures.ts';
import { answer, changeClock, type Delay, type Life, type LifeStep, type SignalTraits } from './life.ts';

const neglect: SignalTraits = {
  channel: 'phone',
  source: 'EDUCATION',
  reason: 'NEGLECT',
  facts: 'Дети приходят голодными, в одежде не по погоде; мать на звонки не отвечает.',
  dangerNow: 'NO',
};
const drinking: SignalTraits = {
  channel: 'phone',
  source: 'POLICE',
  reason: 'ALCOHOL',
  facts: 'Взрослые несколько дней пьют, дети дома, слышны крики.',
  dangerNow: 'YES',
  adultAcuteState: true,
};
const alone: SignalTraits = {
  channel: 'phone',
  source: 'POLICE',
  reason: 'UNATTENDED_CHILD',
  facts: 'Маленький ребёнок второй час один во дворе, взрослых дома нет.',
  dangerNow: 'UNKNOWN',
  childUnder7Unattended: true,
};
const from = (source: SignalTraits['source'], traits: Partial<SignalTraits> = {}): SignalTraits => ({
  ...neglect,
  source,
  ...traits,
});

const day: Delay = { days: 1 };
const accepted = [answer('receiveSignal', {}), answer('formTeam', {}, { minutes: 20 })];
const visited = [...accepted, answer('fieldVisit', {}, { hours: 3 })];
const refused = (signalDecision: 'REJECT' | 'REDIRECT' | 'ATTACH', decisionReason: string): LifeStep =>
  answer('receiveSignal', {
    signalDecision,
    decisionReason,
    ...(signalDecision === 'REDIRECT' ? { redirectTo: 'Управление образования' } : {}),
  });
const decided = (
  proposedDecision:
    'NO_CASE' | 'SERVICES_442' | 'INTERNAL_WATCH' | 'OPEN_CASE' | 'SUBMIT_SOP_TO_KDN' | 'GUARDIANSHIP_MEASURES',
  after = day,
) => [answer('collegialDecision', { proposedDecision }, after), answer('informAgencies', {}, { hours: 5 })];
const closing = (days: number): LifeStep =>
  answer('homeVisit', { visitOutcome: 'CLOSURE_PROPOSED', closureProposalReason: 'План выполнен' }, { days });
const closed = answer('closeCase', {}, day);
const closedFor = (closingReason: 'MOVED' | 'RIGHTS_RESTRICTED'): LifeStep =>
  answer(
    'closeCase',
    { withResult: 'NO', results: undefined, closingReason, conclusion: 'Работа центра окончена' },
    day,
  );
const overcome = { outcome: 'OVERCOME' };

export const lives: readonly Life[] = [
  {
    code: 'rejected',
    title: 'Сообщение отклонено',
    signal: from('ANONYMOUS', {
      channel: 'letter',
      reason: 'HOUSING',
      facts: 'Соседи шумят по вечерам, в семье трое детей.',
    }),
    steps: [refused('REJECT', 'Проверено по телефону: нарушений прав детей нет')],
    ends: { outcome: 'SIGNAL_REJECT' },
  },
  {
    code: 'redirected',
    title: 'Сообщение передано по принадлежности',
    signal: from('EDUCATION', {
      channel: 'card',
      reason: 'SCHOOL',
      facts: 'Семье нужен перевод ребёнка в другую школу.',
    }),
    steps: [refused('REDIRECT', 'Вопрос решает управление образования')],
    ends: { outcome: 'SIGNAL_REDIRECT' },
  },
  {
    code: 'monthly',
    title: 'Случай открыт, посещения раз в месяц, закрытие со второго раза',
    signal: neglect,
    steps: [
      ...visited,
      answer('assess', safeMedium, day),
      ...decided('OPEN_CASE'),
      answer('homeVisit', {}, { days: 7 }),
      answer('homeVisit', {}, { days: 28 }),
      answer('homeVisit', {}, { days: 28 }),
      closing(28),
      answer(
        'closeCase',
        {
          closureDecision: 'RETURN',
          returnReason: 'Рано: долг за квартиру ещё не погашен',
          closedOn: undefined,
          withResult: undefined,
          results: undefined,
          conclusion: undefined,
        },
        day,
      ),
      closing(10),
      closed,
    ],
    ends: overcome,
  },
  {
    code: 'attached',
    title: 'Сообщение присоединено к открытому случаю',
    signal: from('RELATIVE', { reason: 'ALCOHOL', facts: 'Бабушка сообщает о той же семье: мать снова выпивает.' }),
    steps: [refused('ATTACH', 'По этой семье случай уже ведётся')],
    attachTo: 'monthly',
    ends: { outcome: 'SIGNAL_ATTACH' },
  },
  {
    code: 'emergencyWithoutAccess',
    title: 'Экстренно: нет доступа, вход с полицией, материалы в КДНиЗП',
    signal: drinking,
    steps: [
      ...accepted,
      answer('fieldVisit', { visitResult: 'NO_ACCESS' }, { minutes: 15 }),
      answer('requestPoliceEntry', {}, { minutes: 10 }),
      answer('fieldVisit', {}, { hours: 1 }),
      answer('assess', planHigh, { hours: 20 }),
      ...decided('SUBMIT_SOP_TO_KDN'),
      answer('homeVisit', {}, { days: 5 }),
      answer('homeVisit', {}, { days: 6 }),
      closing(6),
      closed,
    ],
    ends: overcome,
  },
  {
    code: 'plannedWithoutAccess',
    title: 'Дверь не открыли, посещены на другой день, случая нет',
    signal: from('HEALTH', { channel: 'letter', facts: 'Мать не приводит ребёнка на осмотры.' }),
    steps: [
      ...accepted,
      answer('fieldVisit', { visitResult: 'NO_ACCESS' }, { hours: 4 }),
      answer('fieldVisit', {}, { hours: 20 }),
      answer('assess', safeLow, { hours: 4 }),
      ...decided('NO_CASE'),
    ],
    ends: { outcome: 'NO_CASE' },
  },
  {
    code: 'wrongAddress',
    title: 'Адрес неверен, семья найдена, услуги по 442-ФЗ',
    signal: from('PUBLIC_COUNCIL', {
      channel: 'inPerson',
      reason: 'HOUSING',
      facts: 'Дети живут в доме без отопления.',
    }),
    steps: [
      ...accepted,
      answer('fieldVisit', { visitResult: 'ADDRESS_WRONG' }, { hours: 4 }),
      answer('fieldVisit', {}, { hours: 20 }),
      answer('assess', safeLow, { hours: 4 }),
      ...decided('SERVICES_442'),
    ],
    ends: { outcome: 'SERVICES_442' },
  },
  {
    code: 'reassessed',
    title: 'Безопасность неясна: ребёнка увидели снова; семья переехала',
    signal: from('EDUCATION', {
      reason: 'VIOLENCE',
      facts: 'У ребёнка синяки, объясняет уклончиво.',
      suspectedAbuse: true,
    }),
    steps: [
      ...visited,
      answer('assess', reassess, { hours: 2 }),
      answer('fieldVisit', {}, { hours: 20 }),
      answer('assess', safeMedium, { hours: 2 }),
      ...decided('OPEN_CASE'),
      closing(5),
      closedFor('MOVED'),
    ],
    ends: { outcome: 'MOVED' },
  },
  {
    code: 'unsafe',
    title: 'Небезопасно: срочные меры, меры опеки',
    signal: alone,
    steps: [
      ...visited,
      answer('assess', unsafe, { hours: 1 }),
      answer('urgentMeasures', {}, { minutes: 30 }),
      answer('assess', planHigh, { hours: 18 }),
      ...decided('GUARDIANSHIP_MEASURES'),
      closing(6),
      closedFor('RIGHTS_RESTRICTED'),
    ],
    ends: { outcome: 'RIGHTS_RESTRICTED' },
  },
  {
    code: 'incomplete',
    title: 'Сведений не хватает, консилиум решает с пробелом; на сопровождении',
    signal: from('RELATIVE', { reason: 'ALCOHOL', facts: 'Отец пьёт, мать пропала на неделю.', dangerNow: 'UNKNOWN' }),
    steps: [
      ...visited,
      answer('assess', incomplete, { hours: 1 }),
      answer('assess', gapAccepted, { hours: 18 }),
      ...decided('INTERNAL_WATCH'),
      answer('homeVisit', {}, day),
    ],
    comesLast: true,
    ends: { step: 7 },
  },
  {
    code: 'noQuorum',
    title: 'Нет кворума, консилиум собран снова',
    signal: from('HEALTH', { facts: 'Младенец плохо набирает вес, на приём не приходят.' }),
    steps: [
      ...visited,
      answer('assess', safeMedium, day),
      answer('collegialDecision', { membersPresent: 3, votesFor: 3, votesAbstained: 0 }, day),
      ...decided('OPEN_CASE'),
      closing(8),
      closed,
    ],
    ends: overcome,
  },
  {
    code: 'notAdopted',
    title: 'Голоса разделились, во второй раз случай не открыт',
    signal: from('EDUCATION', { channel: 'card', reason: 'SCHOOL', facts: 'Подросток месяц не ходит в школу.' }),
    steps: [
      ...visited,
      answer('assess', safeMedium, day),
      answer(
        'collegialDecision',
        { membersPresent: 6, votesFor: 3, votesAgainst: 3, votesAbstained: 0, dissent: 'Трое за услуги без случая' },
        day,
      ),
      ...decided('NO_CASE'),
    ],
    ends: { outcome: 'NO_CASE' },
  },
  {
    code: 'newThreat',
    title: 'Новая угроза при посещении: оценка заново, материалы в КДНиЗП',
    signal: from('ANONYMOUS', { facts: 'Детей часто оставляют одних на ночь.' }),
    steps: [
      ...visited,
      answer('assess', safeMedium, day),
      ...decided('OPEN_CASE'),
      answer(
        'homeVisit',
        { visitOutcome: 'NEW_THREAT', newThreats: 'В доме появился посторонний, угрожает детям' },
        { days: 8 },
      ),
      answer('assess', safeHigh, { hours: 4 }),
      ...decided('SUBMIT_SOP_TO_KDN'),
      closing(5),
      closed,
    ],
    ends: overcome,
  },
  {
    code: 'lateSignal',
    title: 'Сообщение рассмотрено с опозданием: предупреждение и две ступени тревоги',
    signal: from('ANONYMOUS', { channel: 'letter', facts: 'Мать одна, дети предоставлены себе.' }),
    steps: [
      answer('receiveSignal', {}, { minutes: 50 }),
      answer('formTeam', {}),
      answer('fieldVisit', {}, day),
      answer('assess', safeLow, { hours: 4 }),
      ...decided('NO_CASE'),
    ],
    ends: { outcome: 'NO_CASE' },
  },
  {
    code: 'pausedClock',
    title: 'Семья в отъезде: сроки приостановлены и возобновлены',
    signal: from('RELATIVE', { facts: 'Внуки ходят неухоженные, дочь не работает.' }),
    steps: [
      ...accepted,
      changeClock('pause', 'T6'),
      changeClock('pause', 'T8'),
      changeClock('resume', 'T6', { after: { days: 9 } }),
      changeClock('resume', 'T8'),
      answer('fieldVisit', {}, { hours: 4 }),
      answer('assess', safeLow, { hours: 2 }),
      ...decided('SERVICES_442'),
    ],
    ends: { outcome: 'SERVICES_442' },
  },
  {
    code: 'movedClock',
    title: 'Заведующая перенесла срок консилиума',
    signal: from('PUBLIC_COUNCIL', { channel: 'inPerson', facts: 'Семья недавно приехала, дети не устроены.' }),
    steps: [
      ...visited,
      answer('assess', safeMedium, day),
      changeClock('move', 'T21', { days: 14 }),
      ...decided('NO_CASE', { days: 12 }),
    ],
    ends: { outcome: 'NO_CASE' },
  },
  {
    code: 'lateConsilium',
    title: 'Консилиум опоздал: предупреждение и две ступени тревоги',
    signal: from('HEALTH', { channel: 'letter', facts: 'Ребёнок не привит, дом запущен.' }),
    steps: [...visited, answer('assess', safeMedium, day), ...decided('NO_CASE', { days: 16 })],
    ends: { outcome: 'NO_CASE' },
  },
  {
    code: 'waitsForDuty',
    title: 'Сообщение только что поступило',
    signal: from('PUBLIC_COUNCIL', { channel: 'phone', facts: 'Дети просят еду у магазина.' }),
    steps: [],
    comesLast: true,
    ends: { step: 1 },
  },
  {
    code: 'waitsForVisit',
    title: 'Экстренно: команда выезжает',
    signal: {
      ...drinking,
      source: 'RELATIVE',
      reason: 'INJURY',
      facts: 'Ребёнок обжёгся, взрослые пьяны.',
      dangerNow: 'NO',
      injury: true,
    },
    steps: accepted,
    comesLast: true,
    ends: { step: 3 },
  },
  {
    code: 'waitsForConsilium',
    title: 'Оценка сделана, ждёт консилиума',
    signal: from('EDUCATION', { facts: 'Ребёнок спит на уроках, дома пьют.', reason: 'ALCOHOL' }),
    steps: [...visited, answer('assess', safeHigh, { hours: 4 })],
    comesLast: true,
    ends: { step: 5 },
  },
];
