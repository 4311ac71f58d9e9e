/** Who acts for an absent administrator does so in both names: links, resets, sessions, places, calendars, rules. */
import { createClock } from '#clock';
import { type Api, type Client, openApi } from '#test/support/api.ts';
import { type Casework, idOf, openCasework } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;
let acting: Client;
const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, createClock());
  const [absent, substitute] = [idOf(casework, 'admin'), idOf(casework, 'supervisor')];
  const days = { from_day: today, to_day: today, kind: 'SICK', id: '00000000-0000-4000-8000-00000000000a' };
  await casework
    .owner('staff_absences')
    .insert({ ...days, user_id: absent, acting_user_id: substitute, entered_by: absent });
  acting = await api.signIn('supervisor');
  const factor = { user_id: idOf(casework, 'duty'), confirmed_at: new Date(), sealed_secret: Buffer.from([1]) };
  await casework.owner('second_factors').insert(factor);
});
afterAll(async () => {
  await api.close();
  await casework.close();
});

const person = () => ({ params: { userId: idOf(casework, 'duty') } });
const rules = {
  kind: 'case-access',
  content: { closedCaseMonths: 6, invitationDays: 7, breakGlassHours: 12 },
  ...{ validFrom: '2099-01-01', source: 'Приказ', basedOn: 1 },
};

it.each([
  ['issueCredentialLink', person, 'ISSUE_PASSWORD_RESET'],
  ['resetSecondFactor', person, 'RESET_SECOND_FACTOR'],
  ['endPersonSessions', person, 'END_SESSIONS'],
  [
    'renamePlace',
    () => ({ params: { kind: 'centre', placeId: 'centre-uvarovo' }, body: { name: 'Центр' } }),
    'RENAME_PLACE',
  ],
  [
    'changeCalendar',
    () => ({ params: { calendarId: 'ru' }, body: { days: [{ day: '2030-06-12', kind: 'OFF', note: 'праздник' }] } }),
    'SET_DAY_OFF',
  ],
  ['addRules', () => ({ body: rules }), 'CHANGE_RULES'],
])('%s', async (operation, asked, action) => {
  expect((await acting.call(operation, asked())).status).toBeLessThan(300);
  const row = await casework.owner('audit_log').where({ action, outcome: 'DONE' }).orderBy('id', 'desc').first();
  expect(row).toMatchObject({
    actor_id: idOf(casework, 'supervisor'),
    on_behalf_of: idOf(casework, 'admin'),
  });
});

it('and the administrator himself in his own name alone', async () => {
  const admin = await api.signIn('admin');
  await admin.call('issueCredentialLink', person());
  const issued = { action: 'ISSUE_PASSWORD_RESET' };
  const row = await casework.owner('audit_log').where(issued).orderBy('id', 'desc').first();
  expect(row).toMatchObject({ actor_id: idOf(casework, 'admin'), on_behalf_of: null });
});
