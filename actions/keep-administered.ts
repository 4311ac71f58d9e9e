/** No place may lose its last administrator by what is done to a person; own design, the counterpart of `begin-installation`. */
import { DomainError } from '#domain/error.ts';
import type { Transaction } from '#store/database.ts';
import { administeredBy, isAdministered, lockAdministrators } from '#store/posts-store.ts';

/** LAST_ADMINISTRATOR: a place that the person administers would be left without one who can sign in. */
export async function keepAdministered(trx: Transaction, userId: string, deed: () => Promise<void>): Promise<void> {
  await lockAdministrators(trx);
  const places = await administeredBy(trx, userId);
  await deed();
  for (const place of places) {
    if (!(await isAdministered(trx, place))) throw new DomainError('LAST_ADMINISTRATOR');
  }
}
