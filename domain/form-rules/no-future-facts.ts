/** Nothing that is reported as having happened lies after the moment of the check (own rule: a fact cannot be foreseen). */
import { isLater, rowsOf, type Answers, type FieldError, type FormRule } from './form-rule.ts';

const MOMENTS = [
  'receivedAt',
  'arrivedAt',
  'requestedAt',
  'guardianshipInformedAt',
  'policeInformedAt',
  'prosecutorInformedAt',
  'healthInformedAt',
  'removedAt',
  'prosecutorNotifiedAt',
  'childSeenAt',
  'placedAt',
  'safetyPlanSignedAt',
  'sentAt',
  'acknowledgedAt',
  'remindedAt',
];
const DAYS = [
  'actSignedOn',
  'heldOn',
  'visitedOn',
  'closedOn',
  'birthDate',
  'answerSentOn',
  'redirectedOn',
  'archivedOn',
  'claimFiledOn',
  'guardianshipActOn',
  'givenOn',
  'signedOn',
  'resolutionOn',
  'sentOn',
  'acknowledgedOn',
  'appliedOn',
  'recognisedOn',
  'programmeOn',
  'begunOn',
  'surveyedOn',
  'decisionOn',
  'deregisteredOn',
  'guardianshipSettledOn',
  'periodTo',
];
const LISTS = ['parents', 'children', 'notices', 'extraNotices', 'receipts', 'urgentServices'];

function futureIn(answers: Answers, prefix: string, now: string, today: string): readonly FieldError[] {
  const moments = MOMENTS.filter((key) => isLater(answers[key], now)).map((key) => ({
    path: `${prefix}${key}`,
    message: 'Это время ещё не наступило: проверьте дату и время.',
  }));
  const days = DAYS.filter((key) => typeof answers[key] === 'string' && answers[key] > today).map((key) => ({
    path: `${prefix}${key}`,
    message: 'Этот день ещё не наступил: проверьте дату.',
  }));
  return [...moments, ...days];
}

/** Errors at every fact, also in repeated rows, that lies in the future. Plans (departure, next attempt) may. */
export const noFutureFacts: FormRule = (data, { now, today }) => [
  ...futureIn(data, '', now, today),
  ...LISTS.flatMap((list) =>
    rowsOf(data[list]).flatMap((row, index) => futureIn(row, `${list}.${index}.`, now, today)),
  ),
];
