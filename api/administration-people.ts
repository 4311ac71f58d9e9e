/** People as administrators keep them; who reads them: administrators and managers of their places. */
import type { Router } from 'express';
import { addPerson } from '#actions/add-person.ts';
import { blockPerson, renamePerson, unblockPerson } from '#actions/change-person.ts';
import { changePostEnd, endPost } from '#actions/end-post.ts';
import { givePost } from '#actions/give-post.ts';
import { issueCredentialToken } from '#actions/issue-credential-token.ts';
import { takeSecondFactorAway } from '#actions/reset-second-factor.ts';
import { noteAdministration } from '#actions/note-administration.ts';
import { DomainError } from '#domain/error.ts';
import type { Transaction } from '#store/database.ts';
import type { SignedInPerson } from '#store/people-store.ts';
import { endSessionsOf, sessionsOf } from '#store/sessions-store.ts';
import { administersPerson } from '#store/staff-store.ts';
import { peopleView, personView } from '#store/views/people-view.ts';
import * as contract from './administration-people-schemas.ts';
import { keeperOf } from './keeper.ts';
import { operate, requireAccess, type Tools } from './operate.ts';

export function administrationPeopleRoutes(router: Router, tools: Tools): void {
  readingRoutes(router, tools);
  postRoutes(router, tools);
  accountRoutes(router, tools);
  secondFactorRoute(router, tools);

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
function keeperOfPeople(person: SignedInPerson) {
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

/** Links and sessions open an account: only for people whose every post lies within the own places. */
function accountRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.issueCredentialLink, ({ params: { userId }, transact }) =>
    transact(async (trx, person) => {
      await holdToAdministered(trx, userId, keeperOfPeople(person).userId);
      const { state } = await personView(trx, userId);
      const kind = state === 'INVITED' ? 'INVITATION' : 'RESET';
      return { kind, ...(await issueCredentialToken(trx, { userId, kind, issuedBy: person.id })) } as const;
    }),
  );

  operate(router, tools, contract.listPersonSessions, ({ params: { userId }, look }) =>
    look(async (trx, person) => {
      await holdToAdministered(trx, userId, keeperOfPeople(person).userId);
      return { items: [...(await sessionsOf(trx, userId))] };
    }),
  );

  operate(router, tools, contract.endPersonSessions, ({ params: { userId }, transact }) =>
    transact(async (trx, person) => {
      const keeper = keeperOfPeople(person);
      await holdToAdministered(trx, userId, keeper.userId);
      const ended = await endSessionsOf(trx, userId);
      const details = { ended };
      await noteAdministration(trx, keeper, {
        action: 'END_SESSIONS',
        subjectKind: 'user',
        subjectId: userId,
        details,
      });
      return { ended };
    }),
  );
}

function secondFactorRoute(router: Router, tools: Tools): void {
  operate(router, tools, contract.resetSecondFactor, ({ params: { userId }, transact }) =>
    transact(async (trx, person) => {
      const keeper = keeperOfPeople(person);
      await holdToAdministered(trx, userId, keeper.userId);
      await takeSecondFactorAway(trx, { userId, by: keeper.userId });
    }),
  );
}

async function holdToAdministered(trx: Transaction, userId: string, keeperId: string): Promise<void> {
  if (userId === keeperId) throw new DomainError('SELF_RIGHTS');
  if (!(await administersPerson(trx, userId))) throw new DomainError('NOT_FOUND');
}
