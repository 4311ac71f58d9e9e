/** Who may change the production calendar, what it does not touch, and that thousands of clocks move in seconds. */
import { randomUUID } from 'node:crypto';
import { changeCalendar, previewCalendarChange } from '#actions/change-calendar.ts';
import { recountDeadline } from '#actions/recount-deadline.ts';
import { loadReference } from '#seeds/load-reference.ts';
import { deadlinesOfFormerCalendar } from '#store/deadlines-store.ts';
import { openKeyRing } from '#store/key-ring.ts';
import {
  caseInPlainMarch,
  changeDays,
  clockRow,
  due,
  laterDue,
  off,
  startClock,
  thursday,
  usual,
} from '#test/support/calendar-clock.ts';
import { as, type Casework, idOf, NOW, openCasework } from '#test/support/casework.ts';

let casework: Casework;
let caseId: string;

beforeAll(async () => {
  casework = await openCasework();
});
beforeEach(async () => {
  caseId = await caseInPlainMarch(casework);
});
afterAll(() => casework.close());

const row = (id: string) => clockRow(casework, id);

describe('whom and what it is for', () => {
  it.each(['head', 'manager', 'duty', 'curator', 'supervisor'])('%s changes nothing', async (login) => {
    await expect(changeDays(casework, [off(thursday)], { login })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const look = as(casework, login, (trx) => previewCalendarChange(trx, { calendarId: 'ru', days: [] }, NOW));
    await expect(look).rejects.toMatchObject({ code: '42501' });
  });

  it('another calendar moves nothing here', async () => {
    const id = await startClock(casework, caseId);
    await casework.owner('calendars').insert({ id: 'other', name: 'Другой' });
    const input = { calendarId: 'other', days: [off(thursday)] };
    await as(casework, 'admin', (trx) =>
      changeCalendar(trx, input, { keeper: { userId: idOf(casework, 'admin'), onBehalfOf: null }, now: NOW }),
    );
    expect(await row(id)).toMatchObject({ due_at: due });
  });

  it('a day taken back does not return with the next start; newly delivered days move the clocks', async () => {
    const id = await startClock(casework, caseId, 'T12', { at: '2026-04-27T09:00:00Z' });
    await changeDays(casework, [usual('2026-05-01')]);
    const without = await row(id);
    await loadReference(casework.ownerUrl, openKeyRing({ secret: casework.secret }));
    expect(await deadlinesOfFormerCalendar(casework.owner)).toEqual([]);
    await casework.owner('calendar_days').where({ day: '2026-05-01' }).delete();
    await loadReference(casework.ownerUrl, openKeyRing({ secret: casework.secret }));
    expect(await deadlinesOfFormerCalendar(casework.owner)).toContain(id);
    await casework.worker.transaction((trx) => recountDeadline(trx, id, NOW));
    expect((await row(id)).due_at > without.due_at).toBe(true);
  });
});

it('moves thousands of clocks in seconds', async () => {
  const id = await startClock(casework, caseId);
  const model = await row(id);
  const more = Array.from({ length: 5_000 }, () => ({ ...model, id: randomUUID(), part_id: null }));
  await casework.owner.raw('DROP INDEX deadlines_one_open');
  await casework.owner.batchInsert('deadlines', more, 500);
  const began = performance.now();
  expect(await changeDays(casework, [off(thursday)])).toEqual({ later: 5_001, earlier: 0, overdue: 0 });
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(await casework.owner('deadlines').where({ due_at: laterDue, state: 'RUNNING' }).count()).toEqual([
    { count: '5001' },
  ]);
}, 60_000);
