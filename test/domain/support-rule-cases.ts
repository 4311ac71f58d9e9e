/** Cases of the rules across the fields of the forms of step 7: what they let pass and the field they point at otherwise. */
type Facts = Record<string, unknown>;
const measures = [{ value: 'm1' }, { value: 'm2' }];
const closing = { closureDecision: 'CLOSE', withResult: 'NO', closingReason: 'AGE_18', closedOn: '2026-03-10' };

/** [rule, answers, given facts, paths of the errors] */
export const SUPPORT_CASES: readonly [string, Facts, Facts, readonly string[]][] = [
  ['days-in-order', { validFrom: '2026-03-10', validTo: '2026-03-10' }, {}, []],
  ['days-in-order', { validFrom: '2026-03-10', validTo: '2026-03-09' }, {}, ['validTo']],
  ['days-in-order', { periodFrom: '2026-03-10', periodTo: null }, {}, []],
  ['days-in-order', { recognisedOn: '2026-03-01' }, { appliedOn: '2026-03-02' }, ['recognisedOn']],
  ['days-in-order', { surveyedOn: '2026-03-03' }, { sentOn: '2026-03-02' }, []],
  [
    'days-in-order',
    {
      measures: [
        { startOn: '2026-03-10', dueOn: '2026-04-10' },
        { startOn: '2026-03-10', dueOn: '2026-03-01' },
      ],
    },
    {},
    ['measures.1.dueOn'],
  ],

  ['plan-has-measures', { validTo: '2027-03-09', measures: [{ dueOn: '2027-03-09' }] }, {}, []],
  ['plan-has-measures', { validTo: '2027-03-09', measures: [] }, {}, ['measures']],
  ['plan-has-measures', { validTo: '2027-03-09', measures: [{ dueOn: '2027-03-10' }] }, {}, ['measures.0.dueOn']],

  ['each-measure-reviewed', { measures: [{ measureId: 'm2' }, { measureId: 'm1' }] }, { planMeasures: measures }, []],
  ['each-measure-reviewed', { measures: [{ measureId: 'm1' }] }, { planMeasures: measures }, ['measures']],
  [
    'each-measure-reviewed',
    { measures: [{ measureId: 'm1' }, { measureId: 'm1' }, { measureId: 'm2' }] },
    { planMeasures: measures },
    ['measures'],
  ],

  ['measure-status-needs-reason', { measures: [{ status: 'PLANNED' }] }, {}, []],
  ['measure-status-needs-reason', { measures: [{ status: 'DONE', evidence: 'Справка' }] }, {}, []],
  ['measure-status-needs-reason', { measures: [{ status: 'DONE', evidence: ' ' }] }, {}, ['measures.0.evidence']],
  ['measure-status-needs-reason', { measures: [{ status: 'PARTLY', reason: '' }] }, {}, ['measures.0.reason']],
  ['measure-status-needs-reason', { measures: [{ status: 'REFUSED' }] }, {}, ['measures.0.reason']],
  ['measure-status-needs-reason', { measures: [{ status: 'NOT_DONE', reason: ' ' }] }, {}, ['measures.0.reason']],

  ['completion-needs-settled-measures', { proposal: 'COMPLETE', measures: [{ status: 'REFUSED' }] }, {}, []],
  ['completion-needs-settled-measures', { proposal: 'CONTINUE', measures: [{ status: 'PLANNED' }] }, {}, []],
  ['completion-needs-settled-measures', { proposal: 'COMPLETE', measures: [{ status: 'PLANNED' }] }, {}, ['proposal']],

  ['regime-really-changes', { regime: 'MONTHLY' }, { currentRegime: 'WEEKLY' }, []],
  ['regime-really-changes', { regime: 'WEEKLY' }, { currentRegime: 'WEEKLY' }, ['regime']],
  ['regime-really-changes', {}, {}, []],

  ['age-18-needs-no-minor', closing, { comingOfAge: ['2026-03-10', '2024-01-01'] }, []],
  ['age-18-needs-no-minor', closing, { comingOfAge: ['2026-03-10', '2026-03-11'] }, ['closingReason']],
  ['age-18-needs-no-minor', closing, { comingOfAge: [null] }, ['closingReason']],
  ['age-18-needs-no-minor', { ...closing, closingReason: 'MOVED' }, { comingOfAge: ['2030-01-01'] }, []],
  ['age-18-needs-no-minor', { ...closing, closureDecision: 'RETURN' }, { comingOfAge: ['2030-01-01'] }, []],

  ['watch-threat-needs-description', { newThreat: 'NO' }, {}, []],
  ['watch-threat-needs-description', { newThreat: 'YES', newThreats: 'Побои' }, {}, []],
  ['watch-threat-needs-description', { newThreat: 'YES', newThreats: '' }, {}, ['newThreats']],

  ['services-need-programme', { servicesOutcome: 'WAIT' }, { services: ['LEGAL'] }, []],
  ['services-need-programme', { servicesOutcome: 'BEGUN' }, { services: ['URGENT'] }, []],
  ['services-need-programme', { servicesOutcome: 'BEGUN' }, { services: ['LEGAL'] }, ['recognisedOn', 'programmeOn']],
  [
    'services-need-programme',
    { servicesOutcome: 'BEGUN', recognisedOn: '2026-03-01', programmeOn: '2026-03-02' },
    { services: ['LEGAL', 'URGENT'] },
    [],
  ],

  ['package-is-complete', { contents: ['ACT', 'OTHER'] }, { requiredContents: ['ACT'] }, []],
  ['package-is-complete', { contents: ['OTHER'] }, { requiredContents: ['ACT'] }, ['contents']],

  ['postponed-to-later-day', { resolution: 'POSTPONED', postponedTo: '2026-03-11' }, {}, []],
  ['postponed-to-later-day', { resolution: 'POSTPONED', postponedTo: '2026-03-10' }, {}, ['postponedTo']],
  ['postponed-to-later-day', { resolution: 'REFUSED' }, {}, []],
];
