/** Puts a territory under another one; posts above it gain or lose its centres with the very next request. Own design, decision 0017. */
import { DomainError } from '#domain/error.ts';
import type { Transaction } from '#store/database.ts';
import { moveTerritory as move, parentOf } from '#store/organisation-store.ts';
import { type MoveEffect, moveEffect } from '#store/views/move-effect-view.ts';
import { type Keeper, noteAdministration } from './note-administration.ts';

export type TerritoryMove = { readonly territoryId: string; readonly parentId: string };

/** Whose posts would gain or lose which centres; changes nothing. NOT_FOUND, TERRITORY_CYCLE, ROOT_TERRITORY, FORBIDDEN. */
export async function previewTerritoryMove(trx: Transaction, asked: TerritoryMove): Promise<MoveEffect> {
  const former = await existing(trx, asked);
  const effect = await moveEffect(trx, { ...asked, former: former ?? '' });
  const savepoint = await trx.transaction();
  try {
    await moved(savepoint, asked);
  } finally {
    await savepoint.rollback();
  }
  return effect;
}

/** NOT_FOUND, TERRITORY_CYCLE, ROOT_TERRITORY; FORBIDDEN by the database where one does not administer both places. */
export async function moveTerritory(trx: Transaction, asked: TerritoryMove, keeper: Keeper): Promise<void> {
  const former = await existing(trx, asked);
  await moved(trx, asked);
  await noteAdministration(trx, keeper, {
    action: 'MOVE_TERRITORY',
    subjectKind: 'territory',
    subjectId: asked.territoryId,
    details: { parentId: asked.parentId, formerParentId: former },
  });
}

async function existing(trx: Transaction, { territoryId, parentId }: TerritoryMove): Promise<string | null> {
  const [former, above] = [await parentOf(trx, territoryId), await parentOf(trx, parentId)];
  if (former === undefined || above === undefined) throw new DomainError('NOT_FOUND');
  return former;
}

async function moved(trx: Transaction, { territoryId, parentId }: TerritoryMove): Promise<void> {
  const outcome = await move(trx, territoryId, parentId);
  if (outcome === 'CYCLE') throw new DomainError('TERRITORY_CYCLE');
  if (outcome === 'ROOT') throw new DomainError('ROOT_TERRITORY');
}
