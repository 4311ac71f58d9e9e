/** A database of one test file with a centre and cases, the connections of the joint, and recorded batches of the real engine. */
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { connect } from '#store/database.ts';
import { cloneDatabase } from '#test/support/database.ts';

export interface EngineDatabase {
  readonly owner: Knex;
  readonly feed: Knex;
  readonly dispatcher: Knex;
  readonly connectAgain: (role: 'seven_dispatcher' | 'seven_app' | 'seven_worker') => Knex;
  readonly close: () => Promise<void>;
}

export const CENTRE = 'centre-1';

export async function openEngineDatabase(): Promise<EngineDatabase> {
  const database = await cloneDatabase();
  const opened: Knex[] = [];
  const open = (url: string) => {
    const db = connect(url, { applicationName: 'engine test' });
    opened.push(db);
    return db;
  };
  const owner = open(database.ownerUrl);
  await owner('territories').insert({ id: 'district-1', kind: 'DISTRICT', name: 'Район' });
  await owner('calendars').insert({ id: 'ru', name: 'Россия' });
  const centre = {
    id: CENTRE,
    territory_id: 'district-1',
    name: 'Центр',
    time_zone: 'Europe/Moscow',
    calendar_id: 'ru',
  };
  await owner('centres').insert(centre);
  return {
    owner,
    feed: open(database.urlFor('seven_feed')),
    dispatcher: open(database.urlFor('seven_dispatcher')),
    connectAgain: (role) => open(database.urlFor(role)),
    close: async () => {
      await Promise.all(opened.map((db) => db.destroy()));
      await database.drop();
    },
  };
}

export async function addPerson(owner: Knex, role: string): Promise<string> {
  const id = randomUUID();
  await owner('users').insert({
    id,
    login: id,
    password_hash: '-',
    full_name: 'Вымышленный Сотрудник',
    post: 'специалист',
  });
  await owner('user_roles').insert({ user_id: id, role, centre_id: CENTRE });
  return id;
}

export async function addCase(
  owner: Knex,
  id: string = randomUUID(),
  curatorId: string | null = null,
): Promise<string> {
  const familyId = randomUUID();
  await owner('families').insert({ id: familyId, centre_id: CENTRE, name: 'Вымышленная семья' });
  const place = { centre_id: CENTRE, territory_id: 'district-1', family_id: familyId, curator_id: curatorId };
  const state = { status: 'RUNNING', step: 1, release: 1, opened_at: '2026-11-23T00:00:00Z' };
  await owner('cases').insert({ id, number: id, ...place, ...state });
  return id;
}

/** Cases of the recording: 1 runs to its end, 2 is moved to the home visit and cancelled, 3 has an incident. */
export const recordedCase = (number: 1 | 2 | 3): string => `00000000-0000-4000-8000-00000000000${number}`;
export const RECORDED_DEADLINE = '00000000-0000-4000-9000-000000000001';

/** Bulk lines of a partition as the exporter of Zeebe 8.5.8 sent them; case 1 is on 4, case 2 and the deadline on 3, case 3 on 2. */
export function recordedBody(partition: 2 | 3 | 4): string {
  return readFileSync(new URL(`./fixtures/records-partition-${partition}.ndjson`, import.meta.url), 'utf8');
}

/** The recorded body in requests of so many records. */
export function recordedRequests(partition: 2 | 3 | 4, size: number): string[] {
  const lines = recordedBody(partition).trimEnd().split('\n');
  const requests: string[] = [];
  for (let from = 0; from < lines.length; from += size * 2) {
    requests.push(`${lines.slice(from, from + size * 2).join('\n')}\n`);
  }
  return requests;
}
