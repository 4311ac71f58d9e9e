/** Emergencies and answers to reporters: facts with which the forms are opened, and answers that pass. Invented people only. */
import type { FormSubmissions } from '#generated/form-types.ts';

type Example<Id extends keyof FormSubmissions> = {
  readonly given: Readonly<Record<string, unknown>>;
  readonly answers: FormSubmissions[Id];
};
type Own = 'answerReporter' | 'closeWithoutCase' | 'urgentMeasures' | 'recordRemoval' | 'checkSafety';

/** A message of which nobody has marked a fact yet. */
export const NO_FLAGS = {
  rightsViolated: false,
  educationOrHousing: false,
  noParentalCare: false,
  threatToLife: false,
  neglectedOrSop: false,
  crueltyOrOffences: false,
  probationCategory: false,
  needsTreatment: false,
  notAttendingSchool: false,
  needsLeisureOrWork: false,
};

const message = { receivedAt: '2026-03-10T08:00:00Z', source: 'EDUCATION', protectedNames: ['примеровы', 'иван'] };

export const VALID_EMERGENCY: { readonly [Id in Own]: Example<Id> } = {
  answerReporter: {
    given: { ...message, signalDecision: 'REDIRECT' },
    answers: {
      redirectedTo: 'Центр помощи, соседний район',
      redirectedOn: '2026-03-10',
      redirectedNumber: '12-и',
      answerState: 'SENT',
      answerSentOn: '2026-03-10',
      answerWay: 'LETTER',
      answerText: 'Ваше сообщение передано по принадлежности.',
    },
  },
  closeWithoutCase: {
    given: message,
    answers: {
      answerState: 'NOT_SENT',
      noAnswerReason: 'Сообщение анонимное, адреса нет',
      servicesOffered: 'DECLINED',
      servicesOfferedNote: 'Предложены занятия с психологом',
      archiveNumber: 'А-17',
      archivedOn: '2026-03-10',
    },
  },
  urgentMeasures: {
    given: { emergencyReason: 'Угроза не снята', threatMeasures: [{ threat: 'S3', measure: 'NONE' }] },
    answers: {
      guardianshipInformedAt: '2026-03-10T11:00Z',
      policeInformedAt: '2026-03-10T11:05Z',
      prosecutorInformedAt: null,
      healthInformedAt: null,
      threatMeasures: [
        { threat: 'S3', measure: 'K1', responsible: 'Бабушка' },
        { threat: 'S4', measure: 'K5', responsible: 'Специалист центра' },
      ],
      measuresDecidedBy: 'Заведующая отделением',
      removalDecision: 'NOT_REMOVED',
      whoDecidedRemoval: 'NONE',
      urgentServices: [{ service: 'FOOD', givenOn: '2026-03-10', actNumber: '5' }],
      safetyPlan: 'Бабушка остаётся с ребёнком до пятницы.',
      safetyPlanSignedAt: '2026-03-10T11:30Z',
    },
  },
  recordRemoval: {
    given: { whoDecidedRemoval: 'GUARDIANSHIP' },
    answers: {
      removalActNumber: '14',
      removedAt: '2026-03-10T10:00Z',
      removalWitnesses: 'Орган опеки, инспектор',
      placement: 'SHELTER',
      placedAt: '2026-03-10T11:00Z',
      placementPlace: 'Приют',
      guardianshipActNumber: '',
      guardianshipActOn: null,
      prosecutorNotifiedAt: '2026-03-10T10:15Z',
      claimState: 'DUE',
    },
  },
  checkSafety: {
    given: { removed: false, safetyPlan: 'Бабушка остаётся с ребёнком.', claimDue: false },
    answers: {
      childSeen: 'YES',
      childSeenAt: '2026-03-10T11:40Z',
      childSeenBy: 'Куратор',
      planKept: 'KEPT',
      safetyNow: 'SAFE_NOW',
      notes: '',
    },
  },
};
