/** Reduced readings: an agency's officer, an invited supervisor, a duty officer's question, searches that must be noted. */
import { randomUUID } from 'node:crypto';
import { writeAudit } from '#store/audit-store.ts';
import type { Transaction } from '#store/database.ts';
import { as, type Casework, idOf, openCasework, register } from '#test/support/casework.ts';
import { supportedCase } from '#test/support/supported-case.ts';

let casework: Casework;
let caseId: string;

beforeAll(async () => {
  casework = await openCasework();
  caseId = (await supportedCase(casework)).caseId;
});
afterAll(() => casework.close());

const count = (login: string, tables: readonly string[]) =>
  as(casework, login, async (trx) => {
    const seen: Record<string, number> = {};
    for (const table of tables) seen[table] = (await trx(table).select()).length;
    return seen;
  });
const ask = <T>(login: string, sql: string, values: readonly unknown[] = []): Promise<T[]> =>
  as(casework, login, async (trx) => (await trx.raw<{ rows: T[] }>(sql, values as never)).rows);

async function noted<T>(login: string, action: string, work: (trx: Transaction) => Promise<T>): Promise<T> {
  const actorId = idOf(casework, login);
  return as(casework, login, async (trx) => {
    await writeAudit(trx, { actorId, actorKind: 'PERSON', action, subjectKind: 'case', subjectId: null });
    return work(trx);
  });
}

describe('the officer of a body', () => {
  const CLOSED = [
    'cases',
    'families',
    'children',
    'parents',
    'signals',
    'submissions',
    'assessments',
    'tasks',
    'deadlines',
    'papers',
  ];

  beforeAll(async () => {
    const { owner } = casework;
    await owner('user_roles')
      .where({ user_id: idOf(casework, 'agency') })
      .update({ agency_id: 'education-uvarovo' });
    await owner('plan_measures').update({ agency: 'HEALTH' });
    const [first] = await owner('plan_measures').where({ case_id: caseId }).select('id');
    await owner('plan_measures').where({ id: first.id }).update({ agency: 'EDUCATION' });
    const notice = { case_id: caseId, fact: 'EXTRA', legal_ground: '120-ФЗ' };
    for (const [agency, sent] of [
      ['education-uvarovo', true],
      ['education-uvarovo', false],
      ['police-uvarovo', true],
    ] as const) {
      await owner('agency_notices').insert({
        id: randomUUID(),
        ...notice,
        agency_id: agency,
        sent_at: sent ? owner.fn.now() : null,
      });
    }
  });

  it('sees the measures that name the body and what was sent to it, nothing else', async () => {
    const nothing = Object.fromEntries(CLOSED.map((table) => [table, 0]));
    expect(await count('agency', ['agency_notices', 'plan_measures', ...CLOSED])).toEqual({
      agency_notices: 1,
      plan_measures: 1,
      ...nothing,
    });
    expect(await ask('agency', 'SELECT app_relation(?) AS r', [caseId])).toEqual([{ r: 'MEASURES' }]);
    expect(await ask('agency', 'SELECT family_name, curator_name FROM agency_work()')).toEqual([
      { family_name: 'Примеровы', curator_name: 'Кураторова Мария Ивановна' },
    ]);
  });

  it('writes about these alone, in his own name, and changes nothing else', async () => {
    const { owner } = casework;
    const own = { case_id: caseId, agency_id: 'education-uvarovo', given_by: idOf(casework, 'agency') };
    const noticeTo = (agency_id: string) => owner('agency_notices').where({ case_id: caseId, agency_id });
    const sent = await noticeTo('education-uvarovo').whereNotNull('sent_at').first();
    const [unsent] = await noticeTo('education-uvarovo').whereNull('sent_at');
    const [foreign] = await noticeTo('police-uvarovo');
    const answered = (notice: { id: string }, more = {}) =>
      as(casework, 'agency', (trx) =>
        trx('notice_answers').insert({
          ...{ id: randomUUID(), notice_id: notice.id, ...own, given_at: '2026-03-10T12:00:00Z' },
          ...{ received_at: '2026-03-10T12:00:00Z', ...more },
        }),
      );
    await answered(sent);
    const measures = await owner('plan_measures').where({ case_id: caseId }).orderBy('position');
    const reported = (measure_id: string, more = {}) =>
      as(casework, 'agency', (trx) =>
        trx('measure_reports').insert({
          ...{ id: randomUUID(), measure_id, ...own, given_at: '2026-03-10T12:00:00Z', state: 'DONE' },
          ...{ on_day: '2026-03-10', ...more },
        }),
      );
    const mine = measures.find(({ agency }) => agency === 'EDUCATION');
    await reported(mine.id);
    const stranger = { given_by: idOf(casework, 'curator') };
    const refused = [
      () => answered(unsent),
      () => answered(foreign),
      () => answered(foreign, { agency_id: 'police-uvarovo' }),
      () => answered(sent, { agency_id: 'police-uvarovo' }),
      () => answered(sent, stranger),
      () => reported(mine.id, stranger),
      () => reported(mine.id, { agency_id: 'police-uvarovo' }),
      () => as(casework, 'agency', (trx) => trx('notice_answers').delete()),
      () => as(casework, 'agency', (trx) => trx('measure_reports').update({ words: 'x' })),
    ];
    for (const write of refused) await expect(write()).rejects.toMatchObject({ code: '42501' });
    const changed = await as(casework, 'agency', async (trx) => [
      await trx('agency_notices').update({ reply: 'x' }),
      await trx('plan_measures').update({ status: 'DONE' }),
    ]);
    expect(changed).toEqual([0, 0]);
  });

  it('loses them with the case', async () => {
    await casework
      .owner('cases')
      .where({ id: caseId })
      .update({ status: 'CLOSED', closed_at: casework.owner.fn.now() });
    const seen = await count('agency', ['agency_notices', 'plan_measures']);
    await casework.owner('cases').where({ id: caseId }).update({ status: 'RUNNING', closed_at: null });
    expect(seen).toEqual({ agency_notices: 0, plan_measures: 0 });
  });
});

