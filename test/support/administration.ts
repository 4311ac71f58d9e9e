/** Administration over HTTP: the demonstration's people ask, and a post is given from today. */
import { createClock } from '#clock';
import { type Answer, type Api, asPeople, type Asked, openApi } from './api.ts';
import { type Casework, CENTRE, idOf, openCasework } from './casework.ts';

export const today = new Date().toISOString().slice(0, 10);

export type Administration = {
  readonly casework: Casework;
  readonly api: Api;
  readonly call: (login: string, operation: string, asked?: Asked) => Promise<Answer>;
  readonly userOf: (login: string) => { readonly userId: string };
  readonly close: () => Promise<void>;
};

export async function openAdministration(): Promise<Administration> {
  const casework = await openCasework();
  const api = await openApi(casework, createClock());
  return {
    casework,
    api,
    call: asPeople(api),
    userOf: (login) => ({ userId: idOf(casework, login) }),
    close: async () => {
      await api.close();
      await casework.close();
    },
  };
}

export const postAt = (role: string, more: object = {}) => ({ role, centreId: CENTRE, since: today, ...more });
