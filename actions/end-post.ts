/** Ends a post at once, puts its end on another day, or takes the end back; in force with the very next request of that person. */
import { DomainError } from '#domain/error.ts';
import type { Transaction } from '#store/database.ts';
import { endPostNow, findPost, type HeldPost, holdsSamePost, setPostEnd } from '#store/posts-store.ts';
import { keepAdministered } from './keep-administered.ts';
import { type Keeper, noteAdministration } from './note-administration.ts';

type Which = { readonly userId: string; readonly postId: string };

/** SELF_RIGHTS, LAST_ADMINISTRATOR, NOT_FOUND, FORBIDDEN. */
export async function endPost(trx: Transaction, which: Which, keeper: Keeper): Promise<void> {
  const post = await postToChange(trx, which, keeper);
  await keepAdministered(trx, which.userId, async () => {
    if (!(await endPostNow(trx, post.id))) throw new DomainError('FORBIDDEN');
  });
  await note(trx, keeper, 'END_POST', { post: { ...post, userId: which.userId } });
}

/** `lastDay` null: without an end. POST_HELD when the same post was given anew meanwhile. */
export async function changePostEnd(
  trx: Transaction,
  which: Which,
  lastDay: string | null,
  keeper: Keeper,
): Promise<void> {
  const post = await postToChange(trx, which, keeper);
  if (lastDay !== null && post.since !== null && lastDay < post.since) {
    throw new DomainError('INVALID_INPUT', { fields: [{ path: 'lastDay', message: 'Последний день раньше первого' }] });
  }
  if (await holdsSamePost(trx, which.userId, post)) throw new DomainError('POST_HELD');
  await keepAdministered(trx, which.userId, async () => {
    if (!(await setPostEnd(trx, post.id, lastDay))) throw new DomainError('FORBIDDEN');
  });
  await note(trx, keeper, 'CHANGE_POST_END', { post: { ...post, userId: which.userId }, lastDay });
}

async function postToChange(trx: Transaction, { userId, postId }: Which, keeper: Keeper): Promise<HeldPost> {
  if (userId === keeper.userId) throw new DomainError('SELF_RIGHTS');
  const post = await findPost(trx, userId, postId);
  if (!post) throw new DomainError('NOT_FOUND');
  return post;
}

function note(
  trx: Transaction,
  keeper: Keeper,
  action: string,
  { post, ...more }: { readonly post: HeldPost & { readonly userId: string }; readonly lastDay?: string | null },
): Promise<void> {
  const { id: postId, userId, role, centreId, territoryId } = post;
  const details = { postId, role, centreId, territoryId, ...more };
  return noteAdministration(trx, keeper, { action, subjectKind: 'user', subjectId: userId, details });
}
