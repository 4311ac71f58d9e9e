/** Lives that end with the decision on the message or on the case, and those that stay open on the way. */
import { safeHigh, safeLow } from './assessment-pictures.ts';
import { accepted, answered, day, decided, drinking, from, refused, visited, votes } from './life-parts.ts';
import { answer, emergency, ignore, type Life } from './life.ts';

const noCase = { outcome: 'NO_CASE' };
const archived = answer('closeWithoutCase', {}, day);

export const shortLives: readonly Life[] = [
  {
    code: 'rejected',
    title: 'Сообщение отклонено, ответ дан',
    signal: from('ANONYMOUS', {
      channel: 'letter',
      reason: 'HOUSING',
      facts: 'Соседи шумят по вечерам, в семье трое детей.',
    }),
    steps: [refused('REJECT', 'Проверено по телефону: нарушений прав детей нет'), answered],
    ends: { outcome: 'SIGNAL_REJECT' },
  },
  {
    code: 'redirected',
    title: 'Сообщение передано по принадлежности, заявителю отвечено',
    signal: from('EDUCATION', {
      channel: 'card',
      reason: 'SCHOOL',
      facts: 'Семье нужен перевод ребёнка в другую школу.',
    }),
    steps: [refused('REDIRECT', 'Вопрос решает управление образования'), answered],
    ends: { outcome: 'SIGNAL_REDIRECT' },
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
    code: 'plannedWithoutAccess',
    title: 'Сообщение рассмотрено с опозданием; дверь не открыли, посещены на другой день; поставщик услуг отказал',
    signal: from('ANONYMOUS', { channel: 'letter', facts: 'Мать одна, дети предоставлены себе.' }),
    steps: [
      answer('receiveSignal', {}, { minutes: 50 }),
      answer('formTeam', {}),
      answer('fieldVisit', { visitResult: 'NO_ACCESS' }, { hours: 4 }),
      answer('fieldVisit', {}, { hours: 20 }),
      answer('assess', safeLow, { hours: 4 }),
      decided('SERVICES_442'),
      answer('referToServices', {}, day),
      answer('confirmServices', { servicesOutcome: 'REFUSED_BY_PROVIDER' }, { days: 3 }),
    ],
    ends: { outcome: 'SERVICES_REFUSED_BY_PROVIDER' },
  },
  {
    code: 'lateConsilium',
    title: 'Консилиум опоздал: две ступени тревоги; экстренное реагирование отзывает начатые голоса',
    signal: from('HEALTH', { channel: 'letter', facts: 'Ребёнок не привит, дом запущен.' }),
    steps: [
      ...visited,
      answer('assess', safeLow, day),
      decided('NO_CASE', { days: 16 }),
      ...votes('FOR'),
      emergency({ hours: 2 }),
      ...votes('FOR'),
      ignore('castVote'),
      answer('checkSafety', {}, { hours: 4 }),
      answer('assess', safeLow, day),
      decided('NO_CASE'),
      archived,
    ],
    ends: noCase,
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
