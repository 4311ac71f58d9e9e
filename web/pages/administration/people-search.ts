/** What narrows the list of staff, kept in the address; words of a search are not. Pure. */
import { roleCodes } from '#domain/roles.ts';
import type { ApiSchemas } from '#generated/api-types.ts';

export type PeopleSearch = {
  centre?: string | undefined;
  role?: ApiSchemas['RoleCode'] | undefined;
  state?: ApiSchemas['PersonState'] | undefined;
  /** Whether as many as can be are shown. */
  all?: true | undefined;
};
const states = ['ACTIVE', 'INVITED', 'BLOCKED'] as const;

export function readPeopleSearch(raw: Readonly<Record<string, unknown>>): PeopleSearch {
  return {
    centre: typeof raw.centre === 'string' && /^[\w-]{1,60}$/.test(raw.centre) ? raw.centre : undefined,
    role: roleCodes.find((role) => role === raw.role),
    state: states.find((state) => state === raw.state),
    all: raw.all === true || raw.all === 'true' ? true : undefined,
  };
}
