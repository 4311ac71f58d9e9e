/** Officers of other bodies report children to a centre, and see what became of their messages. */
import type { Router } from 'express';
import type * as z from 'zod';
import { sendAgencyMessage } from '#actions/send-agency-message.ts';
import { messageCentresView, ownMessagesView } from '#store/views/agency-messages-view.ts';
import * as contract from './agency-messages-schemas.ts';
import { operate, requireAccess, type Tools } from './operate.ts';

type Rows = z.input<typeof contract.listAgencyMessages.success.schema>['items'];

export function agencyMessageRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.listAgencyMessages, ({ now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'AgencyMessage');
      return { asOf: now, centres: await messageCentresView(trx), items: (await ownMessagesView(trx)) as Rows };
    }),
  );

  operate(router, tools, contract.sendAgencyMessage, ({ body, userId, now, transact }) =>
    transact((trx, person) => {
      requireAccess(person, 'register', 'AgencyMessage');
      const { fullName, post } = person;
      const { message, centreId, agencyId } = body;
      return sendAgencyMessage(trx, message, { userId, fullName, post, centreId, agencyId, now });
    }),
  );
}
