/** Names a person anew, blocks or unblocks; a blocked person's sessions end at once. */
import { DomainError } from '#domain/error.ts';
import type { Transaction } from '#store/database.ts';
import { endSessionsOf } from '#store/sessions-store.ts';
import { updatePerson } from '#store/staff-store.ts';
import { keepAdministered } from './keep-administered.ts';
import { type Keeper, noteAdministration } from './note-administration.ts';

/** SELF_RIGHTS; NOT_FOUND: not a person whom one administers. */
export async function renamePerson(
  trx: Transaction,
  userId: string,
  names: { readonly fullName: string; readonly post: string },
  keeper: Keeper,
): Promise<void> {
  await update(trx, userId, names, keeper);
  await noteAdministration(trx, keeper, { action: 'RENAME_PERSON', subjectKind: 'user', subjectId: userId });
}

/** SELF_RIGHTS, LAST_ADMINISTRATOR, NOT_FOUND. */
export async function blockPerson(trx: Transaction, userId: string, keeper: Keeper): Promise<void> {
  await keepAdministered(trx, userId, () => update(trx, userId, { status: 'BLOCKED' }, keeper));
  const sessions = await endSessionsOf(trx, userId);
  const details = { sessions };
  await noteAdministration(trx, keeper, { action: 'BLOCK_PERSON', subjectKind: 'user', subjectId: userId, details });
}

/** SELF_RIGHTS, NOT_FOUND. */
export async function unblockPerson(trx: Transaction, userId: string, keeper: Keeper): Promise<void> {
  await update(trx, userId, { status: 'ACTIVE' }, keeper);
  await noteAdministration(trx, keeper, { action: 'UNBLOCK_PERSON', subjectKind: 'user', subjectId: userId });
}

async function update(
  trx: Transaction,
  userId: string,
  change: Parameters<typeof updatePerson>[2],
  keeper: Keeper,
): Promise<void> {
  if (userId === keeper.userId) throw new DomainError('SELF_RIGHTS');
  if (!(await updatePerson(trx, userId, change))) throw new DomainError('NOT_FOUND');
}
