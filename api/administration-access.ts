/** A person's way into the system: nobody sees or sets the password of another. */
import type { Router } from 'express';
import { issueCredentialToken } from '#actions/issue-credential-token.ts';
import { noteAdministration } from '#actions/note-administration.ts';
import { takeSecondFactorAway } from '#actions/reset-second-factor.ts';
import { DomainError } from '#domain/error.ts';
import type { Transaction } from '#store/database.ts';
import { hasSecondFactor } from '#store/second-factors-store.ts';
import { endSessionsOf, sessionsOf } from '#store/sessions-store.ts';
import { administersPerson } from '#store/staff-store.ts';
import { personView } from '#store/views/people-view.ts';
import * as contract from './administration-access-schemas.ts';
import { keeperOfPeople } from './administration-people.ts';
import { operate, type Tools } from './operate.ts';

/** Links and sessions open an account: only for people whose every post lies within the own places. */
export function administrationAccessRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.issueCredentialLink, ({ params: { userId }, transact }) =>
    transact(async (trx, person) => {
      const keeper = keeperOfPeople(person);
      await holdToAdministered(trx, userId, keeper.userId);
      const { state } = await personView(trx, userId);
      const kind = state === 'INVITED' ? 'INVITATION' : 'RESET';
      return { kind, ...(await issueCredentialToken(trx, { userId, kind }, keeper)) } as const;
    }),
  );

  operate(router, tools, contract.listPersonSessions, ({ params: { userId }, look }) =>
    look(async (trx, person) => {
      await holdToAdministered(trx, userId, keeperOfPeople(person).userId);
      return { items: [...(await sessionsOf(trx, userId))], secondFactor: await hasSecondFactor(trx, userId) };
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

  operate(router, tools, contract.resetSecondFactor, async ({ params: { userId }, transact }) => {
    await transact(async (trx, person) => {
      const keeper = keeperOfPeople(person);
      await holdToAdministered(trx, userId, keeper.userId);
      await takeSecondFactorAway(trx, userId, keeper);
    });
  });
}

async function holdToAdministered(trx: Transaction, userId: string, keeperId: string): Promise<void> {
  if (userId === keeperId) throw new DomainError('SELF_RIGHTS');
  if (!(await administersPerson(trx, userId))) throw new DomainError('NOT_FOUND');
}
