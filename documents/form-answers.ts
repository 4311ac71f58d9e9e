/**
 * A form as a source of facts: every field is a tag under its key, codes become the words of the form's own options, so a field
 * that a methodologist adds can be printed at once. Tag of a field inside a group: names joined by `_`.
 */
import type { Dictionary, Tags, TagValue } from './dictionary.ts';
import { dayInWords, momentInWords } from './russian-dates.ts';

type Option = { readonly label: string; readonly value: string };
type FormField = {
  readonly type: string;
  readonly key?: string;
  readonly path?: string;
  readonly label?: string;
  readonly dateLabel?: string;
  readonly subtype?: string;
  readonly values?: readonly Option[];
  readonly valuesKey?: string;
  readonly valuesExpression?: string;
  readonly components?: readonly FormField[];
};
/** The part of a Camunda form that papers read. */
export type PaperForm = { readonly components?: readonly FormField[] };
type Answers = Readonly<Record<string, unknown>>;
/** Where moments are told, and the facts with which the form was opened: among them the choices that it took from there. */
export type Words = { readonly timeZone: string; readonly given: Answers };

type Place = { readonly field: FormField; readonly path: readonly string[] };

const written = new Set([
  'textfield',
  'textarea',
  'number',
  'checkbox',
  'radio',
  'select',
  'checklist',
  'taglist',
  'datetime',
]);

/** Fields and lists in their order; groups only lend their path. */
function placesOf(fields: readonly FormField[] = [], above: readonly string[] = []): readonly Place[] {
  return fields.flatMap((field): readonly Place[] => {
    if (field.type === 'dynamiclist') return [{ field, path: [...above, ...(field.path ?? '').split('.')] }];
    if (written.has(field.type) && field.key) return [{ field, path: [...above, ...field.key.split('.')] }];
    return placesOf(field.components, field.path ? [...above, ...field.path.split('.')] : above);
  });
}

const tagOf = ({ path }: Place): string => path.join('_');
const labelOf = ({ label, dateLabel, key }: FormField): string =>
  (label ?? dateLabel?.replace(/: дата$/, '') ?? key ?? '').trim();

/** The tags that the answers of a form fill. */
export function formDictionary(form: PaperForm, hidden: readonly string[] = []): Dictionary {
  const shown = placesOf(form.components).filter((place) => !hidden.includes(tagOf(place)));
  return {
    ...dictionaryOf(shown),
    answers: {
      list: 'Все заполненные поля формы по порядку',
      rows: { question: 'Название поля', answer: 'Ответ словами' },
    },
  };
}

function dictionaryOf(places: readonly Place[]): Dictionary {
  return Object.assign({}, ...places.map(meaningsOf)) as Dictionary;
}

function meaningsOf(place: Place): Dictionary {
  const { field } = place;
  const tag = tagOf(place);
  if (field.type === 'dynamiclist') {
    const rows = { number: 'Номер по порядку', ...dictionaryOf(placesOf(field.components)) };
    return { [tag]: { list: labelOf(field), rows }, [`${tag}_any`]: { condition: `${labelOf(field)}: есть строки` } };
  }
  const flags = codesOf(field).map(({ value, label }) => [
    `${tag}_${value}`,
    { condition: `${labelOf(field)}: ${label}` },
  ]);
  return { [tag]: labelOf(field), ...Object.fromEntries(flags) };
}

/** A checkbox knows one condition; a choice one for each of its options. */
function codesOf(field: FormField): readonly Option[] {
  return field.type === 'checkbox' ? [{ value: 'YES', label: 'да' }] : (field.values ?? writtenOptions(field));
}

/** The options that an expression spells out: `{label: "…", value: "…"}`. */
function writtenOptions({ valuesExpression = '' }: FormField): readonly Option[] {
  const found = valuesExpression.matchAll(/label:\s*"([^"]*)",\s*value:\s*"([^"]*)"/g);
  return [...found].map(([, label = '', value = '']) => ({ label, value }));
}

function optionLabel(field: FormField, code: string, given: Answers): string {
  const chosen = rowsOf(field.valuesKey ? given[field.valuesKey] : undefined);
  const options = [...codesOf(field), ...(chosen as readonly Option[])];
  return options.find(({ value }) => value === code)?.label ?? code;
}

/** The facts of a submission under the tags of its form; what was not answered is an empty text. */
export function answerTags(form: PaperForm, data: Answers, words: Words, hidden: readonly string[] = []): Tags {
  const places = placesOf(form.components).filter((place) => !hidden.includes(tagOf(place)));
  return { ...tagsOf(places, data, words), answers: answersOf(places, data, words) };
}

function tagsOf(places: readonly Place[], data: Answers, words: Words): Tags {
  return Object.assign({}, ...places.map((place) => filled(place, valueAt(data, place.path), words))) as Tags;
}

function filled(place: Place, value: unknown, words: Words): Tags {
  const { field } = place;
  const tag = tagOf(place);
  if (field.type === 'dynamiclist') {
    const rows = rowsOf(value).map((row, index) => ({
      number: String(index + 1),
      ...tagsOf(placesOf(field.components), row, words),
    }));
    return { [tag]: rows, [`${tag}_any`]: rows.length > 0 };
  }
  const flags = codesOf(field).map(({ value: code }) => [`${tag}_${code}`, holds(value, code)]);
  return { [tag]: inWords(field, value, words), ...(Object.fromEntries(flags) as Record<string, TagValue>) };
}

function holds(value: unknown, code: string): boolean {
  return Array.isArray(value) ? value.includes(code) : value === code || (value === true && code === 'YES');
}

type Answered = { readonly question: string; readonly answer: string };

/** A repeated part is one answer, a line for each row. */
function answersOf(places: readonly Place[], data: Answers, words: Words): readonly Answered[] {
  return places
    .map(({ field, path }) => ({ question: labelOf(field), answer: answerText(field, valueAt(data, path), words) }))
    .filter(({ answer }) => answer !== '');
}

function answerText(field: FormField, value: unknown, words: Words): string {
  if (field.type !== 'dynamiclist') return inWords(field, value, words);
  const lines = rowsOf(value).map((row) =>
    answersOf(placesOf(field.components), row, words)
      .map(({ question, answer }) => `${question}: ${answer}`)
      .join('; '),
  );
  return lines.filter((line) => line !== '').join('\n');
}

function inWords(field: FormField, value: unknown, words: Words): string {
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (Array.isArray(value)) return value.map((one) => inWords(field, one, words)).join(', ');
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value !== 'string' || value === '') return '';
  if (field.type === 'datetime')
    return field.subtype === 'date' ? dayInWords(value) : momentInWords(value, words.timeZone);
  return optionLabel(field, value, words.given);
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), data);
}

const isRecord = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const rowsOf = (value: unknown): readonly Answers[] => (Array.isArray(value) ? value.filter(isRecord) : []);
