/** Gives a person a post at a centre or for a territory; in force with the very next request of that person. */
import { DomainError, type FieldError } from '#domain/error.ts';
import { territoryRoles } from '#domain/roles.ts';
import type { Transaction } from '#store/database.ts';
import { centreOfUnit, placeExists } from '#store/organisation-store.ts';
import { holdsSamePost, insertPost, type NewPost } from '#store/posts-store.ts';
import { type Keeper, noteAdministration } from './note-administration.ts';

/** SELF_RIGHTS, POST_HELD, INVALID_INPUT; FORBIDDEN by the database where one does not administer. Answers the post's id. */
export async function givePost(trx: Transaction, userId: string, post: NewPost, keeper: Keeper): Promise<string> {
  if (userId === keeper.userId) throw new DomainError('SELF_RIGHTS');
  const fields = await faultsOf(trx, post);
  if (fields.length > 0) throw new DomainError('INVALID_INPUT', { fields });
  if (await holdsSamePost(trx, userId, post)) throw new DomainError('POST_HELD');
  const id = await insertPost(trx, userId, post);
  const { role, centreId, territoryId, agencyId, since, lastDay } = post;
  const details = { postId: id, role, centreId, territoryId, agencyId, since, lastDay };
  await noteAdministration(trx, keeper, { action: 'GIVE_POST', subjectKind: 'user', subjectId: userId, details });
  return id;
}

async function faultsOf(trx: Transaction, post: NewPost): Promise<readonly FieldError[]> {
  const { role, centreId, territoryId, unitId, agencyId, since, lastDay } = post;
  const known = async (kind: 'centre' | 'territory' | 'agency', id: string | null) => !id || placeExists(trx, kind, id);
  const onePlace = (centreId === null) !== (territoryId === null);
  const checks: readonly (readonly [boolean, string, string])[] = [
    [onePlace, 'centreId', 'Выберите центр или территорию'],
    [(await known('centre', centreId)) && (await known('territory', territoryId)), 'centreId', 'Такого места нет'],
    [!territoryId || territoryRoles.includes(role), 'territoryId', 'Эту роль назначают только в центре'],
    [!unitId || (await centreOfUnit(trx, unitId)) === centreId, 'unitId', 'Это подразделение другого центра'],
    [!agencyId || role === 'agencyOfficer', 'agencyId', 'Орган указывают только специалисту ведомства'],
    [role !== 'agencyOfficer' || agencyId !== null, 'agencyId', 'Выберите орган, который представляет специалист'],
    [await known('agency', agencyId), 'agencyId', 'Такого органа нет'],
    [!lastDay || lastDay >= since, 'lastDay', 'Последний день раньше первого'],
  ];
  return checks.filter(([good]) => !good).map(([, path, message]) => ({ path, message }));
}
