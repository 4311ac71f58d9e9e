/** Fills the forms of emergencies, of answers to those who reported, and the facts of a message. */
import type { FormSubmissions } from '#generated/form-types.ts';
import { type Filler, type Known, minute, rows, text } from './filler.ts';

const factNames = [
  'rightsViolated',
  'educationOrHousing',
  'noParentalCare',
  'threatToLife',
  'neglectedOrSop',
  'crueltyOrOffences',
  'probationCategory',
  'needsTreatment',
  'notAttendingSchool',
  'needsLeisureOrWork',
] as const;
type Facts = Pick<FormSubmissions['receiveSignal'], (typeof factNames)[number]>;

/** The facts of a message as they were proposed. */
export function knownFacts(known: Known): Facts {
  return Object.fromEntries(factNames.map((fact) => [fact, known[fact] === true])) as Facts;
}

type Answer = Pick<
  FormSubmissions['answerReporter'],
  'answerState' | 'answerSentOn' | 'answerWay' | 'answerText' | 'noAnswerReason'
>;

function reporterAnswer(known: Known, today: string): Answer {
  if (known['answerState'] === 'NOT_SENT') {
    return { answerState: 'NOT_SENT', noAnswerReason: text(known['noAnswerReason'], 'Сообщение анонимное') };
  }
  const answerWay = text(known['answerWay'], 'LETTER') as NonNullable<Answer['answerWay']>;
  return { answerState: 'SENT', answerSentOn: today, answerWay, answerText: text(known['answerText']) };
}

const answerReporter: Filler<'answerReporter'> = (known, _family, { today }) => ({
  redirectedTo: text(known['redirectedTo']),
  redirectedOn: today,
  redirectedNumber: '',
  ...reporterAnswer(known, today),
});

const closeWithoutCase: Filler<'closeWithoutCase'> = (known, _family, { today }) => ({
  ...reporterAnswer(known, today),
  servicesOffered: 'DECLINED',
  servicesOfferedNote: 'Предложены консультации психолога и помощь с документами',
  archiveNumber: `А-${today.replaceAll('-', '')}`,
  archivedOn: today,
});

type Threats = NonNullable<FormSubmissions['urgentMeasures']['threatMeasures']>;

const urgentMeasures: Filler<'urgentMeasures'> = (known, _family, { now, today }) => {
  const found = rows(known['threatMeasures']).map(({ threat }) => text(threat, 'S3') as Threats[number]['threat']);
  const threats = found.length > 0 ? found : (['S3'] as const);
  return {
    guardianshipInformedAt: minute(now),
    policeInformedAt: minute(now),
    prosecutorInformedAt: null,
    healthInformedAt: null,
    threatMeasures: threats.map((threat) => ({ threat, measure: 'K1', responsible: 'Бабушка' })),
    measuresDecidedBy: 'Заведующая отделением',
    removalDecision: 'NOT_REMOVED',
    whoDecidedRemoval: 'GUARDIANSHIP',
    urgentServices: [{ service: 'FOOD', givenOn: today, actNumber: '1-СУ' }],
    safetyPlan: 'Бабушка живёт с детьми до следующего посещения; ежедневный звонок куратору',
    safetyPlanSignedAt: minute(now),
  };
};

const recordRemoval: Filler<'recordRemoval'> = (_known, _family, { now }) => ({
  removalActNumber: '7-О',
  removedAt: minute(now),
  removalWitnesses: 'Орган опеки, инспектор ПДН, специалист центра',
  placement: 'SHELTER',
  placedAt: minute(now),
  placementPlace: 'Социально-реабилитационный центр',
  guardianshipActNumber: '',
  guardianshipActOn: null,
  prosecutorNotifiedAt: minute(now),
  claimState: 'DUE',
});

const checkSafety: Filler<'checkSafety'> = (known, _family, { now, today }) => ({
  childSeen: 'YES',
  childSeenAt: minute(now),
  childSeenBy: text(known['childSeenBy'], 'Куратор случая'),
  planKept: known['removed'] === true ? 'NOT_NEEDED' : 'KEPT',
  safetyNow: 'SAFE_NOW',
  notes: 'Дети спокойны, накормлены',
  ...(known['claimDue'] === true ? { claimFiledOn: today } : {}),
});

export const emergencyFillers = { answerReporter, closeWithoutCase, urgentMeasures, recordRemoval, checkSafety };
