/** Questions about the office: people, places, days, failures, templates, diagrams, the report, the audit. */
import type { Asked } from '#test/support/api.ts';
import type { Target } from './furnished-office.ts';
import type { Questions } from './question.ts';

const ofPerson = (more: Asked = {}) => ({
  about: ({ personId }: Target): Asked => ({ params: { userId: personId }, ...more }),
});
const ofPost = (more: Asked = {}) => ({
  about: ({ personId, postId }: Target): Asked => ({ params: { userId: personId, postId }, ...more }),
});
const ofPlace = (kind: string, placeId: string, body?: object): { asked: Asked } => ({
  asked: { params: { kind, placeId }, ...(body ? { body } : {}) },
});

const today = new Date().toISOString().slice(0, 10);
const post = { role: 'psychologist', centreId: 'centre-uvarovo', since: today };
const period = { from: '2026-01-01', to: '2026-12-31' };
const dayChange = { days: [{ day: '2026-12-30', kind: 'OFF', note: '' }] };

const accessRules = {
  kind: 'case-access',
  content: { closedCaseMonths: 6, invitationDays: 7, breakGlassHours: 12 },
};

const movedTerritory = { asked: { params: { placeId: 'uvarovsky' }, body: { parentId: 'uvarovo' } } };
const centreTime = {
  asked: { params: { placeId: 'centre-uvarovo' }, body: { timeZone: 'Asia/Omsk', calendarId: 'ru' } },
};

export const ofOffice: Questions = [
  ['listTerritories', {}],
  ['listAudit', {}],
  ['readAuditFilters', {}],
  ['listCalendars', {}],
  ['readCalendar', { asked: { params: { calendarId: 'ru' }, query: { year: '2026' } } }],
  ['previewCalendarChange', { asked: { params: { calendarId: 'ru' }, body: dayChange } }],
  ['changeCalendar', { asked: { params: { calendarId: 'ru' }, body: dayChange } }],
  ['listAbsences', {}],
  ['listAbsenceStaff', {}],
  [
    'recordAbsence',
    { about: ({ personId }) => ({ body: { userId: personId, fromDay: today, toDay: today, kind: 'SICK' } }) },
  ],
  ['reviseAbsence', { about: ({ found }) => ({ params: { absenceId: found.absenceId }, body: { cancelled: true } }) }],
  ['searchPeople', { asked: { body: {} } }],
  ['readPerson', ofPerson()],
  ['addPerson', { asked: { body: { fullName: 'Новая Анна', post: 'психолог', login: 'newcomer', firstPost: post } } }],
  ['renamePerson', ofPerson({ body: { fullName: 'Новая Анна', post: 'психолог' } })],
  ['setPersonBlocked', ofPerson({ body: { blocked: true } })],
  ['givePost', ofPerson({ body: post })],
  ['endPost', ofPost()],
  ['changePostEnd', ofPost({ body: { lastDay: null } })],
  ['issueCredentialLink', ofPerson()],
  ['listPersonSessions', ofPerson()],
  ['endPersonSessions', ofPerson()],
  ['resetSecondFactor', ofPerson()],
  ['readOrganisation', {}],
  ['addPlace', { asked: { body: { kind: 'unit', centreId: 'centre-uvarovo', unitKind: 'TEAM', name: 'Отделение' } } }],
  ['renamePlace', ofPlace('centre', 'centre-uvarovo', { name: 'Центр' })],
  ['removePlace', ofPlace('centre', 'centre-uvarovo')],
  ['setAgencyClosed', ofPlace('agency', 'police-uvarovo', { closed: true })],
  ['setServedTerritories', ofPlace('centre', 'centre-uvarovo', { territoryIds: ['uvarovo'] })],
  ['previewTerritoryMove', movedTerritory],
  ['moveTerritory', movedTerritory],
  ['previewCentreTime', centreTime],
  ['changeCentreTime', centreTime],
  ['readRules', { asked: { params: { kind: 'case-access' } } }],
  ['previewRules', { asked: { body: accessRules } }],
  ['addRules', { asked: { body: { ...accessRules, validFrom: today, source: 'Приказ', basedOn: 1 } } }],
  ['withdrawRules', { asked: { params: { kind: 'case-access', version: '1' } } }],
  ['listFailures', {}],
  ['repeatFailure', { about: ({ found }) => ({ params: { incidentKey: found.incidentKey } }) }],
  ['listPaperTemplates', {}],
  ['readPaperDictionary', { asked: { params: { code: 'visit-card' } } }],
  ['readPaperTemplate', { asked: { params: { code: 'visit-card', version: '1' } } }],
  ['publishPaperTemplate', { asked: { params: { code: 'visit-card' }, body: { content: 'UEsDBA==' } } }],
  ['listReleases', {}],
  ['readResource', { asked: { params: { releaseId: '1', name: 'case-seven-steps.bpmn' } } }],
  ['readPeriodReport', { asked: { query: period } }],
  ['listReportPlaces', {}],
  ['listReportedCases', { asked: { query: { ...period, figure: 'opened', purpose: 'CONTROL' } } }],
  ['stateFigure', { asked: { body: { ...period, territoryId: null, code: 'CONTACTS', value: 2, source: 'отчёт' } } }],
];
