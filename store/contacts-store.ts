/** Contacts with a family besides visits: consultations by phone, in person, in writing and in a chat. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from './database.ts';

export const contactChannels = ['PHONE', 'IN_PERSON', 'IN_WRITING', 'CHAT'] as const;

export type NewContact = {
  readonly caseId: string;
  readonly heldOn: string;
  readonly channel: (typeof contactChannels)[number];
  readonly topic: string;
  readonly minutes: number | null;
  readonly withWhom: string;
  readonly recordedBy: string;
};
export type Contact = Omit<NewContact, 'caseId'> & { readonly id: string };

/** Adds a contact; answers its id. */
export async function insertContact(trx: Transaction, contact: NewContact): Promise<string> {
  const id = randomUUID();
  await trx('case_contacts').insert({
    id,
    case_id: contact.caseId,
    held_on: contact.heldOn,
    channel: contact.channel,
    topic: contact.topic,
    minutes: contact.minutes,
    with_whom: contact.withWhom,
    recorded_by: contact.recordedBy,
  });
  return id;
}

/** The contacts of a case, the newest first; `recordedBy` is a name. */
export async function contactsOf(trx: Transaction, caseId: string): Promise<readonly Contact[]> {
  const rows = await trx('case_contacts as n')
    .join('users as u', 'u.id', 'n.recorded_by')
    .where({ case_id: caseId })
    .orderBy([
      { column: 'n.held_on', order: 'desc' },
      { column: 'n.created_at', order: 'desc' },
    ])
    .select('n.*', 'u.full_name');
  return rows.map((row) => ({
    id: row.id,
    heldOn: row.held_on,
    channel: row.channel,
    topic: row.topic,
    minutes: row.minutes,
    withWhom: row.with_whom,
    recordedBy: row.full_name,
  }));
}