describe('the supervisor', () => {
  const invite = (login: string, days: number) =>
    as(casework, login, (trx) =>
      trx('case_invitations').insert({
        id: randomUUID(),
        case_id: caseId,
        user_id: idOf(casework, 'supervisor'),
        invited_by: idOf(casework, login),
        until: trx.raw("business_now() + ?::int * interval '1 day'", [days]),
      }),
    );
  const read = async () =>
    (
      await ask<{ read: Record<string, unknown> | null }>('supervisor', 'SELECT supervised_case(?) AS read', [caseId])
    )[0]?.read;

  it('is invited by the head of the unit alone', async () => {
    await expect(invite('curator', 1)).rejects.toMatchObject({ code: '42501' });
    expect(await read()).toBeNull();
  });

  it('reads without names, places and telephones, and without a single row', async () => {
    const { owner } = casework;
    await owner('signals').where({ case_id: caseId }).update({
      facts:
        'Ваня Примеров пришёл один, мать Примерову Ольгу не видели; живут на Садовой, тел. +7 900 123-45-67. Иван голоден.',
    });
    const { family_id } = await owner('cases').where({ id: caseId }).first('family_id');
    await owner('parents').insert({ id: randomUUID(), family_id, name: 'Примерова Ольга', relation: 'мать' });
    await invite('head', 1);
    const told = JSON.stringify(await read());
    expect(told).not.toMatch(/Пример|Ольг|Иван |Садов|123-45|Классн/i);
    expect(told).toMatch(/Семья № \d{4}/);
    expect(told).toMatch(/Ребёнок 1/);
    const rows = await count('supervisor', ['cases', 'families', 'children', 'signals', 'submissions', 'rehab_plans']);
    expect(Object.values(rows)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await ask('supervisor', 'SELECT case_id FROM supervised_cases()')).toEqual([{ case_id: caseId }]);
  });

  it('reads nothing after the time or the withdrawal', async () => {
    await as(casework, 'head', (trx) =>
      trx('case_invitations').update({ withdrawn_at: trx.fn.now(), withdrawn_by: idOf(casework, 'head') }),
    );
    expect(await read()).toBeNull();
    await invite('head', 1);
    await casework.owner('case_invitations').update({ invited_at: '2020-01-01', until: '2020-01-02' });
    expect(await read()).toBeNull();
  });
});

describe('a search by words', () => {
  const found = (login: string, words: string) =>
    noted(login, 'SEARCH', async (trx) => (await trx.raw('SELECT id FROM search_cases(?)', [words])).rows.length);

  it('answers nobody who has not noted it', async () => {
    await expect(ask('head', 'SELECT id FROM search_cases(?)', ['Пример'])).rejects.toMatchObject({ code: '42501' });
    await expect(
      noted('head', 'READ_CASE', (trx) => trx.raw("SELECT id FROM search_cases('Пример')")),
    ).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('finds what the person reads: by number who sees numbers, by name who knows names', async () => {
    const { number } = await casework.owner('cases').where({ id: caseId }).first('number');
    expect([
      await found('head', 'примеров'),
      await found('curator', 'ПРИМЕРОВ'),
      await found('curator2', 'Пример'),
    ]).toEqual([1, 1, 0]);
    expect([await found('manager', 'Пример'), await found('manager', number), await found('agency', number)]).toEqual([
      0, 1, 0,
    ]);
    expect(await found('head', '%')).toBe(0);
  });
});

describe('the question whether a family is known', () => {
  const lookUp = (login: string, family: string, children: readonly string[], place: string) =>
    noted(login, 'LOOK_UP_FAMILY', async (trx) => {
      const { rows } = await trx.raw('SELECT * FROM look_up_family(?, ?, ?)', [family, children as string[], place]);
      return rows.map((row: { known: string; name: string }) => `${row.known} ${row.name}`);
    });

  it.each([
    ['name and child', 'Примерова', ['Иван'], 'ул. Мира, 1', ['YES Кураторова Мария Ивановна']],
    ['name and address', 'семья Примеровых', ['Пётр'], 'Садовая улица, д. 5', ['YES Кураторова Мария Ивановна']],
    ['name alone', 'Примерова О.', ['Пётр'], 'ул. Мира, 5', ['LIKELY Кураторова Мария Ивановна']],
    ['nothing', 'Неизвестновы', ['Иван'], 'ул. Садовая, 5', []],
  ])('is answered by %s', async (_name, family, children, place, answer) => {
    expect(await lookUp('duty', family, children, place)).toEqual(answer);
  });

  it('of a family without a curator names the head of the unit', async () => {
    await register(casework, {
      familyName: 'Новиковы',
      children: [{ name: 'Лев', approxAge: 3 }],
      location: 'с. Павловка',
    });
    expect(await lookUp('duty', 'Новикова', ['Лев'], 'Павловка')).toEqual(['YES Главина Татьяна Николаевна']);
  });

  it('is for the intake, and is noted', async () => {
    await expect(lookUp('consilium', 'Примерова', [], '')).rejects.toMatchObject({ code: '42501' });
    await expect(ask('duty', "SELECT * FROM look_up_family('Примерова', '{}', '')")).rejects.toMatchObject({
      code: '42501',
    });
  });
});
