/** For each form: facts with which it is opened, and answers that pass. Invented people only. */
import type { FormId, FormSubmissions } from '#generated/form-types.ts';
import { NO_FLAGS, VALID_EMERGENCY } from './valid-emergency-submissions.ts';
import { VALID_SUPPORT } from './valid-support-submissions.ts';
import { VALID_CONSILIUM } from './valid-consilium.ts';

export const CLOCK = { now: '2026-03-10T12:00:00Z', today: '2026-03-10' };

type Example<Id extends FormId> = {
  readonly given: Readonly<Record<string, unknown>>;
  readonly answers: FormSubmissions[Id];
};

const CHILD = 'a1b2c3d4-0000-4000-8000-000000000001';
const CURATOR = 'a1b2c3d4-0000-4000-8000-000000000002';

const no = { answer: 'NO' } as const;
const zero = '0' as const;
const PARENTS = { P1: '1', P2: zero, P3: zero, P4: '1', P5: '2', P6: zero, P7: zero, P8: '1' } as const;
const FAMILY = { F1: zero, F2: zero, F3: zero, F4: zero, F5: '1', F6: zero, F7: '1' } as const;
const HOME = { E1: zero, E2: '1', E3: '2', E4: zero, E5: 'U', E6: zero } as const;

export const VALID: { readonly [Id in FormId]: Example<Id> } = {
  receiveSignal: {
    given: {},
    answers: {
      receivedAt: '2026-03-10T11:45Z',
      channel: 'phone',
      source: 'EDUCATION',
      sourceOrganisation: 'Школа № 3',
      reporter: 'Классный руководитель',
      reporterContact: '',
      familyName: 'Семья Примеровых',
      location: 'ул. Садовая, 5',
      children: [{ name: 'Ваня', approxAge: 6 }],
      reason: 'UNATTENDED_CHILD',
      facts: 'Ребёнок второй день приходит один и голодный.',
      dangerNow: 'UNKNOWN',
      injury: false,
      childUnder7Unattended: true,
      adultAcuteState: false,
      suspectedAbuse: true,
      ...NO_FLAGS,
      noParentalCare: true,
      signalDecision: 'ACCEPT',
      decisionReason: '',
    },
  },
  formTeam: {
    given: {
      urgencyProposed: 'EMERGENCY',
      receivedAt: '2026-03-10T11:45:00Z',
      curators: [{ label: 'Образцова Анна', value: CURATOR }],
    },
    answers: {
      urgency: 'EMERGENCY',
      downgradeReason: '',
      curatorId: CURATOR,
      members: [
        { name: 'Инспектор', agency: 'POLICE' },
        { name: 'Специалист опеки', agency: 'GUARDIANSHIP' },
      ],
      removalPossible: 'YES',
      departureAt: '2026-03-10T12:10Z',
      transport: 'Служебная машина',
    },
  },
  fieldVisit: {
    given: { urgency: 'EMERGENCY', departureAt: '2026-03-10T10:00:00Z' },
    answers: {
      arrivedAt: '2026-03-10T10:30Z',
      visitResult: 'VISITED',
      personsSeen: 'Мать и ребёнок',
      childSeen: 'YES',
      childSeenAlone: 'YES',
      address: 'ул. Садовая, 5',
      placeOfStay: '',
      parents: [{ name: 'Примерова Ольга', relation: 'MOTHER', birthDate: '1990-05-01', work: '' }],
      children: [{ name: 'Примеров Иван', birthDate: '2019-09-01', document: 'свидетельство', school: 'Детский сад' }],
      health: '',
      care: 'Присмотра днём нет',
      relations: '',
      housing: 'Комната тёплая, есть кровать',
      income: '',
      conclusions: 'Нужна помощь с присмотром',
    },
  },
  requestPoliceEntry: {
    given: {},
    answers: {
      requestedAt: '2026-03-10T11:00Z',
      policeUnit: 'Отдел полиции № 1',
      officerPost: 'Дежурный',
      outcome: 'ENTRY_TOGETHER',
      note: '',
    },
  },
  assess: {
    given: { familyChildren: [{ label: 'Примеров Иван, 6 лет', value: CHILD }], children: [{ childId: CHILD }] },
    answers: {
      safety: {
        S1: no,
        S2: no,
        S3: { answer: 'YES', control: 'K1', controlState: 'AGREED' },
        S4: no,
        S5: no,
        S6: no,
        S7: no,
        S8: no,
        S9: no,
        S10: no,
      },
      threatsConcern: 'Иван',
      children: [{ childId: CHILD, C1: '2', C2: zero, C3: zero, C4: '1', C5: zero, C6: zero, C7: 'U' }],
      family: { ...PARENTS, ...FAMILY, ...HOME },
      potential: { problemRecognition: '1', motivation: '1', skills: '1', resources: '1', support: '0' },
      reaction: 'CALM',
      strengths: 'Мать любит ребёнка и готова менять график',
      participants: 'Специалист, психолог, мать',
      actSignedOn: '2026-03-10',
      urgentServices: '',
      dataGapAccepted: false,
    },
  },
  ...VALID_EMERGENCY,
  ...VALID_CONSILIUM,
  ...VALID_SUPPORT,
  sortOut: { given: {}, answers: { resolution: 'DONE', note: 'Сделано вчера' } },
};
