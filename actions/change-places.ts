/** Territories, centres, their parts and agencies: added, renamed, removed while nothing refers to them; agencies are closed. */
import { randomUUID } from 'node:crypto';
import { DomainError } from '#domain/error.ts';
import type { Transaction } from '#store/database.ts';
import {
  closeAgency,
  deletePlace,
  insertPlace,
  type NewPlace,
  placeExists,
  type PlaceKind,
  renamePlace,
  serveTerritories,
} from '#store/organisation-store.ts';
import { type Keeper, noteAdministration } from './note-administration.ts';

type Place = { readonly kind: PlaceKind; readonly id: string };

/** NOT_FOUND: no such place above; FORBIDDEN by the database where one does not administer. Answers the id. */
export async function addPlace(trx: Transaction, place: NewPlace, keeper: Keeper): Promise<string> {
  if (!(await placeExists(trx, ...placeAbove(place)))) throw new DomainError('NOT_FOUND');
  const id = randomUUID();
  await insertPlace(trx, id, place);
  await note(trx, keeper, 'ADD_PLACE', { kind: place.kind, id });
  return id;
}

function placeAbove(place: NewPlace): [PlaceKind, string] {
  if (place.kind === 'territory') return ['territory', place.parentId];
  return place.kind === 'unit' ? ['centre', place.centreId] : ['territory', place.territoryId];
}

/** NOT_FOUND: there is none, or it is not kept by this person. */
export async function nameAnew(trx: Transaction, place: Place, name: string, keeper: Keeper): Promise<void> {
  if (!(await renamePlace(trx, place.kind, place.id, name))) throw new DomainError('NOT_FOUND');
  await note(trx, keeper, 'RENAME_PLACE', place);
}

/** NOT_FOUND, or a conflict told by the database when something refers to it. */
export async function removePlace(trx: Transaction, place: Place, keeper: Keeper): Promise<void> {
  if (!(await deletePlace(trx, place.kind, place.id))) throw new DomainError('NOT_FOUND');
  await note(trx, keeper, 'REMOVE_PLACE', place);
}

/** NOT_FOUND. */
export async function setAgencyClosed(trx: Transaction, id: string, closed: boolean, keeper: Keeper): Promise<void> {
  if (!(await closeAgency(trx, id, closed))) throw new DomainError('NOT_FOUND');
  await note(trx, keeper, closed ? 'CLOSE_AGENCY' : 'REOPEN_AGENCY', { kind: 'agency', id });
}

/** NOT_FOUND: no such centre or territory; FORBIDDEN by the database where one does not administer. */
export async function setServed(
  trx: Transaction,
  centreId: string,
  territoryIds: readonly string[],
  keeper: Keeper,
): Promise<void> {
  const known = await Promise.all(territoryIds.map((id) => placeExists(trx, 'territory', id)));
  if (known.includes(false) || !(await placeExists(trx, 'centre', centreId))) throw new DomainError('NOT_FOUND');
  await serveTerritories(trx, centreId, territoryIds);
  const details = { territoryIds };
  await noteAdministration(trx, keeper, {
    action: 'SERVE_TERRITORIES',
    subjectKind: 'centre',
    subjectId: centreId,
    details,
  });
}

function note(trx: Transaction, keeper: Keeper, action: string, { kind, id }: Place): Promise<void> {
  return noteAdministration(trx, keeper, { action, subjectKind: kind, subjectId: id });
}
