/** The calendar changes while the engine is dead: the timer that it kept raises nothing by the former moment, the new one is heard. */
import { startTemporaryStack } from '#launcher/temporary-stack.ts';
import type { Stack } from '#launcher/stack.ts';
import { signIn } from '#scenario/http-client.ts';
import { type Office, openOffice } from '#scenario/office.ts';
import { nextMonday } from '#scenario/seven-steps.ts';
import { connect, type Database } from '#store/database.ts';
import { onTheWay } from '#store/views/scenario-counts-view.ts';
import { until } from '#test/engine/until.ts';
import { acceptedMessage, after, alarmsOf, brief, clockOf } from '#test/processes/running-clocks.ts';

const minute = 60_000;
const hour = 60 * minute;
let stack: Stack;
let office: Office;
let db: Database;

beforeAll(async () => {
  stack = await startTemporaryStack({ clock: 'controlled', demo: true });
  office = await openOffice(stack.app.baseUrl);
  db = connect(stack.ownerUrl, { applicationName: 'seven-steps long test', size: 2 });
}, 5 * minute);
afterAll(async () => {
  await db?.destroy();
  await stack?.stop();
}, minute);

const settled = () => until(async () => (await onTheWay(db)) === 0, 2 * minute);

it(
  'a clock follows the calendar of the day, whatever timer the engine comes back with',
  async () => {
    await stack.advance(nextMonday(new Date()));
    const { caseId, clock } = await acceptedMessage(office);
    await settled();
    await stack.engine?.kill('SIGKILL');

    const admin = await signIn(stack.app.baseUrl, 'admin', 'sem-shagov-2026');
    const day = after(clock.dueAt, -minute).toLocaleDateString('sv-SE', { timeZone: 'Europe/Moscow' });
    await admin.put('/calendars/ru/days', { days: [{ day, kind: 'OFF', note: 'перенос' }] });
    const moved = await clockOf(office, caseId, 'T8');
    const { warn_at: warnAt } = await db('deadlines').where({ id: clock.id }).first('warn_at');
    await stack.advance(after(warnAt, -hour));
    expect(await alarmsOf(db, clock)).toEqual([]);

    await stack.engine?.restart();
    await settled();
    expect(await alarmsOf(db, clock)).toEqual([]);
    await stack.advance(after(moved.dueAt, minute));
    const alarms = await alarmsOf(db, clock);
    expect(brief(alarms)).toEqual(['WARNING 0 unitHead', 'ESCALATION 1 unitHead']);
    expect(alarms.map(({ due_at }) => due_at)).toEqual([moved.dueAt, moved.dueAt]);
  },
  8 * minute,
);
