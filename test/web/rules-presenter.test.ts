/** Rules on the screen: a draft that changes nothing, what is wrong with one, and what a version changes, in words. */
import { readFileSync } from 'node:fs';
import { numberAt, ruleBounds, ruleFaults, ruleKinds } from '#domain/changeable-rules.ts';
import {
  changesBetween,
  contentOf,
  draftErrors,
  draftOf,
  effectSentences,
  factsOf,
  type RuleContent,
} from '#web/pages/administration/rules/rules-presenter.ts';
import { ruleGroups } from '#web/rule-words.ts';

const supplied = (name: string): RuleContent =>
  JSON.parse(readFileSync(new URL(`../../seeds/reference/${name}.json`, import.meta.url), 'utf8')).content;
const contents = {
  'sign-in': supplied('sign-in-rules'),
  'case-access': supplied('case-access'),
  'request-limits': supplied('request-limits'),
};
const today = '2026-03-10';
const draft = draftOf('sign-in', contents['sign-in'], 'demonstration', '10.03.2026');
const edited = (numbers: Readonly<Record<string, string>>) => ({ ...draft, numbers: { ...draft.numbers, ...numbers } });

test.each(ruleKinds)('%s as supplied lies within its bounds, and each number has its words and its bounds', (kind) => {
  expect(ruleFaults(kind, contents[kind] as never)).toEqual([]);
  const paths = ruleGroups[kind].flatMap(({ fields }) => fields.map(({ path }) => path));
  expect(paths.toSorted()).toEqual(Object.keys(ruleBounds[kind]).toSorted());
  expect(paths.filter((path) => numberAt(contents[kind], path) === undefined)).toEqual([]);
});

test('a draft that nobody touched is the same content', () => {
  expect(contentOf(contents['sign-in'], draft, 'demonstration')).toEqual(contents['sign-in']);
});

test('changes are told by number and by role, with what was; what the screen does not show stays', () => {
  const changed = {
    ...edited({ sessionIdleMinutes: '30', 'attempts.stranger.minutes': '1' }),
    roles: ['manager'] as const,
  };
  const content = contentOf(contents['sign-in'], changed, 'demonstration');
  expect(changesBetween('sign-in', contents['sign-in'], content, 'demonstration')).toEqual([
    { title: 'Сеанс: кончается без действий через', before: '60 минут', after: '30 минут' },
    {
      title: 'Неудачные попытки: под одним логином с чужого устройства, за какое время',
      before: '15 минут',
      after: '1 минута',
    },
    { title: 'Кому код из телефона обязателен', before: 'никому', after: 'руководитель' },
  ]);
  expect(content).toMatchObject({ secondFactorRoles: { real: ['administrator', 'unitHead', 'manager'] } });
});

test('what would lock people out, is no number or lies in the past is named by its field', () => {
  const wrong = {
    ...edited({ sessionIdleMinutes: '2', recoveryCodes: 'десять' }),
    validFrom: '09.03.2026',
    source: ' ',
  };
  const content = contentOf(contents['sign-in'], wrong, 'demonstration');
  expect(draftErrors('sign-in', content, wrong, today)).toEqual({
    sessionIdleMinutes: 'Целое число от 5 до 1\u00a0440',
    recoveryCodes: 'Целое число от 5 до 20',
    validFrom: expect.stringContaining('задним числом'),
    source: expect.stringContaining('основание'),
  });
});

test('numbers that contradict each other are named too', () => {
  const content = contentOf(
    contents['sign-in'],
    edited({ sessionIdleMinutes: '721', 'attempts.address.limit': '20', 'attempts.stranger.limit': '21' }),
    'real',
  );
  expect(ruleFaults('sign-in', content as never).map(({ path }) => path)).toEqual([
    'sessionIdleMinutes',
    'attempts.address.limit',
  ]);
});

test('a budget reads as one line, long times also in hours', () => {
  const group = ruleGroups['sign-in'].find(({ title }) => title === 'Неудачные попытки');
  const facts = factsOf(contents['sign-in'], group?.fields ?? []);
  expect(facts[0]).toEqual(['Под одним логином с чужого устройства', '10 раз за 15 минут']);
  expect(facts.at(-1)?.[1]).toBe('50 раз за 1440 минут (24 часа)');
});

test('only what happens is told of', () => {
  expect(effectSentences({ ending: 0, enrolling: 0 })).toEqual([]);
  expect(effectSentences({ ending: 2, enrolling: 1 })).toEqual([
    expect.stringContaining('2 открытых сеанса'),
    expect.stringContaining('1 сотруднику придётся'),
  ]);
});
