/** The territories that the person's centre serves. */
import type { Router } from 'express';
import { ownTerritoryOf, territoriesOf } from '#store/places-store.ts';
import { operate, type Tools } from './operate.ts';
import * as contract from './places-schemas.ts';

export function placeRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.listTerritories, ({ look }) =>
    look(async (trx, { centreId }) => ({
      ownId: centreId && (await ownTerritoryOf(trx, centreId)),
      items: centreId ? [...(await territoriesOf(trx, centreId))] : [],
    })),
  );
}
