/** Cases of the rules across the fields of the forms of steps 1–6: what they let pass and the field they point at otherwise. */
type Facts = Record<string, unknown>;
const kept = { removalDecision: 'NOT_REMOVED' };
const removed = { removedAt: '2026-03-10T10:00Z' };
const family = { protectedNames: ['примеровы', 'иван', 'ян'] };

/** [rule, answers, given facts, paths of the errors] */
export const STEP_CASES: readonly [string, Facts, Facts, readonly string[]][] = [
  ['no-future-facts', { receivedAt: '2026-03-10T15:00+03:00' }, {}, []],
  ['no-future-facts', { receivedAt: '2026-03-10T15:01+03:00' }, {}, ['receivedAt']],
  ['departure-not-before-receipt', { departureAt: '2026-03-10T10:00Z' }, { receivedAt: '2026-03-10T10:00:41.5Z' }, []],
  ['no-future-facts', { visitedOn: '2026-03-10' }, {}, []],
  ['no-future-facts', { visitedOn: '2026-03-11' }, {}, ['visitedOn']],
  ['no-future-facts', { children: [{}, { birthDate: '2027-01-01' }] }, {}, ['children.1.birthDate']],
  ['no-future-facts', { notices: [{ sentAt: '2026-03-10T12:01Z' }] }, {}, ['notices.0.sentAt']],
  ['no-future-facts', { departureAt: '2026-04-01T10:00Z', nextAttemptAt: '2026-04-01T10:00Z' }, {}, []],

  ['family-can-be-found', { signalDecision: 'ACCEPT', familyName: 'Примеровы' }, {}, []],
  ['family-can-be-found', { signalDecision: 'ACCEPT', location: 'Садовая, 5' }, {}, []],
  ['family-can-be-found', { signalDecision: 'ACCEPT', familyName: ' ', location: '' }, {}, ['location']],
  ['family-can-be-found', { signalDecision: 'REJECT' }, {}, []],

  ['decision-reason-required', { signalDecision: 'ACCEPT' }, {}, []],
  ['decision-reason-required', { signalDecision: 'REJECT', decisionReason: 'Повтор' }, {}, []],
  ['decision-reason-required', { signalDecision: 'REJECT', decisionReason: '' }, {}, ['decisionReason']],
  ['decision-reason-required', { signalDecision: 'ATTACH' }, {}, ['decisionReason']],
  ['decision-reason-required', { signalDecision: 'REDIRECT' }, {}, ['decisionReason']],

  ['downgrade-needs-reason', { urgency: 'EMERGENCY' }, { urgencyProposed: 'PLANNED' }, []],
  ['downgrade-needs-reason', { urgency: 'URGENT' }, { urgencyProposed: 'URGENT' }, []],
  ['downgrade-needs-reason', { urgency: 'URGENT' }, { urgencyProposed: 'EMERGENCY' }, ['downgradeReason']],
  [
    'downgrade-needs-reason',
    { urgency: 'PLANNED', downgradeReason: 'Дети у бабушки' },
    { urgencyProposed: 'URGENT' },
    [],
  ],

  ['emergency-requires-police', { urgency: 'EMERGENCY', members: [{ agency: 'POLICE' }] }, {}, []],
  ['emergency-requires-police', { urgency: 'EMERGENCY', members: [{ agency: 'HEALTH' }] }, {}, ['members']],
  ['emergency-requires-police', { urgency: 'EMERGENCY' }, {}, ['members']],
  ['emergency-requires-police', { urgency: 'URGENT', members: [] }, {}, []],

  ['removal-requires-guardianship', { removalPossible: 'YES', members: [{ agency: 'GUARDIANSHIP' }] }, {}, []],
  ['removal-requires-guardianship', { removalPossible: 'YES', members: [{ agency: 'POLICE' }] }, {}, ['members']],
  ['removal-requires-guardianship', { removalPossible: 'NO' }, {}, []],

  ['departure-not-before-receipt', { departureAt: '2026-03-10T10:00Z' }, { receivedAt: '2026-03-10T10:00Z' }, []],
  [
    'departure-not-before-receipt',
    { departureAt: '2026-03-10T09:59Z' },
    { receivedAt: '2026-03-10T10:00Z' },
    ['departureAt'],
  ],
  ['departure-not-before-receipt', { departureAt: '2026-03-10T09:59Z' }, {}, []],

  ['arrival-not-before-departure', { arrivedAt: '2026-03-10T10:30Z' }, { departureAt: '2026-03-10T10:00Z' }, []],
  [
    'arrival-not-before-departure',
    { arrivedAt: '2026-03-10T09:30Z' },
    { departureAt: '2026-03-10T10:00Z' },
    ['arrivedAt'],
  ],

  ['visited-needs-act', { visitResult: 'NO_ACCESS' }, {}, []],
  [
    'visited-needs-act',
    { visitResult: 'VISITED', address: 'а', care: 'б', housing: 'в', conclusions: 'г', children: [{}] },
    {},
    [],
  ],
  [
    'visited-needs-act',
    { visitResult: 'VISITED', address: 'а', care: 'б', housing: 'в' },
    {},
    ['conclusions', 'children'],
  ],

  ['child-not-seen-needs-reason', { childSeen: 'YES' }, {}, []],
  ['child-not-seen-needs-reason', { childSeen: 'NO', childNotSeenReason: 'В больнице' }, {}, []],
  ['child-not-seen-needs-reason', { childSeen: 'NO' }, {}, ['childNotSeenReason']],

  ['next-attempt-after-arrival', { visitResult: 'VISITED' }, {}, []],
  ['next-attempt-after-arrival', { visitResult: 'NO_ACCESS' }, { urgency: 'URGENT' }, ['nextAttemptAt']],
  ['next-attempt-after-arrival', { visitResult: 'NO_ACCESS' }, { urgency: 'EMERGENCY' }, []],
  ['next-attempt-after-arrival', { visitResult: 'ADDRESS_WRONG' }, { urgency: 'EMERGENCY' }, ['nextAttemptAt']],
  [
    'next-attempt-after-arrival',
    { visitResult: 'NO_ACCESS', arrivedAt: '2026-03-10T10:00Z', nextAttemptAt: '2026-03-10T10:00Z' },
    {},
    ['nextAttemptAt'],
  ],
  [
    'next-attempt-after-arrival',
    { visitResult: 'NO_ACCESS', arrivedAt: '2026-03-10T10:00Z', nextAttemptAt: '2026-03-10T18:00Z' },
    {},
    [],
  ],

  ['threats-need-control', { safety: { S1: { answer: 'NO' }, S2: { answer: 'UNKNOWN' } } }, {}, []],
  ['threats-need-control', { safety: { S1: { answer: 'YES' } } }, {}, ['safety.S1.control']],
  ['threats-need-control', { safety: { S1: { answer: 'YES', control: 'K1' } } }, {}, ['safety.S1.controlState']],
  ['threats-need-control', { safety: { S1: { answer: 'YES', control: 'NONE' } } }, {}, []],
  ['threats-need-control', { safety: { S1: { answer: 'YES', control: 'K1', controlState: 'BROKEN' } } }, {}, []],

  ['each-child-assessed', { children: [{ childId: 'a' }] }, { familyChildren: [{ value: 'a' }] }, []],
  [
    'each-child-assessed',
    { children: [{ childId: 'a' }] },
    { familyChildren: [{ value: 'a' }, { value: 'b' }] },
    ['children'],
  ],
  [
    'each-child-assessed',
    { children: [{ childId: 'a' }, { childId: 'a' }] },
    { familyChildren: [{ value: 'a' }] },
    ['children'],
  ],
  ['each-child-assessed', {}, {}, ['children']],

  ['gap-needs-reason', { dataGapAccepted: false }, {}, []],
  ['gap-needs-reason', { dataGapAccepted: true, dataGapReason: 'Мать в отъезде' }, {}, []],
  ['gap-needs-reason', { dataGapAccepted: true, dataGapReason: ' ' }, {}, ['dataGapReason']],

  ['removal-needs-decision', { removalDecision: 'NOT_REMOVED', whoDecidedRemoval: 'NONE' }, {}, []],
  ['removal-needs-decision', { removalDecision: 'REMOVED', whoDecidedRemoval: 'GUARDIANSHIP' }, {}, []],
  ['removal-needs-decision', { removalDecision: 'REMOVED', whoDecidedRemoval: 'NONE' }, {}, ['whoDecidedRemoval']],

  ['measures-or-removal', { ...kept, threatMeasures: [{ threat: 'S3', measure: 'K1' }] }, {}, []],
  ['measures-or-removal', { ...kept, threatMeasures: [] }, {}, ['threatMeasures']],
  ['measures-or-removal', kept, {}, ['threatMeasures']],
  [
    'measures-or-removal',
    { ...kept, threatMeasures: [{ measure: 'K1' }, { measure: 'NONE' }] },
    {},
    ['threatMeasures.1.measure'],
  ],
  ['measures-or-removal', { removalDecision: 'REMOVED', threatMeasures: [{ measure: 'NONE' }] }, {}, []],

  ['removal-in-order', { ...removed, placedAt: '2026-03-10T10:00Z', claimFiledOn: '2026-03-10' }, {}, []],
  ['removal-in-order', { ...removed, placedAt: '2026-03-10T09:59Z' }, {}, ['placedAt']],
  ['removal-in-order', { ...removed, prosecutorNotifiedAt: '2026-03-10T09:00Z' }, {}, ['prosecutorNotifiedAt']],
  ['removal-in-order', { ...removed, claimFiledOn: '2026-03-09' }, {}, ['claimFiledOn']],

  ['safe-needs-child-seen', { safetyNow: 'SAFE_NOW', childSeen: 'YES', planKept: 'KEPT' }, {}, []],
  ['safe-needs-child-seen', { safetyNow: 'SAFE_NOW', childSeen: 'NO', planKept: 'KEPT' }, {}, ['safetyNow']],
  ['safe-needs-child-seen', { safetyNow: 'SAFE_NOW', childSeen: 'YES', planKept: 'BROKEN' }, {}, ['safetyNow']],
  ['safe-needs-child-seen', { safetyNow: 'STILL_UNSAFE', childSeen: 'NO', planKept: 'BROKEN' }, {}, []],

  ['answer-names-nobody', { answerText: 'Ваше сообщение рассмотрено.' }, family, []],
  ['answer-names-nobody', { answerText: 'У Примеровых всё в порядке.' }, family, ['answerText']],
  ['answer-names-nobody', { answerText: 'С ИВАНОМ работает центр.' }, family, ['answerText']],
  ['answer-names-nobody', { answerText: 'Примерно через месяц позвоните в центр, Ян.' }, family, []],
  ['answer-names-nobody', {}, {}, []],

  ['enough-members', { members: ['a', 'b'] }, {}, []],
  ['enough-members', { members: ['a', 'a'] }, {}, ['members']],
  ['enough-members', {}, {}, ['members']],

  ['signed-not-before-held', { signedOn: '2026-03-10' }, { heldOn: '2026-03-10' }, []],
  ['signed-not-before-held', { signedOn: '2026-03-09' }, { heldOn: '2026-03-10' }, ['signedOn']],

  ['divergence-needs-reason', { decidedRisk: 'HIGH' }, { computedRisk: 'HIGH' }, []],
  ['divergence-needs-reason', { decidedRisk: 'HIGH' }, { computedRisk: 'LOW' }, ['divergenceReason']],
  [
    'divergence-needs-reason',
    { decidedRisk: 'MEDIUM', divergenceReason: 'Помогает бабушка' },
    { computedRisk: 'HIGH' },
    [],
  ],
  [
    'divergence-needs-reason',
    { decidedRisk: 'LOW', divergenceReason: 'Помогает бабушка' },
    { computedRisk: 'HIGH' },
    ['decidedRisk'],
  ],
  [
    'divergence-needs-reason',
    { decidedRisk: 'LOW', divergenceReason: 'Сведений нет' },
    { computedRisk: 'INCOMPLETE' },
    [],
  ],
  ['divergence-needs-reason', { decidedRisk: 'LOW' }, {}, []],

  ['each-notice-answered', { notices: [{ noticeId: 'a' }] }, { notices: [{ noticeId: 'a' }] }, []],
  ['each-notice-answered', {}, { notices: [{ noticeId: 'a' }] }, ['notices']],
  [
    'each-notice-answered',
    { notices: [{ noticeId: 'a' }, { noticeId: 'a' }] },
    { notices: [{ noticeId: 'a' }] },
    ['notices'],
  ],
  ['each-notice-answered', {}, {}, []],

  ['each-receipt-stated', { receipts: [{ noticeId: 'a' }] }, { receipts: [{ noticeId: 'a' }] }, []],
  ['each-receipt-stated', { receipts: [] }, { receipts: [{ noticeId: 'a' }] }, ['receipts']],
  [
    'each-receipt-stated',
    { receipts: [{ noticeId: 'a' }, { noticeId: 'a' }] },
    { receipts: [{ noticeId: 'a' }] },
    ['receipts'],
  ],

  [
    'acknowledged-not-before-sent',
    { receipts: [{ noticeId: 'a', acknowledgedAt: '2026-03-10T10:00Z' }] },
    { receipts: [{ noticeId: 'a', sentAt: '2026-03-10T10:00:30Z' }] },
    [],
  ],
  [
    'acknowledged-not-before-sent',
    {
      receipts: [
        { noticeId: 'a', acknowledgedAt: '2026-03-10T09:59Z' },
        { noticeId: 'b', remindedAt: '2026-03-10T08:00Z' },
      ],
    },
    {
      receipts: [
        { noticeId: 'a', sentAt: '2026-03-10T10:00Z' },
        { noticeId: 'b', sentAt: '2026-03-10T09:00Z' },
      ],
    },
    ['receipts.0.acknowledgedAt', 'receipts.1.remindedAt'],
  ],

  ['new-threat-needs-description', { visitOutcome: 'CONTINUE' }, {}, []],
  ['new-threat-needs-description', { visitOutcome: 'NEW_THREAT' }, {}, ['newThreats']],
  ['new-threat-needs-description', { visitOutcome: 'CONTINUE', newThreats: 'Вернулся отчим' }, {}, ['visitOutcome']],

  ['regime-change-needs-reason', { regime: null }, { currentRegime: 'MONTHLY' }, []],
  ['regime-change-needs-reason', { regime: 'MONTHLY' }, { currentRegime: 'MONTHLY' }, []],
  ['regime-change-needs-reason', { regime: 'WEEKLY' }, { currentRegime: 'MONTHLY' }, ['regimeReason']],
  ['regime-change-needs-reason', { regime: 'WEEKLY', regimeReason: 'Срыв' }, { currentRegime: 'MONTHLY' }, []],

  ['closing-needs-result-or-reason', { closureDecision: 'RETURN' }, {}, []],
  [
    'closing-needs-result-or-reason',
    { closureDecision: 'CLOSE', withResult: 'YES', results: ['CAUSES_REMOVED'] },
    {},
    [],
  ],
  ['closing-needs-result-or-reason', { closureDecision: 'CLOSE', withResult: 'YES', results: [] }, {}, ['results']],
  ['closing-needs-result-or-reason', { closureDecision: 'CLOSE', withResult: 'NO' }, {}, ['closingReason']],
  ['closing-needs-result-or-reason', { closureDecision: 'CLOSE', withResult: 'NO', closingReason: 'MOVED' }, {}, []],
];
