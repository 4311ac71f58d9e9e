/** An officer's own messages with what became of them, and the centres to which he may write. */
import type { Transaction } from '../database.ts';

type Row = Record<string, unknown>;
export type MessageState = 'RECEIVED' | 'TAKEN' | 'REDIRECTED' | 'REJECTED';

/** A message that was attached to a running case was taken into work; whose case it is, stays with the centre. */
const states: Readonly<Record<string, MessageState>> = {
  ACCEPT: 'TAKEN',
  ATTACH: 'TAKEN',
  REDIRECT: 'REDIRECTED',
  REJECT: 'REJECTED',
};

/** The newest first. */
export async function ownMessagesView(trx: Transaction) {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT m.id, m.sent_at, m.written, e.name AS centre, a.name AS agency, w.signal_number, w.decision, w.decided_at,
       w.redirected_to, w.answered_on, w.answer
     FROM agency_messages m JOIN agency_message_states() w ON w.id = m.id
       JOIN centres e ON e.id = m.centre_id JOIN agencies a ON a.id = m.agency_id
     ORDER BY m.sent_at DESC, w.signal_number DESC`,
  );
  return rows.map((row) => ({
    id: row['id'] as string,
    number: row['signal_number'] as string,
    sentAt: row['sent_at'] as string,
    centre: row['centre'] as string,
    agency: row['agency'] as string,
    written: row['written'],
    state: states[String(row['decision'])] ?? ('RECEIVED' as const),
    decidedAt: row['decided_at'] as string | null,
    redirectedTo: row['redirected_to'] as string | null,
    answeredOn: row['answered_on'] as string | null,
    answer: row['answer'] as string | null,
  }));
}

/** Where the officer may write, each with the territories that it serves, by name. */
export async function messageCentresView(trx: Transaction) {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT e.id, e.name, coalesce((SELECT json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY s.position, t.name)
         FROM centre_territories s JOIN territories t ON t.id = s.territory_id WHERE s.centre_id = e.id), '[]') AS territories
     FROM centres e WHERE e.id IN (SELECT c.centre_id FROM app_message_centres() c) ORDER BY e.name, e.id`,
  );
  return rows.map((row) => ({
    id: row['id'] as string,
    name: row['name'] as string,
    territories: row['territories'] as { id: string; name: string }[],
  }));
}
