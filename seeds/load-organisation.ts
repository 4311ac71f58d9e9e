/** Territories, centres, agencies and people from a file: the demonstration's own, or an operator's at the first start. */
import { readFile } from 'node:fs/promises';
import { hash } from 'argon2';
import * as z from 'zod';
import { roleCodes } from '#domain/roles.ts';
import { connect, type Database } from '#store/database.ts';

const text = z.string().min(1);
const organisation = z.object({
  territories: z.array(z.object({ id: text, parentId: text.nullable(), kind: text, name: text })),
  centres: z.array(
    z.object({
      id: text,
      territoryId: text,
      /** The territories that the centre serves; only its own when nothing is said. */
      serves: z.array(text).optional(),
      name: text,
      timeZone: text,
      calendarId: text,
    }),
  ),
  agencies: z.array(z.object({ id: text, kind: text, name: text, territoryId: text })),
});
const accounts = z.array(
  z.object({
    login: text,
    password: z.string().min(12),
    name: text,
    post: text,
    centreId: text,
    /** The roles are held for this territory and all below it; the centre is where the person sits. */
    territoryId: text.optional(),
    /** The agency that an officer speaks for. */
    agencyId: text.optional(),
    roles: z.array(z.enum(roleCodes)),
  }),
);

/** Adds what is missing and leaves what is there. Throws when a file has the wrong shape. */
export async function loadOrganisation(
  ownerUrl: string,
  files: { organisation: URL | string; accounts: URL | string },
): Promise<void> {
  const places = organisation.parse(JSON.parse(await readFile(files.organisation, 'utf8')));
  const people = accounts.parse(JSON.parse(await readFile(files.accounts, 'utf8')));
  const db = connect(ownerUrl, { applicationName: 'seven-steps organisation', size: 2 });
  try {
    await addPlaces(db, places);
    await addPeople(db, people);
  } finally {
    await db.destroy();
  }
}

async function addPlaces(db: Database, places: z.output<typeof organisation>): Promise<void> {
  for (const { id, parentId, kind, name } of places.territories) {
    await db('territories').insert({ id, parent_id: parentId, kind, name }).onConflict('id').ignore();
  }
  for (const { id, territoryId, serves = [territoryId], name, timeZone, calendarId } of places.centres) {
    const row = { id, territory_id: territoryId, name, time_zone: timeZone, calendar_id: calendarId };
    await db('centres').insert(row).onConflict('id').ignore();
    const served = serves.map((territory, position) => ({ centre_id: id, territory_id: territory, position }));
    await db('centre_territories').insert(served).onConflict(['centre_id', 'territory_id']).ignore();
  }
  for (const { id, kind, name, territoryId } of places.agencies) {
    await db('agencies').insert({ id, kind, name, territory_id: territoryId }).onConflict('id').ignore();
  }
}

/** Hashing is slow by design, so equal passwords of one file are hashed once and people who are there are passed over. */
async function addPeople(db: Database, people: z.output<typeof accounts>): Promise<void> {
  const known = new Set(await db('users').pluck<string[]>('login'));
  const hashes = new Map<string, string>();
  for (const person of people.filter(({ login }) => !known.has(login))) {
    const password = hashes.get(person.password) ?? (await hash(person.password));
    hashes.set(person.password, password);
    await db.transaction(async (trx) => {
      const [user] = await trx('users')
        .insert({
          login: person.login,
          password_hash: password,
          full_name: person.name,
          post: person.post,
          centre_id: person.centreId,
        })
        .returning<{ id: string }[]>('id');
      const { territoryId, agencyId, centreId } = person;
      const place = { centre_id: territoryId ? null : centreId, territory_id: territoryId ?? null };
      const roles = person.roles.map((role) => ({
        user_id: user?.id,
        role,
        ...place,
        agency_id: role === 'agencyOfficer' ? (agencyId ?? null) : null,
      }));
      await trx('user_roles').insert(roles);
    });
  }
}
