/** What follows from something does not come before it (own rule: days of one form stand in order). */
import { rowsOf, type Answers, type FieldError, type FormRule } from './form-rule.ts';

/** [earlier, later]: the error stands at the later one. Earlier days may be facts that the form only shows. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['validFrom', 'validTo'],
  ['startOn', 'dueOn'],
  ['periodFrom', 'periodTo'],
  ['sentOn', 'acknowledgedOn'],
  ['sentOn', 'surveyedOn'],
  ['sentOn', 'decisionOn'],
  ['appliedOn', 'recognisedOn'],
  ['appliedOn', 'programmeOn'],
  ['appliedOn', 'begunOn'],
];
const LISTS = ['measures'];

function disorderIn(answers: Answers, prefix: string): readonly FieldError[] {
  return PAIRS.filter(([earlier, later]) => isBefore(answers[later], answers[earlier])).map(([, later]) => ({
    path: `${prefix}${later}`,
    message: 'Эта дата раньше той, за которой следует: проверьте даты.',
  }));
}

const isBefore = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string' && one !== '' && other !== '' && one < other;

export const daysInOrder: FormRule = (data, { given }) => [
  ...disorderIn({ ...given, ...data }, ''),
  ...LISTS.flatMap((list) => rowsOf(data[list]).flatMap((row, index) => disorderIn(row, `${list}.${index}.`))),
];
