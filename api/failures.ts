/** What hangs in the processes: the list for head of the unit, methodologist and administrator, who alone repeats. */
import type { Router } from 'express';
import { repeatFailed } from '#actions/repeat-failed.ts';
import { failureWords } from '#domain/failure-words.ts';
import { failuresView } from '#store/views/failures-view.ts';
import * as contract from './failures-schemas.ts';
import { isAllowed, operate, requireAccess, type Tools } from './operate.ts';

export function failureRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.listFailures, ({ now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'Failures');
      const mayRepeat = isAllowed(person, 'change', 'Failures');
      const items = (await failuresView(trx)).map(({ jobKey: _job, centreId: _centre, ...item }) => ({
        ...item,
        words: failureWords(item.kind, item.code),
        repeatable: mayRepeat && item.kind === 'INCIDENT',
      }));
      return { asOf: now, items };
    }),
  );

  operate(router, tools, contract.repeatFailure, ({ params, userId, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'change', 'Failures');
      await repeatFailed(trx, params.incidentKey, userId);
    }),
  );
}
