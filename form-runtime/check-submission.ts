/**
 * What form-js would silently mend and a person should be told: an answer of the wrong kind, an unknown option,
 * characters that cannot be stored (U+0000, lone surrogates), too much of anything.
 */
import type { FieldError } from '#domain/error.ts';
import { isField, ownPath, type FormComponent, type FormSchema } from './form-schema.ts';
import { objectOf, valueAt } from './pick-answers.ts';
import { SUBMISSION_LIMITS } from './submission-limits.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

const WRONG_KIND = 'Значение записано неверно: введите его ещё раз.';
const UNKNOWN_OPTION = 'Выберите значение из списка.';
const BAD_CHARACTERS = 'В тексте есть недопустимые знаки: удалите их и наберите текст ещё раз.';
const TOO_LONG = 'Текст слишком длинный.';

function isRealDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (!year) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function isRealMoment(text: string): boolean {
  return isRealDay(text.slice(0, 10)) && TIME.test(text.slice(10));
}

/** True for a text that UTF-8 and PostgreSQL can hold. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && !/[\uD800-\uDFFF]/u.test(text);
}

/** True for an option of the field. Options that a formula computes are known to form-js alone, which drops any other. */
function isOption(component: FormComponent, value: unknown, given: unknown): boolean {
  if (component.valuesExpression) return typeof value === 'string' || typeof value === 'number';
  if (component.values) return component.values.some((option) => option.value === value);
  const options = component.valuesKey ? valueAt(given, component.valuesKey.split('.')) : undefined;
  return Array.isArray(options) && options.some((option) => (objectOf(option).value ?? option) === value);
}

function textProblem(component: FormComponent, value: unknown): string | undefined {
  if (typeof value !== 'string') return WRONG_KIND;
  return value.length > (component.validate?.maxLength ?? SUBMISSION_LIMITS.textCharacters) ? TOO_LONG : undefined;
}

function choicesProblem(component: FormComponent, value: unknown, given: unknown): string | undefined {
  if (!Array.isArray(value)) return WRONG_KIND;
  const fine = new Set(value).size === value.length && value.every((choice) => isOption(component, choice, given));
  return fine ? undefined : UNKNOWN_OPTION;
}

function answerProblem(component: FormComponent, value: unknown, given: unknown): string | undefined {
  switch (component.type) {
    case 'textfield':
    case 'textarea':
      return textProblem(component, value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? undefined : 'Нужно число.';
    case 'checkbox':
      return typeof value === 'boolean' ? undefined : WRONG_KIND;
    case 'radio':
    case 'select':
      return isOption(component, value, given) ? undefined : UNKNOWN_OPTION;
    case 'checklist':
    case 'taglist':
      return choicesProblem(component, value, given);
    case 'datetime':
      return dateProblem(component, value);
    default:
      return typeof value === 'object' ? WRONG_KIND : undefined;
  }
}

function dateProblem(component: FormComponent, value: unknown): string | undefined {
  if (typeof value !== 'string') return WRONG_KIND;
  if (component.subtype === 'date') return isRealDay(value) ? undefined : 'Такой даты нет: проверьте её.';
  if (component.subtype === 'datetime')
    return isRealMoment(value) ? undefined : 'Таких даты и времени нет: проверьте их.';
  return undefined;
}

function badCharacters(value: unknown): boolean {
  const texts = Array.isArray(value) ? value : [value];
  return texts.some((text) => typeof text === 'string' && !isStorable(text));
}

function checkField(component: FormComponent, value: unknown, path: string, given: unknown): readonly FieldError[] {
  if (component.disabled || value === undefined || value === null || value === '') return [];
  const message = badCharacters(value) ? BAD_CHARACTERS : answerProblem(component, value, given);
  return message ? [{ path, message }] : [];
}

function checkRows(component: FormComponent, rows: unknown, path: string, given: unknown): readonly FieldError[] {
  if (rows === undefined || rows === null) return [];
  if (!Array.isArray(rows) || rows.some((row) => typeof row !== 'object' || row === null)) {
    return [{ path, message: WRONG_KIND }];
  }
  if (rows.length > SUBMISSION_LIMITS.listRows) {
    return [{ path, message: `Записей должно быть не больше ${SUBMISSION_LIMITS.listRows}.` }];
  }
  return rows.flatMap((row, index) => checkAll(component.components ?? [], row, `${path}.${index}.`, given));
}

function checkAll(
  components: readonly FormComponent[],
  answers: unknown,
  prefix: string,
  given: unknown,
): readonly FieldError[] {
  return components.flatMap((component) => {
    const names = ownPath(component);
    const path = `${prefix}${names.join('.')}`;
    const value = names.length > 0 ? valueAt(answers, names) : answers;
    if (isField(component)) return checkField(component, value, path, given);
    if (component.type === 'dynamiclist') return checkRows(component, value, path, given);
    const inside = names.length > 0 ? `${path}.` : prefix;
    return checkAll(component.components ?? [], value, inside, given);
  });
}

/** Errors of kind, option, character and length at the form's fields; keys that the form does not know are not looked at. */
export function checkSubmission(
  schema: FormSchema,
  given: Readonly<Record<string, unknown>>,
  submission: Readonly<Record<string, unknown>>,
): readonly FieldError[] {
  return checkAll(schema.components, submission, '', given);
}

/** The error of answers that are too much altogether; they have passed checkSubmission, so they are flat enough to measure. */
export function checkSize(answers: Readonly<Record<string, unknown>>): readonly FieldError[] {
  const fits = JSON.stringify(answers).length <= SUBMISSION_LIMITS.totalCharacters;
  return fits ? [] : [{ path: '', message: 'В форме слишком много текста: сократите его.' }];
}
