/** The beginning of a system without people; refused once anybody is there, whatever the code. */
import type { Router } from 'express';
import { beginInstallation } from '#actions/begin-installation.ts';
import { acceptablePassword } from '#actions/change-password.ts';
import { DomainError } from '#domain/error.ts';
import { isSetupCode } from '#store/setup-code.ts';
import { hasNoPeople } from '#store/staff-store.ts';
import { operate, type Tools } from './operate.ts';
import * as contract from './setup-schemas.ts';

export function setupRoutes(router: Router, tools: Tools & { readonly setupPassword: string }): void {
  const isNeeded = () => tools.db.transaction((trx) => hasNoPeople(trx));

  operate(router, tools, contract.readSetup, async () => ({ needed: await isNeeded() }));

  operate(router, tools, contract.beginInstallation, async ({ body }) => {
    if (!(await isNeeded())) throw new DomainError('ALREADY_BEGUN');
    if (!isSetupCode(tools.setupPassword, body.code)) {
      const fields = [{ path: 'code', message: 'Код не подошёл: он напечатан в окне, где запускали систему' }];
      throw new DomainError('INVALID_INPUT', { fields });
    }
    const { password, ...person } = body.person;
    const passwordHash = await acceptablePassword(tools.db, password, person);
    await beginInstallation(tools.db, { ...body, person: { ...person, passwordHash } });
  });
}
