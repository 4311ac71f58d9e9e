/** Every operation of the API, in the order in which the description shows them. */
import * as absences from './absences-schemas.ts';
import * as account from './account-schemas.ts';
import * as entrance from './administration-access-schemas.ts';
import * as people from './administration-people-schemas.ts';
import * as organisation from './administration-places-schemas.ts';
import * as audit from './audit-schemas.ts';
import * as glass from './break-glass-schemas.ts';
import * as agencyMessages from './agency-messages-schemas.ts';
import * as agencyWork from './agency-work-schemas.ts';
import * as calendars from './calendars-schemas.ts';
import * as cases from './cases-schemas.ts';
import * as contacts from './contacts-schemas.ts';
import * as credentials from './credentials-schemas.ts';
import type { Operation } from './contract.ts';
import * as failures from './failures-schemas.ts';
import * as deadlines from './deadlines-schemas.ts';
import * as emergencies from './emergencies-schemas.ts';
import * as placeChanges from './place-changes-schemas.ts';
import * as places from './places-schemas.ts';
import * as papers from './papers-schemas.ts';
import * as processes from './processes-schemas.ts';
import * as reports from './reports-schemas.ts';
import * as rules from './rules-schemas.ts';
import * as session from './session-schemas.ts';
import * as setup from './setup-schemas.ts';
import * as signals from './signals-schemas.ts';
import * as supervision from './supervision-schemas.ts';
import * as support from './support-schemas.ts';
import * as system from './system-schemas.ts';
import * as passingTasks from './passing-tasks-schemas.ts';
import * as tasks from './tasks-schemas.ts';

export const operations: readonly Operation[] = [
  setup.readSetup,
  setup.beginInstallation,
  session.signIn,
  session.passSecondStep,
  session.beginEnrolment,
  session.confirmEnrolment,
  session.rememberDevice,
  session.readSession,
  session.signOut,
  credentials.readCredentialLink,
  credentials.choosePassword,
  account.readAccount,
  account.changeOwnPassword,
  account.endOwnSession,
  account.endOtherSessions,
  account.signOutEverywhere,
  account.beginSecondFactor,
  account.confirmSecondFactor,
  account.removeSecondFactor,
  account.renewRecoveryCodes,
  tasks.listTasks,
  tasks.searchTasks,
  tasks.readTask,
  tasks.claimTask,
  tasks.unclaimTask,
  tasks.saveDraft,
  tasks.completeTask,
  passingTasks.listTaskPerformers,
  passingTasks.passTaskOn,
  signals.registerSignal,
  signals.lookUpFamily,
  signals.listSignals,
  places.listTerritories,
  cases.listCases,
  cases.searchCases,
  cases.readCase,
  cases.readRecord,
  cases.readCaseDiagram,
  support.readCaseSupport,
  audit.declarePurpose,
  audit.listCaseReaders,
  audit.listAudit,
  audit.readAuditFilters,
  audit.notePrint,
  glass.breakGlass,
  glass.breakGlassByNumber,
  glass.listBreakGlass,
  glass.reviewBreakGlass,
  supervision.listInvitations,
  supervision.inviteSupervisor,
  supervision.withdrawInvitation,
  supervision.listSupervisedCases,
  supervision.readSupervisedCase,
  agencyWork.listAgencyWork,
  agencyWork.readAgencyCard,
  agencyWork.answerNotice,
  agencyWork.withdrawNoticeAnswer,
  agencyWork.reportMeasure,
  agencyMessages.listAgencyMessages,
  agencyMessages.sendAgencyMessage,
  contacts.listContacts,
  contacts.recordContact,
  emergencies.listEmergencies,
  emergencies.startEmergency,
  emergencies.visitNow,
  emergencies.noteClaim,
  emergencies.noteReceipt,
  deadlines.listDeadlines,
  deadlines.pauseDeadline,
  deadlines.resumeDeadline,
  deadlines.moveDeadline,
  deadlines.listAlarms,
  deadlines.markAlarmSeen,
  calendars.listCalendars,
  calendars.readCalendar,
  calendars.previewCalendarChange,
  calendars.changeCalendar,
  absences.listAbsences,
  absences.listAbsenceStaff,
  absences.recordAbsence,
  absences.reviseAbsence,
  people.searchPeople,
  people.readPerson,
  people.addPerson,
  people.renamePerson,
  people.setPersonBlocked,
  people.givePost,
  people.endPost,
  people.changePostEnd,
  entrance.issueCredentialLink,
  entrance.listPersonSessions,
  entrance.endPersonSessions,
  entrance.resetSecondFactor,
  organisation.readOrganisation,
  organisation.addPlace,
  organisation.renamePlace,
  organisation.removePlace,
  organisation.setAgencyClosed,
  organisation.setServedTerritories,
  placeChanges.previewTerritoryMove,
  placeChanges.moveTerritory,
  placeChanges.previewCentreTime,
  placeChanges.changeCentreTime,
  rules.readRules,
  rules.previewRules,
  rules.addRules,
  rules.withdrawRules,
  failures.listFailures,
  failures.repeatFailure,
  papers.listCasePapers,
  papers.listPapers,
  papers.readPaperWord,
  papers.readPaperPage,
  papers.readPaperPdf,
  papers.cancelPaper,
  papers.listPaperTemplates,
  papers.readPaperDictionary,
  papers.readPaperTemplate,
  papers.publishPaperTemplate,
  processes.listReleases,
  processes.readResource,
  reports.listReportPlaces,
  reports.readPeriodReport,
  reports.listReportedCases,
  reports.stateFigure,
  system.liveness,
  system.readiness,
  system.liveEvents,
  system.readOpenApi,
];
