/** Registration of messages and their journal. */
import type { Router } from 'express';
import type * as z from 'zod';
import { registerSignal } from '#actions/register-signal.ts';
import { DomainError } from '#domain/error.ts';
import { familyCases, knownFamilies } from '#store/searches-store.ts';
import { signalJournalView } from '#store/views/signal-journal-view.ts';
import { intakeCentreOf, keepsJournal } from './own-standing.ts';
import { operate, requireAccess, type Tools } from './operate.ts';
import * as contract from './signals-schemas.ts';

type Row = z.input<typeof contract.signalRow>;

export function signalRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.registerSignal, ({ body, userId, now, transact }) =>
    transact((trx, person) => {
      requireAccess(person, 'register', 'Signal');
      const centreId = intakeCentreOf(person);
      if (!centreId) throw new DomainError('FORBIDDEN');
      return registerSignal(trx, body, { userId, centreId, now });
    }),
  );

  operate(router, tools, contract.lookUpFamily, ({ body, userId, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'FamilyLookup');
      const found = await knownFamilies(trx, userId, body);
      const contacts = found.map(({ name, post, centreName }) => ({ name, post, centreName }));
      const cases = await familyCases(trx, body.familyName);
      return { known: found[0]?.known ?? 'NO', contacts, cases: [...cases] };
    }),
  );

  operate(router, tools, contract.listSignals, ({ query, now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'SignalJournal');
      const items = await signalJournalView(trx, { ...query, own: !keepsJournal(person) });
      return { asOf: now, items: items as Row[] };
    }),
  );
}
