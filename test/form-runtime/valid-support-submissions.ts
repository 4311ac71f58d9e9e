/** Facts and right answers of the forms of step 7. Invented people only. */
import type { FormId, FormSubmissions } from '#generated/form-types.ts';

type Example<Id extends FormId> = {
  readonly given: Readonly<Record<string, unknown>>;
  readonly answers: FormSubmissions[Id];
};
type SupportForm =
  | 'draftPlan'
  | 'approvePlan'
  | 'approveByCommission'
  | 'monitorPlan'
  | 'changeRegime'
  | 'transferCase'
  | 'closeCase'
  | 'homeVisit'
  | 'watchVisit'
  | 'watchReview'
  | 'referToServices'
  | 'confirmServices'
  | 'submitToCommission'
  | 'recordResolution'
  | 'submitToGuardianship'
  | 'recordGuardianshipDecision';

const MEASURE = 'a1b2c3d4-0000-4000-8000-000000000007';
const potential = { problemRecognition: '1', motivation: '1', skills: '1', resources: '1', support: '0' } as const;
const TODAY = '2026-03-10';
const shownPlan = {
  planKind: 'CENTRE',
  planTerm: 'с 10.03.2026 по 09.03.2027',
  goals: 'Дети ухожены и учатся',
  measureLines: 'Клубы и кружки: мамин клуб',
};

export const VALID_SUPPORT: { readonly [Id in SupportForm]: Example<Id> } = {
  draftPlan: {
    given: { planKind: 'CENTRE', measureKinds: [{ value: 'CLUBS', label: 'Клубы и кружки' }] },
    answers: {
      phase: 'INITIAL',
      validFrom: TODAY,
      validTo: '2027-03-09',
      goals: 'Дети ухожены и учатся',
      tasks: 'Мать ходит в клуб, дети устроены в детский сад',
      measures: [
        {
          kind: 'CLUBS',
          addressee: 'PARENT',
          goal: 'Мамин клуб',
          agency: 'CENTRE',
          performer: 'Психолог центра',
          startOn: TODAY,
          dueOn: '2026-06-10',
          frequency: 'MONTHLY',
          indicator: 'Была на трёх встречах',
        },
      ],
      potential,
      reaction: 'CALM',
      familyParticipation: 'Мать согласна и просит помочь с садом',
    },
  },
  approvePlan: {
    given: shownPlan,
    answers: { planApproval: 'APPROVED', signedOn: TODAY, signedByFamily: 'YES', contractNumber: '17-с' },
  },
  approveByCommission: {
    given: { ...shownPlan, planKind: 'INTERAGENCY' },
    answers: { commissionApproval: 'APPROVED', resolutionNumber: '12', resolutionOn: TODAY },
  },
  monitorPlan: {
    given: {
      planMeasures: [{ value: MEASURE, label: 'Клубы и кружки: мамин клуб' }],
      measures: [{ measureId: MEASURE, status: 'PLANNED' }],
    },
    answers: {
      periodFrom: '2026-01-10',
      periodTo: TODAY,
      phase: 'MAIN',
      measures: [{ measureId: MEASURE, status: 'DONE', reason: '', evidence: 'Журнал клуба' }],
      potential,
      reaction: 'COOPERATIVE',
      dynamics: 'POSITIVE',
      riskNow: 'LOW',
      riskReason: 'Уход налажен',
      summary: 'Дети ходят в сад',
      proposal: 'COMPLETE',
      proposalReason: 'Цели достигнуты',
    },
  },
  changeRegime: {
    given: { currentRegime: 'WEEKLY' },
    answers: { regime: 'MONTHLY', reason: 'Семья справляется, угроз нет' },
  },
  transferCase: {
    given: {},
    answers: {
      receiverCentre: 'Центр помощи семье',
      receiverTerritory: 'Соседний район',
      documents: ['CASE_FILE', 'PROGRAMME'],
      sentOn: '2026-03-02',
      acknowledgedOn: TODAY,
      acknowledgedBy: 'Заведующая, письмо 44',
      note: '',
    },
  },
  closeCase: {
    given: { comingOfAge: ['2037-09-01'], registerStatus: 'SOP' },
    answers: {
      closureDecision: 'CLOSE',
      closedOn: TODAY,
      withResult: 'YES',
      results: ['CAUSES_REMOVED'],
      conclusion: 'Причины устранены',
      deregisteredOn: null,
      signedBy: 'Заведующая отделением',
      signedOn: TODAY,
    },
  },
  homeVisit: {
    given: { currentRegime: 'MONTHLY' },
    answers: {
      visitedOn: TODAY,
      planned: 'PLANNED',
      whoSeen: 'Мать, ребёнок',
      childSeen: 'YES',
      conditions: 'Чисто, есть еда',
      measuresDone: 'Беседа, запись в детский сад',
      refusals: '',
      newThreats: '',
      reaction: 'COOPERATIVE',
      rehabPotential: 'MEDIUM',
      visitOutcome: 'CONTINUE',
      regime: null,
    },
  },
  watchVisit: {
    given: {},
    answers: {
      visitedOn: TODAY,
      whoSeen: 'Мать, ребёнок',
      childSeen: 'YES',
      conditions: 'Порядок',
      measuresDone: 'Беседа',
      reaction: 'CALM',
      newThreat: 'NO',
      watchResult: 'CONTINUE',
    },
  },
  watchReview: {
    given: { watchSince: '2025-12-10', watchVisits: 3, lastConditions: 'Порядок' },
    answers: { watchOutcome: 'CLOSE', grounds: 'Семья справляется сама' },
  },
  referToServices: {
    given: {},
    answers: {
      appliedOn: TODAY,
      provider: 'Управление социальной защиты',
      services: ['PSYCHOLOGICAL'],
      need: 'Помощь психолога матери',
    },
  },
  confirmServices: {
    given: { appliedOn: '2026-03-02', provider: 'Управление социальной защиты', services: ['PSYCHOLOGICAL'] },
    answers: {
      recognisedOn: '2026-03-05',
      programmeOn: '2026-03-06',
      programmeNumber: '8',
      servicesOutcome: 'BEGUN',
      begunOn: TODAY,
      note: '',
    },
  },
  submitToCommission: {
    given: { requiredContents: ['PRESENTATION', 'ACT', 'RISK_FORM', 'PROTOCOL'] },
    answers: {
      commission: 'КДНиЗП района',
      contents: ['PRESENTATION', 'ACT', 'RISK_FORM', 'PROTOCOL'],
      sentOn: TODAY,
      outgoingNumber: '31',
      question: 'Признать семью находящейся в СОП',
    },
  },
  recordResolution: {
    given: { sentOn: '2026-03-01', commission: 'КДНиЗП района' },
    answers: { resolution: 'RECOGNISED', resolutionNumber: '5', resolutionOn: TODAY },
  },
  submitToGuardianship: {
    given: {},
    answers: {
      authority: 'Отдел опеки',
      contents: ['ACT', 'SAFETY_FORM'],
      request: 'Рассмотреть временное устройство ребёнка',
      sentOn: TODAY,
      outgoingNumber: '32',
    },
  },
  recordGuardianshipDecision: {
    given: { sentOn: '2026-03-05', authority: 'Отдел опеки' },
    answers: {
      surveyedOn: '2026-03-06',
      guardianshipDecision: 'PROVISIONAL_GUARDIANSHIP',
      decisionNumber: '4',
      decisionOn: TODAY,
      guardian: 'Бабушка',
      note: '',
    },
  },
};
