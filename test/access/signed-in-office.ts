/** A furnished office with each role signed in over HTTP, every deed of which can be undone. */
import { createClock } from '#clock';
import { type RoleCode, roleCodes } from '#domain/roles.ts';
import { type Api, openApi } from '#test/support/api.ts';
import { type Casework, openCasework } from '#test/support/casework.ts';
import { loginOf } from '#test/support/role-logins.ts';
import { type FurnishedOffice, furnishOffice } from './furnished-office.ts';
import { rolledBack, type RolledBack } from './rolled-back.ts';

export type SignedIn = Awaited<ReturnType<Api['signIn']>>;
export type SignedInOffice = {
  readonly casework: Casework;
  readonly office: FurnishedOffice;
  readonly undoing: RolledBack;
  readonly api: Api;
  /** Who signs out in a test is put here anew. */
  readonly people: Record<RoleCode, SignedIn>;
  readonly close: () => Promise<void>;
};

/** `more`: parts of the application that stand for programs of the machine. */
export async function openSignedInOffice(more: Parameters<typeof openApi>[2] = {}): Promise<SignedInOffice> {
  const casework = await openCasework();
  const office = await furnishOffice(casework);
  const undoing = rolledBack(casework.app);
  const api = await openApi({ ...casework, app: undoing.db }, createClock(), more);
  const people = {} as Record<RoleCode, SignedIn>;
  for (const role of roleCodes) people[role] = await api.signIn(loginOf[role]);
  const close = async () => {
    await api.close();
    await casework.close();
  };
  return { casework, office, undoing, api, people, close };
}
