/** What the forms of administration make of what is typed: a login from a name, a post from its fields. */
import { loginOfName } from '#web/pages/administration/login-of-name.ts';
import { readPeopleSearch } from '#web/pages/administration/people-search.ts';
import { emptyPost, postErrors, postOf } from '#web/pages/administration/post-draft.ts';

test.each([
  ['Берёзкина Зоя Фёдоровна', 'berezkina.zf'],
  ['Щукина', 'schukina'],
  ['  Римский-Корсаков  Николай ', 'rimskiy-korsakov.n'],
  ['', ''],
])('the login of %p is %p', (name, login) => {
  expect(loginOfName(name)).toBe(login);
});

const draft = { ...emptyPost('2026-03-10'), role: 'dutyOfficer', place: 'c:centre-1' };

test('a post at a centre and one for a territory', () => {
  expect(postErrors(draft)).toEqual({});
  expect(postOf({ ...draft, unitId: 'unit-1', lastDay: '31.12.2026' })).toEqual({
    role: 'dutyOfficer',
    centreId: 'centre-1',
    territoryId: null,
    unitId: 'unit-1',
    agencyId: null,
    since: '2026-03-10',
    lastDay: '2026-12-31',
  });
  const manager = postOf({ ...draft, role: 'manager', place: 't:tambov', unitId: 'unit-1' });
  expect(manager).toMatchObject({ centreId: null, territoryId: 'tambov', unitId: null });
});

test('what is missing is told at its field', () => {
  expect(Object.keys(postErrors(emptyPost('2026-03-10')))).toEqual(['role', 'place']);
  expect(postErrors({ ...draft, role: 'agencyOfficer' })).toHaveProperty('agencyId');
  expect(postErrors({ ...draft, since: '31.02.2026' })).toHaveProperty('since');
  expect(postErrors({ ...draft, lastDay: '01.03.2026' })).toEqual({ lastDay: 'Раньше первого дня' });
});

test('an address with anything wrong narrows nothing', () => {
  expect(readPeopleSearch({ role: 'tsar', state: 'GONE', centre: '<b>' })).toEqual({});
  expect(readPeopleSearch({ role: 'manager', state: 'BLOCKED', all: 'true' })).toMatchObject({
    role: 'manager',
    all: true,
  });
});
