/** Fills the forms of step 7: each answers what every outcome of it asks for, what a form hides the server leaves out. */
import type { FormSubmissions } from '#generated/form-types.ts';
import { type Filler, rows, text } from './filler.ts';

const dayMs = 86_400_000;
const laterDay = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
const potential = { problemRecognition: '1', motivation: '1', skills: '1', resources: '1', support: '1' } as const;

type Measure = NonNullable<FormSubmissions['draftPlan']['measures']>[number];

const measure = (startOn: string, more: Pick<Measure, 'kind' | 'goal' | 'performer' | 'indicator'>): Measure => ({
  addressee: 'FAMILY',
  agency: 'CENTRE',
  startOn,
  dueOn: laterDay(startOn, 60),
  frequency: 'MONTHLY',
  ...more,
});

const draftPlan: Filler<'draftPlan'> = (known, _family, { today }) => ({
  phase: 'INITIAL',
  validFrom: text(known['validFrom'], today),
  validTo: text(known['validTo'], laterDay(today, 360)),
  goals: 'Дети накормлены, ухожены и ходят в школу; мать справляется сама',
  tasks: 'Наладить режим дня, оформить пособия, помочь матери с работой',
  measures: [
    measure(today, {
      kind: 'SOCIAL_PATRONAGE',
      goal: 'Посещения куратора',
      performer: 'Куратор случая',
      indicator: 'Режим дня соблюдается',
    }),
    measure(today, {
      kind: 'BENEFITS_HELP',
      goal: 'Оформление пособий',
      performer: 'Специалист по социальной работе',
      indicator: 'Пособия назначены',
    }),
  ],
  potential,
  reaction: 'CALM',
  familyParticipation: 'Мать согласна и сама просит помочь с документами',
});

const approvePlan: Filler<'approvePlan'> = (_known, _family, { today }, turn) => ({
  planApproval: 'APPROVED',
  signedOn: today,
  signedByFamily: 'YES',
  contractNumber: `${turn + 1}-с`,
});

const approveByCommission: Filler<'approveByCommission'> = (_known, _family, { today }, turn) => ({
  commissionApproval: 'APPROVED',
  resolutionNumber: String(turn + 1),
  resolutionOn: today,
});

const monitorPlan: Filler<'monitorPlan'> = (known, _family, { today }) => ({
  periodFrom: text(known['periodFrom'], today),
  periodTo: text(known['periodTo'], today),
  phase: 'MAIN',
  measures: rows(known['planMeasures']).map(({ value }) => ({
    measureId: text(value),
    status: 'DONE',
    reason: '',
    evidence: 'Карточки посещений',
  })),
  potential,
  reaction: 'COOPERATIVE',
  dynamics: 'POSITIVE',
  riskNow: 'LOW',
  riskReason: 'Уход за детьми налажен, новых сообщений нет',
  summary: 'Дети ходят в школу, в доме порядок',
  proposal: 'CONTINUE',
  proposalReason: 'Так советует динамика за период',
});

const changeRegime: Filler<'changeRegime'> = (known) => ({
  regime: known['currentRegime'] === 'MONTHLY' ? 'WEEKLY' : 'MONTHLY',
  reason: 'Изменилась обстановка в семье',
});

const transferCase: Filler<'transferCase'> = (_known, family, { today }) => ({
  receiverCentre: 'Центр социальной помощи семье и детям соседнего района',
  receiverTerritory: 'Соседний район',
  documents: ['CASE_FILE', 'PROGRAMME', 'VISITS'],
  sentOn: today,
  acknowledgedOn: today,
  acknowledgedBy: 'Заведующая отделением, по телефону и письмом',
  note: `Семью встретит куратор, первым делом: ${family.school}`,
});

const closeCase: Filler<'closeCase'> = (known, _family, { today }) => ({
  closureDecision: 'CLOSE',
  closedOn: today,
  ...(known['withResult'] === 'NO'
    ? { withResult: 'NO', closingReason: 'MOVED' }
    : { withResult: 'YES', results: ['CAUSES_REMOVED'] }),
  conclusion: 'Причины неблагополучия устранены',
  ...(known['registerStatus'] === 'SOP' ? { deregisteredOn: today } : {}),
  signedBy: 'Заведующая отделением',
  signedOn: today,
});

