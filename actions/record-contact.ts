/** A contact with the family besides a visit is recorded by who works on the case. */
import { DomainError } from '#domain/error.ts';
import { dayOf } from '#domain/working-days.ts';
import { writeAudit } from '#store/audit-store.ts';
import { findCase } from '#store/cases-store.ts';
import { announce } from '#store/changes-store.ts';
import { insertContact, type NewContact } from '#store/contacts-store.ts';
import type { Transaction } from '#store/database.ts';
import { placeOf } from '#store/places-store.ts';

type ContactInput = Omit<NewContact, 'caseId' | 'recordedBy'>;

/** NOT_FOUND: no such case for this person; INVALID_INPUT: the day is still to come. Answers the id. */
export async function recordContact(
  trx: Transaction,
  input: ContactInput,
  context: { readonly caseId: string; readonly userId: string; readonly now: string },
): Promise<string> {
  const { caseId, userId, now } = context;
  const owner = await findCase(trx, caseId);
  if (!owner) throw new DomainError('NOT_FOUND');
  const { timeZone } = await placeOf(trx, owner.centreId);
  if (input.heldOn > dayOf(now, timeZone)) {
    throw new DomainError('INVALID_INPUT', {
      fields: [{ path: 'heldOn', message: 'Этот день ещё не наступил' }],
    });
  }
  const id = await insertContact(trx, { ...input, caseId, recordedBy: userId });
  await writeAudit(trx, {
    actorId: userId,
    actorKind: 'PERSON',
    action: 'RECORD_CONTACT',
    subjectKind: 'contact',
    subjectId: id,
    caseId,
  });
  await announce(trx, ['cases'], caseId);
  return id;
}
