/** People as administrators keep them; who reads them: administrators and managers of their places. */
import type { Router } from 'express';
import { addPerson } from '#actions/add-person.ts';
import { blockPerson, renamePerson, unblockPerson } from '#actions/change-person.ts';
import { changePostEnd, endPost } from '#actions/end-post.ts';
import { givePost } from '#actions/give-post.ts';
import type { SignedInPerson } from '#store/people-store.ts';
import { peopleView, personView } from '#store/views/people-view.ts';
import * as contract from './administration-people-schemas.ts';
import { keeperOf } from './keeper.ts';
import { operate, requireAccess, type Tools } from './operate.ts';

export function administrationPeopleRoutes(router: Router, tools: Tools): void {
  readingRoutes(router, tools);
  postRoutes(router, tools);

  operate(router, tools, contract.addPerson, ({ body, transact }) =>
    transact(async (trx, person) => ({ id: await addPerson(trx, body, keeperOfPeople(person)) })),
  );

  operate(router, tools, contract.renamePerson, async ({ params, body, transact }) => {
    await transact((trx, person) => renamePerson(trx, params.userId, body, keeperOfPeople(person)));
  });

  operate(router, tools, contract.setPersonBlocked, async ({ params, body, transact }) => {
    const change = body.blocked ? blockPerson : unblockPerson;
    await transact((trx, person) => change(trx, params.userId, keeperOfPeople(person)));
  });
}

/** Refuses who may not change people. */
export function keeperOfPeople(person: SignedInPerson) {
  requireAccess(person, 'change', 'People');
  return keeperOf(person, ['administrator']);
}

function readingRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.searchPeople, ({ body, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'People');
      const { total, items } = await peopleView(trx, body);
      return { total, items: [...items] };
    }),
  );

  operate(router, tools, contract.readPerson, ({ params, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'People');
      return personView(trx, params.userId);
    }),
  );
}

function postRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.givePost, ({ params, body, transact }) =>
    transact(async (trx, person) => {
      const keeper = keeperOfPeople(person);
      await personView(trx, params.userId);
      return { id: await givePost(trx, params.userId, body, keeper) };
    }),
  );

  operate(router, tools, contract.endPost, async ({ params, transact }) => {
    await transact((trx, person) => endPost(trx, params, keeperOfPeople(person)));
  });

  operate(router, tools, contract.changePostEnd, async ({ params, body, transact }) => {
    await transact((trx, person) => changePostEnd(trx, params, body.lastDay, keeperOfPeople(person)));
  });
}
