/** How each operation is asked: with words that are right in themselves, so that only rights decide the answer. */
import type { Asked } from '#test/support/api.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import type { Target } from './furnished-office.ts';

/** `first`: what the person does before, in the same undone transaction. */
type Question = {
  readonly operation: string;
  /** Nothing: the operation is not about a case, and one answer serves all situations. */
  readonly about?: (target: Target) => Asked;
  readonly asked?: Asked;
  readonly first?: string;
  /** Not undone: a search is noted in the very transaction that asks. */
  readonly kept?: true;
  /** Asked in a session of its own, because it ends sessions. */
  readonly fresh?: true;
};

const ofCase = (more: Asked = {}) => ({
  about: ({ found }: Target): Asked => ({ params: { caseId: found.caseId }, ...more }),
});
const ofTask = (more: (target: Target) => Asked = () => ({})) => ({
  about: (target: Target): Asked => ({ params: { taskId: target.taskId }, ...more(target) }),
});
const ofClock = (clock: 'runningClock' | 'pausedClock', more: Asked = {}) => ({
  about: ({ found }: Target): Asked => ({ params: { deadlineId: found[clock] }, ...more }),
});
const ofPaper = (paper: 'paperId' | 'reporterPaperId', more: Asked = {}) => ({
  about: ({ found }: Target): Asked => ({ params: { paperId: found[paper] }, ...more }),
});
const ofRecord = (formId: keyof Target['found']['submissions']) => ({
  about: ({ found: { caseId, submissions } }: Target): Asked => ({
    params: { caseId, submissionId: submissions[formId] ?? '' },
  }),
});

const ofPerson = (more: Asked = {}) => ({
  about: ({ personId }: Target): Asked => ({ params: { userId: personId }, ...more }),
});
const ofPost = (more: Asked = {}) => ({
  about: ({ personId, postId }: Target): Asked => ({ params: { userId: personId, postId }, ...more }),
});
const ofPlace = (kind: string, placeId: string, body?: object): { asked: Asked } => ({
  asked: { params: { kind, placeId }, ...(body ? { body } : {}) },
});

const password = 'sem-shagov-2026';
const today = new Date().toISOString().slice(0, 10);
const unknownToken = 'nobody-was-given-this-token';
const reason = 'Так сложилось у семьи';
const post = { role: 'psychologist', centreId: 'centre-uvarovo', since: today };
const installation = {
  ...{ code: '0000', region: 'Область', district: 'Район', centre: { name: 'Центр', timeZone: 'Europe/Moscow' } },
  person: { fullName: 'Иванова Анна', post: 'администратор', login: 'first', password },
};
const period = { from: '2026-01-01', to: '2026-12-31' };
const dayChange = { days: [{ day: '2026-12-30', kind: 'OFF', note: '' }] };
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const signal = {
  ...{ receivedAt: '2026-03-10T09:00:00Z', channel: 'phone', source: 'RELATIVE', familyName: 'Примеровы' },
  ...{
    children: [{ name: 'Иван', approxAge: 6 }],
    location: 'ул. Садовая, 5',
    reason: 'NEGLECT',
    facts: 'Шум',
    dangerNow: 'NO',
  },
};
const contact = { heldOn: '2026-03-10', channel: 'PHONE', topic: 'Разговор', minutes: 5, withWhom: 'мать' };

/** A right answer to the form of the task, about the children of the case. */
function answerTo({ element, found }: Target): Asked {
  const { answers } = VALID[element];
  const ofChildren: Readonly<Record<string, object>> = {
    receiveSignal: { children: [{ name: found.childName, approxAge: 6 }] },
    assess: { children: VALID.assess.answers.children?.map((child) => ({ ...child, childId: found.childId })) },
  };
  return { body: { data: { ...answers, ...ofChildren[element] } } };
}

