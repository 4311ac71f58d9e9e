/** Adds a person with a first post; without a password until the invitation is taken up. */
import { randomUUID } from 'node:crypto';
import { DomainError } from '#domain/error.ts';
import type { Transaction } from '#store/database.ts';
import type { NewPost } from '#store/posts-store.ts';
import { insertPerson, isLoginTaken, type NewPerson } from '#store/staff-store.ts';
import { givePost } from './give-post.ts';
import { type Keeper, noteAdministration } from './note-administration.ts';

/** INVALID_INPUT: the login is taken; FORBIDDEN by the database where one does not administer. Answers the person's id. */
export async function addPerson(
  trx: Transaction,
  { firstPost, ...person }: Omit<NewPerson, 'id' | 'centreId'> & { readonly firstPost: NewPost },
  keeper: Keeper,
): Promise<string> {
  if (await isLoginTaken(trx, person.login)) {
    throw new DomainError('INVALID_INPUT', {
      fields: [{ path: 'login', message: 'Этот логин занят: добавьте, например, инициалы' }],
    });
  }
  const id = randomUUID();
  await insertPerson(trx, { id, ...person, centreId: firstPost.centreId });
  const details = { centreId: firstPost.centreId };
  await noteAdministration(trx, keeper, { action: 'ADD_PERSON', subjectKind: 'user', subjectId: id, details });
  await givePost(trx, id, firstPost, keeper);
  return id;
}
