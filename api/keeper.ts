/** In whose name a deed is done: in one's own when an own post allows it, else for the absent colleague whom one replaces. */
import type { Keeper } from '#actions/note-administration.ts';
import type { RoleCode } from '#domain/roles.ts';
import type { SignedInPerson } from '#store/people-store.ts';

export function keeperOf({ id, posts }: SignedInPerson, roles: readonly RoleCode[]): Keeper {
  const allowing = posts.filter(({ role }) => roles.includes(role));
  const own = allowing.some(({ forUserId }) => !forUserId);
  return { userId: id, onBehalfOf: own ? null : (allowing[0]?.forUserId ?? null) };
}
