/**
 * The table of docs/emergencies.md, row by row, as what comes and what goes: when the emergency begins, what people go on with
 * meanwhile, when it is over, and the first answer on the way back.
 */
import { incomplete, planHigh, safeLow } from '#scenario/assessment-pictures.ts';
import type { FormId, FormSubmissions } from '#generated/form-types.ts';
import type { Change } from './case-picture.ts';

export type Deed<Id extends FormId = FormId> = { readonly form: Id; readonly given: Partial<FormSubmissions[Id]> };
export type Row = {
  /** Of an emergency begun here, where it differs from the others. */
  readonly begun?: Change;
  readonly suspended?: Change;
  readonly meanwhile?: Deed;
  readonly goesOn?: Change;
  readonly over?: Change;
  readonly back: Deed;
  /** The tasks that the answer on the way back brings. */
  readonly opens: readonly string[];
};

export const deed = <Id extends FormId>(form: Id, given: Partial<FormSubmissions[Id]> = {}): Deed => ({ form, given });

/** Of every emergency, wherever the case stands. */
export const begun: Change = {
  came: [
    'clock emergency-response: T9',
    'clock immediate-notices: T2',
    'part emergency-response',
    'part immediate-notices',
    'task emergency-response: urgentMeasures',
    'task immediate-notices: sendImmediateNotices',
  ],
  went: [],
};
/** The message has brought notices that are being sent still: they are not doubled. */
const besideNotices: Change = {
  came: begun.came.filter((line) => !line.includes('immediate-notices')),
  went: [],
};
/** The notices are not the response's: they wait for their own answer. */
export const ended: Change = {
  came: [],
  went: ['clock emergency-response: T9', 'part emergency-response', 'task emergency-response: urgentMeasures'],
};

const reassessed: Change = {
  came: ['clock main: T8', 'part reassessment', 'task reassessment: assess'],
  went: [],
};
const looksAgain = { back: deed('assess', planHigh), opens: ['task consilium: prepareAgenda'] };

export const emergencyTable: Readonly<Record<string, Row>> = {
  signal: { back: deed('receiveSignal'), opens: ['task main: formTeam'] },
  team: { begun: besideNotices, back: deed('formTeam'), opens: ['task main: fieldVisit'] },
  visit: {
    meanwhile: deed('fieldVisit', { visitResult: 'NO_ACCESS' }),
    back: deed('fieldVisit'),
    opens: ['task main: assess'],
  },
  assessment: {
    meanwhile: deed('assess', incomplete),
    goesOn: { came: [], went: ['clock main: T7'] },
    ...looksAgain,
  },
  unsafe: {
    suspended: { came: [], went: ['clock main: T7', 'task main: assess'] },
    over: { came: ['task main: assess'], went: [] },
    ...looksAgain,
  },
  voting: {
    meanwhile: deed('castVote', { vote: 'FOR' }),
    goesOn: { came: [], went: ['task consilium: castVote'] },
    over: {
      came: ['clock main: T8', 'task main: assess'],
      went: [
        'clock consilium: T24',
        'clock main: T21',
        'part consilium',
        'task consilium: castVote',
        'task consilium: castVote',
      ],
    },
    back: deed('assess', safeLow),
    opens: ['task consilium: prepareAgenda'],
  },
  informing: {
    meanwhile: deed('sendNotices'),
    goesOn: {
      came: ['clock inform-agencies: T25', 'task inform-agencies: recordReceipts', 'task main: closeWithoutCase'],
      went: ['clock inform-agencies: T22', 'task inform-agencies: sendNotices'],
    },
    over: reassessed,
    ...looksAgain,
  },
  planVoting: {
    meanwhile: deed('castVote', { vote: 'FOR' }),
    goesOn: { came: [], went: ['task consilium: castVote'] },
    over: reassessed,
    ...looksAgain,
  },
  approval: {
    meanwhile: deed('approvePlan'),
    goesOn: {
      came: ['clock patronage: T18 (стоит)', 'clock rehab-plan: T19', 'part patronage', 'task rehab-plan: monitorPlan'],
      went: ['clock main: T28', 'task rehab-plan: approvePlan'],
    },
    over: {
      came: [...reassessed.came, 'clock patronage: T18', 'task patronage: homeVisit'],
      went: ['clock patronage: T18 (стоит)'],
    },
    ...looksAgain,
  },
  programme: {
    suspended: {
      came: ['clock patronage: T18 (стоит)'],
      went: ['clock patronage: T18', 'task patronage: homeVisit'],
    },
    meanwhile: deed('monitorPlan', { proposal: 'CONTINUE' }),
    goesOn: {
      came: ['part consilium', 'task consilium: prepareAgenda'],
      went: ['clock rehab-plan: T19', 'task rehab-plan: monitorPlan'],
    },
    over: {
      came: [...reassessed.came, 'clock patronage: T18', 'task patronage: homeVisit'],
      went: ['clock patronage: T18 (стоит)'],
    },
    ...looksAgain,
  },
  watch: {
    meanwhile: deed('watchVisit', { watchResult: 'CONTINUE' }),
    over: reassessed,
    ...looksAgain,
  },
};
