/**
 * An emergency begun at each of the seven steps, on the real engine: a case for each row of the table in docs/emergencies.md, all of
 * them side by side. What is suspended, what goes on, which clocks run, which tasks stay, and the way back when it is over.
 */
import type { CaseCard } from '#generated/api-types.ts';
import { fillForm } from '#scenario/answers.ts';
import { unsafe } from '#scenario/assessment-pictures.ts';
import { inventFamily } from '#scenario/invented-families.ts';
import type { LivedCase } from '#scenario/lived-case.ts';
import { completeTask, lookAround, type Office, openTask, type SeenTask } from '#scenario/office.ts';
import { connect, type Database } from '#store/database.ts';
import { until } from '#test/engine/until.ts';
import { advanceClock, sharedStack } from '#test/support/shared-stack.ts';
import { both, type CasePicture, type Change, changeOf, pictureOf } from './case-picture.ts';
import { emergencyPlaces } from './emergency-places.ts';
import { begun, type Deed, deed, emergencyTable, ended, type Row } from './emergency-table.ts';
import { atRest, businessNow, liveFromMonday, openSharedOffice } from './lived-cases.ts';

const minuteMs = 60_000;
const patienceMs = minuteMs;
type Moment = 'before' | 'begun' | 'meanwhile' | 'over';
type Pictures = Readonly<Record<string, CasePicture>>;

let office: Office;
let db: Database;
let cases: readonly LivedCase[];
let steps: Readonly<Record<string, number>>;
const album = {} as Record<Moment, Pictures>;

const rowOf = (code: string): Row => emergencyTable[code] as Row;
/** What the table says of a row between two moments. */
const expected = {
  begun: (row: Row) => both(row.begun ?? begun, row.suspended),
  meanwhile: (row: Row) => both(row.goesOn),
  over: (row: Row) => both(ended, row.over),
} satisfies Partial<Record<Moment, (row: Row) => Change>>;

beforeAll(async () => {
  office = await openSharedOffice();
  db = connect(sharedStack().ownerUrl, { applicationName: 'seven-steps test', size: 2 });
  const plans = emergencyPlaces.map((life, index) => ({ life, family: inventFamily(7, index, 2026) }));
  cases = await liveFromMonday(office, db, plans);
  steps = await ofEach(async ({ caseId }) => (await office.head.get<CaseCard>(`/cases/${caseId}`)).case.step);
  album.before = await pictures();
  await beginEmergencies();
  album.begun = await pictures('before', 'begun');
  await everybody((code) => rowOf(code).meanwhile);
  album.meanwhile = await pictures('begun', 'meanwhile');
  await advanceClock(new Date((await businessNow(office)).getTime() + 60 * minuteMs));
  await everybody(() => deed('urgentMeasures'));
  await everybody(() => deed('checkSafety'));
  album.over = await pictures('meanwhile', 'over');
}, 14 * minuteMs);

afterAll(() => db.destroy());

async function ofEach<T>(ask: (one: LivedCase) => Promise<T>): Promise<Readonly<Record<string, T>>> {
  const entries = cases.map(async (one) => [one.plan.life.code, await ask(one)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** Every case once nothing moves any more, and, unless it never does, has changed as the table says. */
async function pictures(from?: Moment, to?: keyof typeof expected): Promise<Pictures> {
  await atRest(db);
  return ofEach(({ plan: { life }, caseId }) => {
    const look = () => pictureOf(db, caseId);
    if (!from || !to) return look();
    const before = album[from][life.code] as CasePicture;
    const told = JSON.stringify(expected[to](rowOf(life.code)));
    const changed = async () => {
      const picture = await look();
      return JSON.stringify(changeOf(before, picture)) === told && picture;
    };
    return until(changed, patienceMs).catch(look);
  });
}

/** A person begins it; the case that finds the child unsafe begins it by itself. */
async function beginEmergencies(): Promise<void> {
  await everybody((code) => (code === 'unsafe' ? deed('assess', unsafe) : undefined));
  for (const { plan, caseId } of cases) {
    if (plan.life.code === 'unsafe') continue;
    await office.head.post(`/cases/${caseId}/emergency`, { reason: 'Сосед сообщил: дети одни, взрослые пьют' });
  }
}

/** In every case that has such a deed, one open task of its form is answered. */
async function everybody(deedOf: (code: string) => Deed | undefined): Promise<void> {
  await atRest(db);
  const { now, tasks } = await lookAround(office);
  for (const { plan, caseId } of cases) {
    const wanted = deedOf(plan.life.code);
    const task = tasks.find(({ row }) => row.caseId === caseId && row.formId === wanted?.form);
    if (wanted && !task) throw new Error(`${plan.life.code}: nobody is asked for ${wanted.form}`);
    if (wanted && task) await fill(task, wanted, plan, now);
  }
}

async function fill(task: SeenTask, { form, given }: Deed, { family }: LivedCase['plan'], now: string): Promise<void> {
  const { data } = await openTask(task);
  const moment = { now, today: now.slice(0, 10) };
  await completeTask(task, fillForm(form, given, { known: data, family, moment, turn: 0 }));
}

describe.each(emergencyPlaces)('step $ends.step: $title', ({ code, ends }) => {
  const row = rowOf(code);
  const change = (from: Moment, to: Moment) =>
    changeOf(album[from][code] as CasePicture, album[to][code] as CasePicture);

  it('stands there when it begins', () => {
    expect({ step: steps[code] }).toEqual(ends);
  });

  it('suspends what the table suspends, and nothing else', () => {
    expect(change('before', 'begun')).toEqual(expected.begun(row));
  });

  it('lets the case go on meanwhile', () => {
    expect(change('begun', 'meanwhile')).toEqual(expected.meanwhile(row));
  });

  it('gives back and withdraws what the table says when it is over', () => {
    expect(change('meanwhile', 'over')).toEqual(expected.over(row));
  });
});

describe('the way back', () => {
  beforeAll(() => everybody((code) => rowOf(code).back), 5 * minuteMs);

  it.each(emergencyPlaces)(
    'from step $ends.step ($title) goes on',
    async ({ code }) => {
      const { caseId } = cases.find(({ plan }) => plan.life.code === code) as LivedCase;
      const came = async () => changeOf(album.over[code] as CasePicture, await pictureOf(db, caseId)).came;
      const tasks = async () => (await came()).filter((line) => line.startsWith('task'));
      await until(async () => (await tasks()).length > 0, patienceMs);
      expect(await tasks()).toEqual(rowOf(code).opens);
    },
    2 * minuteMs,
  );
});
