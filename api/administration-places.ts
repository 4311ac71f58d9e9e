/** The organisation as administrators keep it; managers read it. */
import type { Router } from 'express';
import { addPlace, nameAnew, removePlace, setAgencyClosed, setServed } from '#actions/change-places.ts';
import type { SignedInPerson } from '#store/people-store.ts';
import { organisationView } from '#store/views/organisation-view.ts';
import * as contract from './administration-places-schemas.ts';
import { keeperOf } from './keeper.ts';
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

/** Refuses who may not change the organisation. */
function keeperOfPlaces(person: SignedInPerson) {
  requireAccess(person, 'change', 'Organisation');
  return keeperOf(person, ['administrator']);
}