const homeVisit: Filler<'homeVisit'> = (known, family, { today }) => ({
  visitedOn: today,
  planned: known['planned'] === 'EMERGENCY' ? 'EMERGENCY' : 'PLANNED',
  whoSeen: family.mother,
  childSeen: 'YES',
  conditions: 'Чисто, есть еда и место для занятий',
  measuresDone: 'Беседа, помощь с документами',
  refusals: '',
  newThreats: '',
  reaction: 'COOPERATIVE',
  rehabPotential: 'MEDIUM',
  visitOutcome: 'CONTINUE',
  regime: null,
});

const watchVisit: Filler<'watchVisit'> = (_known, family, { today }) => ({
  visitedOn: today,
  whoSeen: family.mother,
  childSeen: 'YES',
  conditions: 'Порядок, дети сыты',
  measuresDone: 'Беседа, помощь с записью к врачу',
  reaction: 'CALM',
  newThreat: 'NO',
  watchResult: 'CONTINUE',
});

const watchReview: Filler<'watchReview'> = () => ({
  watchOutcome: 'CLOSE',
  grounds: 'За время контроля угроз не было, семья справляется',
});

const referToServices: Filler<'referToServices'> = (known, _family, { today }) => ({
  appliedOn: today,
  provider: text(known['provider']) || 'Орган социальной защиты',
  services: ['PSYCHOLOGICAL', 'LEGAL'],
  need: 'Помощь психолога и оформление документов',
});

const confirmServices: Filler<'confirmServices'> = (_known, _family, { today }, turn) => ({
  recognisedOn: today,
  programmeOn: today,
  programmeNumber: `ИППСУ-${turn + 1}`,
  servicesOutcome: 'BEGUN',
  begunOn: today,
  refusalReason: 'Так сообщили в ответе на заявление',
  note: '',
});

const submitToCommission: Filler<'submitToCommission'> = (known, _family, { today }, turn) => ({
  commission: text(known['commission']) || 'Комиссия по делам несовершеннолетних',
  contents: ['PRESENTATION', 'ACT', 'SAFETY_FORM', 'RISK_FORM', 'PROTOCOL', 'CHARACTERISTICS'],
  sentOn: today,
  outgoingNumber: `К-${turn + 1}`,
  question: 'Признать семью находящейся в социально опасном положении',
});

const recordResolution: Filler<'recordResolution'> = (_known, _family, { today }, turn) => ({
  resolution: 'RECOGNISED',
  resolutionNumber: String(turn + 1),
  resolutionOn: today,
  postponedTo: laterDay(today, 10),
  reason: 'По материалам, представленным на заседании',
});

const submitToGuardianship: Filler<'submitToGuardianship'> = (known, _family, { today }, turn) => ({
  authority: text(known['authority']) || 'Орган опеки и попечительства',
  contents: ['NOTICE', 'ACT', 'SAFETY_FORM', 'PROTOCOL'],
  request: 'Обследовать условия жизни и решить вопрос об устройстве детей',
  sentOn: today,
  outgoingNumber: `О-${turn + 1}`,
});

const recordGuardianshipDecision: Filler<'recordGuardianshipDecision'> = (_known, _family, { today }, turn) => ({
  surveyedOn: today,
  guardianshipDecision: 'NO_MEASURES',
  decisionNumber: String(turn + 1),
  decisionOn: today,
  guardian: 'Бабушка детей',
  court: 'Районный суд',
  note: '',
});

export const supportFillers = {
  draftPlan,
  approvePlan,
  approveByCommission,
  monitorPlan,
  changeRegime,
  transferCase,
  closeCase,
  homeVisit,
  watchVisit,
  watchReview,
  referToServices,
  confirmServices,
  submitToCommission,
  recordResolution,
  submitToGuardianship,
  recordGuardianshipDecision,
};
