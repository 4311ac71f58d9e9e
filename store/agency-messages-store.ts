/** Messages about children that officers of other bodies send to a centre: what they wrote, and what became of it. */
import type { Transaction } from './database.ts';

/** The new rows that the message brings; they are entered in the same transaction. */
export type MessageIds = { readonly signalId: string; readonly caseId: string; readonly familyId: string };
export type AgencyMessage = {
  readonly id: string;
  readonly agencyId: string;
  /** What the officer wrote himself, to be shown back to him. */
  readonly written: Readonly<Record<string, unknown>>;
};

/** Notes the message, which opens the way for its new rows. FORBIDDEN by row-level security for a centre that is not the body's. */
export async function insertAgencyMessage(
  trx: Transaction,
  message: AgencyMessage & MessageIds & { readonly centreId: string; readonly by: string; readonly at: string },
): Promise<void> {
  await trx('agency_messages').insert({
    id: message.id,
    sent_by: message.by,
    agency_id: message.agencyId,
    centre_id: message.centreId,
    sent_at: message.at,
    written: JSON.stringify(message.written),
    signal_id: message.signalId,
    case_id: message.caseId,
    family_id: message.familyId,
  });
}

export type SendingBody = { readonly id: string; readonly kind: string; readonly name: string };

/** The body of the transaction's person for which he may write to the centre; the named one, or else the first. */
export async function sendingBody(
  trx: Transaction,
  centreId: string,
  agencyId?: string,
): Promise<SendingBody | undefined> {
  const { rows } = await trx.raw<{ rows: SendingBody[] }>(
    `SELECT a.id, a.kind, a.name FROM app_message_centres() c JOIN agencies a ON a.id = c.agency_id
     WHERE c.centre_id = :centreId AND (:agencyId::text IS NULL OR a.id = :agencyId) ORDER BY a.name, a.id LIMIT 1`,
    { centreId, agencyId: agencyId ?? null },
  );
  return rows[0];
}