/** By the row of docs/access-matrix.csv: an operation, or an operation with what distinguishes the row after a colon. */
export const questions: Readonly<Record<string, Question>> = Object.fromEntries(
  (
    [
      ['signIn', {}],
      ['readSetup', {}],
      ['beginInstallation', { asked: { body: installation } }],
      ['passSecondStep', { asked: { body: { code: '000000' } } }],
      ['beginEnrolment', {}],
      ['confirmEnrolment', { asked: { body: { code: '000000' } } }],
      ['rememberDevice', {}],
      ['readCredentialLink', { asked: { body: { token: unknownToken } } }],
      ['choosePassword', { asked: { body: { token: unknownToken, password } } }],
      ['readAccount', {}],
      ['changeOwnPassword', { asked: { body: { currentPassword: 'wrong-password', password } } }],
      ['endOwnSession', { asked: { params: { sessionId: '00000000-0000-4000-8000-000000000000' } } }],
      ['endOtherSessions', { fresh: true }],
      ['signOutEverywhere', { fresh: true }],
      ['beginSecondFactor', { asked: { body: { currentPassword: 'wrong-password' } } }],
      ['confirmSecondFactor', { asked: { body: { code: '000000' } } }],
      ['removeSecondFactor', { asked: { body: { currentPassword: 'wrong-password' } } }],
      ['renewRecoveryCodes', { asked: { body: { currentPassword: 'wrong-password' } } }],
      ['readSession', {}],
      ['signOut', { fresh: true }],
      ['listTasks:mine', { asked: { query: { list: 'mine' } } }],
      ['listTasks:group', { asked: { query: { list: 'group' } } }],
      ['listTasks:overdue', { asked: { query: { list: 'overdue' } } }],
      ['searchTasks', { kept: true, asked: { body: { list: 'mine', search: '2026' } } }],
      ['readTask', ofTask()],
      ['claimTask', ofTask()],
      ['unclaimTask', { ...ofTask(), first: 'claimTask' }],
      ['saveDraft', { ...ofTask(() => ({ body: { data: { note: 'начато' } } })), first: 'claimTask' }],
      ['completeTask', { ...ofTask(answerTo), first: 'claimTask' }],
      ['registerSignal', { asked: { body: signal } }],
      ['listSignals', {}],
      [
        'lookUpFamily',
        {
          kept: true,
          about: ({ found }) => ({ body: { familyName: found.familyName, children: [found.childName] } }),
        },
      ],
      ['listTerritories', {}],
      ['listCases', { asked: { query: { status: 'ALL' } } }],
      ['searchCases', { kept: true, asked: { body: { status: 'ALL', search: '2026' } } }],
      ['readCase', ofCase()],
      ['readRecord:message', ofRecord('receiveSignal')],
      ['readRecord:visit', ofRecord('fieldVisit')],
      ['readRecord:assessment', ofRecord('assess')],
      ['readRecord:decision', ofRecord('signProtocol')],
      ['readRecord:programme', ofRecord('draftPlan')],
      ['readCaseDiagram', ofCase()],
      ['readCaseSupport', ofCase()],
      ['declarePurpose', ofCase({ body: { purpose: 'CONTROL' } })],
      ['listCaseReaders', ofCase()],
      ['listAudit', {}],
      ['readAuditFilters', {}],
      ['notePrint', { about: ({ found }) => ({ body: { page: 'CASE', caseId: found.caseId } }) }],
      ['breakGlass', ofCase({ body: { reason } })],
      ['breakGlassByNumber', { about: ({ found }) => ({ body: { caseNumber: found.caseNumber, reason } }) }],
      ['listBreakGlass', {}],
      [
        'reviewBreakGlass',
        { about: ({ found }) => ({ params: { breakGlassId: found.breakGlassId }, body: { review: 'ACCEPTED' } }) },
      ],
      ['listInvitations', ofCase()],
      [
        'inviteSupervisor',
        {
          about: ({ found, supervisorId }) => ({
            params: { caseId: found.caseId },
            body: { userId: supervisorId, days: 7 },
          }),
        },
      ],
      [
        'withdrawInvitation',
        { about: ({ found: { caseId, invitationId } }) => ({ params: { caseId, invitationId } }) },
      ],
      ['listSupervisedCases', {}],
      ['readSupervisedCase', ofCase()],
      ['listAgencyWork', {}],
      ['readAgencyCard', ofCase()],
      ['listContacts', ofCase()],
      ['recordContact', ofCase({ body: contact })],
      ['listEmergencies', ofCase()],
      ['startEmergency', ofCase({ body: { reason } })],
      ['visitNow', ofCase({ body: { reason } })],
      ['noteClaim', ofCase({ body: { filedOn: '2026-03-10' } })],
      [
        'noteReceipt',
        {
          about: ({ found: { caseId, noticeId } }) => ({
            params: { caseId, noticeId },
            body: { receivedAt: '2026-03-10T12:30:00Z' },
          }),
        },
      ],
      ['listDeadlines', {}],
      ['pauseDeadline', ofClock('runningClock', { body: { reason } })],
      ['resumeDeadline', ofClock('pausedClock')],
      ['moveDeadline', ofClock('runningClock', { body: { dueAt: inDays(5), reason } })],
      ['listAlarms', {}],
      ['markAlarmSeen', { about: ({ found }) => ({ params: { alarmId: found.alarmId } }) }],
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
      [
        'reviseAbsence',
        { about: ({ found }) => ({ params: { absenceId: found.absenceId }, body: { cancelled: true } }) },
      ],
      ['searchPeople', { asked: { body: {} } }],
      ['readPerson', ofPerson()],
      [
        'addPerson',
        { asked: { body: { fullName: 'Новая Анна', post: 'психолог', login: 'newcomer', firstPost: post } } },
      ],
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
      [
        'addPlace',
        { asked: { body: { kind: 'unit', centreId: 'centre-uvarovo', unitKind: 'TEAM', name: 'Отделение' } } },
      ],
      ['renamePlace', ofPlace('centre', 'centre-uvarovo', { name: 'Центр' })],
      ['removePlace', ofPlace('centre', 'centre-uvarovo')],
      ['setAgencyClosed', ofPlace('agency', 'police-uvarovo', { closed: true })],
      ['setServedTerritories', ofPlace('centre', 'centre-uvarovo', { territoryIds: ['uvarovo'] })],
      ['listFailures', {}],
      ['repeatFailure', { about: ({ found }) => ({ params: { incidentKey: found.incidentKey } }) }],
      ['listCasePapers', ofCase()],
      ['listPapers', {}],
      ['readPaperWord', ofPaper('paperId')],
      ['readPaperWord:reporter', ofPaper('reporterPaperId')],
      ['readPaperPage', ofPaper('paperId')],
      ['readPaperPage:reporter', ofPaper('reporterPaperId')],
      ['readPaperPdf', ofPaper('paperId')],
      ['readPaperPdf:reporter', ofPaper('reporterPaperId')],
      ['cancelPaper', ofPaper('paperId', { body: { reason } })],
      ['listPaperTemplates', {}],
      ['readPaperDictionary', { asked: { params: { code: 'visit-card' } } }],
      ['readPaperTemplate', { asked: { params: { code: 'visit-card', version: '1' } } }],
      ['publishPaperTemplate', { asked: { params: { code: 'visit-card' }, body: { content: 'UEsDBA==' } } }],
      ['listReleases', {}],
      ['readResource', { asked: { params: { releaseId: '1', name: 'case-seven-steps.bpmn' } } }],
      ['readPeriodReport', { asked: { query: period } }],
      ['listReportedCases', { asked: { query: { ...period, figure: 'opened' } } }],
      [
        'stateFigure',
        { asked: { body: { ...period, territoryId: null, code: 'CONTACTS', value: 2, source: 'отчёт' } } },
      ],
      ['liveness', {}],
      ['readiness', {}],
      ['liveEvents', {}],
      ['readOpenApi', {}],
    ] satisfies [string, Omit<Question, 'operation'>][]
  ).map(([row, question]) => [row, { operation: row.split(':')[0] ?? row, ...question }]),
);
