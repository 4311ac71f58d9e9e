/** Rules as a draft of texts and back, and what one version changes in another, in words. Pure. */
import { numberAt, type RuleKind, ruleFaults } from '#domain/changeable-rules.ts';
import type { ApiSchemas } from '#generated/api-types.ts';
import { dayOfText } from '../../../day-text.ts';
import { nameOf, roleNames } from '../../../labels.ts';
import { counted } from '../../../plural.ts';
import { ruleGroups, type RuleField } from '../../../rule-words.ts';
import type { Role } from '../../../use-session.ts';

export type Rules = ApiSchemas['Rules'];
export type RuleVersion = Rules['versions'][number];
export type RuleContent = RuleVersion['content'];
/** Which list of roles counts in this installation. */
export type RoleList = 'real' | 'demonstration';
/** The numbers as they are typed, by their path. */
export type RuleDraft = {
  readonly numbers: Readonly<Record<string, string>>;
  readonly roles: readonly Role[];
  readonly validFrom: string;
  readonly source: string;
};
export type RuleChange = { readonly title: string; readonly before: string; readonly after: string };
const shortestSource = 3;
const hourMinutes = 60;

export const rolesOf = (content: RuleContent, list: RoleList): readonly Role[] =>
  'secondFactorRoles' in content ? content.secondFactorRoles[list] : [];

const fieldsOf = (kind: RuleKind): readonly RuleField[] => ruleGroups[kind].flatMap(({ fields }) => fields);

/** «60 минут»; many minutes also in hours. */
function valueText(content: RuleContent, { path, unit }: RuleField): string {
  const value = numberAt(content, path);
  if (value === undefined) return '—';
  const inHours = path.endsWith('inutes') && value >= 2 * hourMinutes && value % hourMinutes === 0;
  const hours = inHours ? ` (${counted(value / hourMinutes, ['час', 'часа', 'часов'])})` : '';
  return counted(value, unit) + hours;
}

/** The lines of a group as they are read: a number with its time in one. */
export function factsOf(content: RuleContent, fields: readonly RuleField[]): readonly (readonly [string, string])[] {
  return fields
    .filter(({ ofLimit }) => !ofLimit)
    .map((field) => {
      const time = fields.find(({ ofLimit }) => ofLimit === field.path);
      const value = valueText(content, field);
      return [field.title, time ? `${value} за ${accusative(valueText(content, time))}` : value] as const;
    });
}

/** «за 1 минуту», «за 21 минуту»; other numbers are as they are. */
const accusative = (text: string): string => text.replace(/минута/, 'минуту');

export function rolesText(roles: readonly Role[]): string {
  return roles.length > 0 ? roles.map((role) => nameOf(roleNames, role)).join(', ') : 'никому';
}

/** A draft that changes nothing yet. */
export function draftOf(kind: RuleKind, content: RuleContent, list: RoleList, today: string): RuleDraft {
  const numbers = fieldsOf(kind).map(({ path }) => [path, String(numberAt(content, path) ?? '')] as const);
  return { numbers: Object.fromEntries(numbers), roles: rolesOf(content, list), validFrom: today, source: '' };
}

/** The content with what the draft says; what the draft does not show stays. */
export function contentOf(base: RuleContent, { numbers, roles }: RuleDraft, list: RoleList): RuleContent {
  let content = base;
  for (const [path, text] of Object.entries(numbers)) content = withNumber(content, path.split('.'), wholeNumber(text));
  if (!('secondFactorRoles' in content)) return content;
  return { ...content, secondFactorRoles: { ...content.secondFactorRoles, [list]: [...roles] } };
}

/** Another content with one number put in its place. */
function withNumber<T>(content: T, [name = '', ...further]: readonly string[], value: number): T {
  const inside = (content as Readonly<Record<string, unknown>>)[name];
  return { ...content, [name]: further.length > 0 ? withNumber(inside, further, value) : value };
}

/** Not a whole number is none, which no bounds take. */
const wholeNumber = (text: string): number => (/^\s*\d{1,6}\s*$/.test(text) ? Number(text) : Number.NaN);

/** What is wrong with the draft, by field. */
export function draftErrors(
  kind: RuleKind,
  content: RuleContent,
  draft: RuleDraft,
  today: string,
): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const { path, message } of ruleFaults(kind, content)) errors[path] = message;
  const validFrom = dayOfText(draft.validFrom);
  if (!validFrom) errors['validFrom'] = 'Проверьте дату: день.месяц.год';
  else if (validFrom < today) errors['validFrom'] = 'Правила не действуют задним числом: выберите сегодня или позже';
  if (draft.source.trim().length < shortestSource) errors['source'] = 'Запишите основание: приказ, решение';
  return errors;
}

/** What is other in `after`, in the order of the screen. */
export function changesBetween(
  kind: RuleKind,
  before: RuleContent,
  after: RuleContent,
  list: RoleList,
): readonly RuleChange[] {
  const numbers = ruleGroups[kind].flatMap(({ title: group, fields }) =>
    fields
      .filter(({ path }) => numberAt(before, path) !== numberAt(after, path))
      .map((field) => ({
        title: `${group}: ${titleOf(kind, field)}`,
        before: valueText(before, field),
        after: valueText(after, field),
      })),
  );
  const roles = [rolesText(rolesOf(before, list)), rolesText(rolesOf(after, list))] as const;
  const same = sameRoles(rolesOf(before, list), rolesOf(after, list));
  return [
    ...numbers,
    ...(same ? [] : [{ title: 'Кому код из телефона обязателен', before: roles[0], after: roles[1] }]),
  ];
}

/** A time is told with the title of the number that it belongs to. */
function titleOf(kind: RuleKind, field: RuleField): string {
  const limit = fieldsOf(kind).find(({ path }) => path === field.ofLimit);
  const words = limit ? `${limit.title}, за какое время` : field.title;
  return words.charAt(0).toLowerCase() + words.slice(1);
}

const sameRoles = (one: readonly Role[], other: readonly Role[]): boolean =>
  one.length === other.length && one.every((role) => other.includes(role));

/** What the rules would do at once, in sentences; nothing is said of what does not happen. */
export function effectSentences({ ending, enrolling }: ApiSchemas['RulesEffect']): readonly string[] {
  const sessions = counted(ending, ['открытый сеанс', 'открытых сеанса', 'открытых сеансов']);
  const people = counted(enrolling, ['сотруднику', 'сотрудникам', 'сотрудникам']);
  return [
    ...(ending > 0 ? [`Сразу кончится ${sessions}: эти люди войдут заново, введённое сохранится.`] : []),
    ...(enrolling > 0 ? [`При следующем входе ${people} придётся подключить код из телефона.`] : []),
  ];
}
