/** What the signed-in person holds today, in words of the organisation: posts with their places, whom one replaces, where one takes messages. */
import type { RoleCode } from '#domain/roles.ts';
import type { Transaction } from '#store/database.ts';
import type { SignedInPerson } from '#store/people-store.ts';
import { centreNameOf } from '#store/places-store.ts';
import { type OwnPost, ownPosts, replacedToday, type Replacing } from '#store/views/own-posts-view.ts';

export type OwnStanding = {
  readonly posts: readonly OwnPost[];
  readonly replacing: readonly Replacing[];
  readonly intakeCentre: string | null;
};

const intake: readonly RoleCode[] = ['dutyOfficer', 'unitHead'];

/**
 * The centre to which the messages go that the person registers: of an own post before one that is held for somebody absent, and of a
 * post on duty before that of a curator who has found something out.
 */
export function intakeCentreOf({ posts }: SignedInPerson): string | undefined {
  const post = posts.find(({ role }) => intake.includes(role)) ?? posts.find(({ role }) => role === 'caseCurator');
  return post?.centreId ?? undefined;
}

/** Whether the person keeps the whole journal of a centre, or only the own messages. */
export function keepsJournal({ posts }: SignedInPerson): boolean {
  return posts.some(({ role }) => intake.includes(role));
}

export async function ownStanding(trx: Transaction, person: SignedInPerson): Promise<OwnStanding> {
  const centreId = intakeCentreOf(person);
  return {
    posts: await ownPosts(trx, person.id),
    replacing: await replacedToday(trx),
    intakeCentre: centreId ? await centreNameOf(trx, centreId) : null,
  };
}
