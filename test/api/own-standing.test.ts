/** What the menu tells a person: each post with its place, whom one replaces until when, and where one's messages go. */
import { createClock } from '#clock';
import { type Answer, type Api, openApi } from '#test/support/api.ts';
import { type Casework, idOf, openCasework } from '#test/support/casework.ts';
import { groupsOfPosts } from '#web/shell/post-groups.ts';

let casework: Casework;
let api: Api;
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, createClock());
});
afterAll(async () => {
  await api.close();
  await casework.close();
});

const sessionOf = async (login: string): Promise<Answer['body']> => (await api.signIn(login)).answer.body;

it('a post for a territory names the territory, an officer his body', async () => {
  const admin = await sessionOf('admin');
  expect(admin.posts).toEqual([
    { role: 'administrator', place: 'Тамбовская область', wholeTerritory: true, agency: null, replaced: null },
  ]);
  const { agency } = (await sessionOf('agency')).posts[0];
  expect(agency).toEqual(expect.any(String));
});

it('whoever replaces a colleague sees the colleague’s posts beside the own ones, the name and the last day', async () => {
  const [absent, acting] = [idOf(casework, 'duty'), idOf(casework, 'head2')];
  const days = { from_day: inDays(-1), to_day: inDays(3), kind: 'SICK' };
  const id = '00000000-0000-4000-8000-00000000000b';
  const before = await sessionOf('head2');
  expect(before.replacing).toEqual([]);
  await casework
    .owner('staff_absences')
    .insert({ ...days, id, user_id: absent, acting_user_id: acting, entered_by: absent });

  const { fullName } = await sessionOf('duty');
  const now = await sessionOf('head2');
  expect(now.replacing).toEqual([{ name: fullName, lastDay: inDays(3) }]);
  expect(now.posts.slice(0, before.posts.length)).toEqual(before.posts);
  expect(now.posts.at(-1)).toMatchObject({ role: 'dutyOfficer', replaced: fullName });
  expect(now.intakeCentre).toBe(before.intakeCentre);
  const groups = groupsOfPosts(now.posts);
  expect(groups.map(({ place }) => place)).toEqual([before.intakeCentre, now.posts.at(-1).place]);
  expect(groups[0]).toMatchObject({ note: '', roles: ['caseCurator', 'dutyOfficer', 'unitHead'] });
  expect(groups[1]).toMatchObject({ note: `за отсутствующего сотрудника: ${fullName}`, roles: ['dutyOfficer'] });

  await casework.owner('staff_absences').where({ id }).update({ cancelled_at: new Date() });
  expect(await sessionOf('head2')).toMatchObject({ posts: before.posts, replacing: [] });
});

it('posts in two centres are told apart, and where messages go is said', async () => {
  const user_id = idOf(casework, 'psychologist');
  await casework.owner('user_roles').insert({ user_id, role: 'dutyOfficer', centre_id: 'centre-rzhaksa' });
  const me = await sessionOf('psychologist');
  const [home, other] = groupsOfPosts(me.posts);
  expect(home?.roles).toEqual(['psychologist']);
  expect(other).toMatchObject({ roles: ['dutyOfficer'] });
  expect(me.intakeCentre).toBe(other?.place);
  expect(home?.place).not.toBe(other?.place);
  expect((await sessionOf('secretary')).intakeCentre).toBeNull();
});
