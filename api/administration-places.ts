/** The organisation as administrators keep it; managers read it. */
import type { Router } from 'express';
import { changeCentreTime, previewCentreTime } from '#actions/change-centre-time.ts';
import { addPlace, nameAnew, removePlace, setAgencyClosed, setServed } from '#actions/change-places.ts';
import { moveTerritory, previewTerritoryMove } from '#actions/move-territory.ts';
import type { SignedInPerson } from '#store/people-store.ts';
import { organisationView } from '#store/views/organisation-view.ts';
import * as contract from './administration-places-schemas.ts';
import { keeperOf } from './keeper.ts';
import * as changes from './place-changes-schemas.ts';
import { operate, requireAccess, type Tools } from './operate.ts';

export function administrationPlaceRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.readOrganisation, ({ look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'Organisation');
      return organisationView(trx);
    }),
  );

  operate(router, tools, contract.addPlace, ({ body, transact }) =>
    transact(async (trx, person) => ({ id: await addPlace(trx, body, keeperOfPlaces(person)) })),
  );

  operate(router, tools, contract.renamePlace, async ({ params: { kind, placeId: id }, body, transact }) => {
    await transact((trx, person) => nameAnew(trx, { kind, id }, body.name, keeperOfPlaces(person)));
  });

  operate(router, tools, contract.removePlace, async ({ params: { kind, placeId: id }, transact }) => {
    await transact((trx, person) => removePlace(trx, { kind, id }, keeperOfPlaces(person)));
  });

  operate(router, tools, contract.setAgencyClosed, async ({ params, body, transact }) => {
    await transact((trx, person) => setAgencyClosed(trx, params.placeId, body.closed, keeperOfPlaces(person)));
  });

  operate(router, tools, contract.setServedTerritories, async ({ params, body, transact }) => {
    await transact((trx, person) => setServed(trx, params.placeId, body.territoryIds, keeperOfPlaces(person)));
  });
}

/** Changes that move rights or deadlines, each after a look at what it does. */
export function placeChangeRoutes(router: Router, tools: Tools): void {
  operate(router, tools, changes.previewTerritoryMove, ({ params: { placeId: territoryId }, body, look }) =>
    look((trx, person) => {
      keeperOfPlaces(person);
      return previewTerritoryMove(trx, { territoryId, ...body });
    }),
  );

  operate(router, tools, changes.moveTerritory, async ({ params: { placeId: territoryId }, body, transact }) => {
    await transact((trx, person) => moveTerritory(trx, { territoryId, ...body }, keeperOfPlaces(person)));
  });

  operate(router, tools, changes.previewCentreTime, ({ params: { placeId: centreId }, body, now, look }) =>
    look((trx, person) => {
      keeperOfPlaces(person);
      return previewCentreTime(trx, { centreId, ...body }, now);
    }),
  );

  operate(router, tools, changes.changeCentreTime, ({ params: { placeId: centreId }, body, now, transact }) =>
    transact((trx, person) => changeCentreTime(trx, { centreId, ...body }, { keeper: keeperOfPlaces(person), now })),
  );
}

/** Refuses who may not change the organisation. */
function keeperOfPlaces(person: SignedInPerson) {
  requireAccess(person, 'change', 'Organisation');
  return keeperOf(person, ['administrator']);
}
