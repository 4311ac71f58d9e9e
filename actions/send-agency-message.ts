/**
 * The officer of a body reports a child to a centre of his territory: a message like any other, registered at the moment it is sent,
 * with his body as its source and himself as the one who reported. Nothing is asked that he may not know.
 */
import { randomUUID } from 'node:crypto';
import { DomainError } from '#domain/error.ts';
import { sourceOfAgency } from '#domain/signal-source.ts';
import { sendingBody } from '#store/agency-messages-store.ts';
import type { Transaction } from '#store/database.ts';
import { registerSignal, type SignalInput } from './register-signal.ts';

/** What the officer writes; empty names are not known to him. */
export type AgencyMessageInput = Omit<
  SignalInput,
  'receivedAt' | 'channel' | 'source' | 'sourceOrganisation' | 'reporter'
>;
type Sender = {
  readonly userId: string;
  readonly fullName: string;
  readonly post: string;
  readonly centreId: string;
  /** One of the bodies that the person works for; the first when nothing is said. */
  readonly agencyId?: string | undefined;
  readonly now: string;
};

const unknownFamily = 'Фамилия неизвестна';
const unknownName = 'Имя неизвестно';

/** FORBIDDEN: the centre does not serve the place of the person's body. INVALID_INPUT: nobody could find the family. */
export async function sendAgencyMessage(
  trx: Transaction,
  written: AgencyMessageInput,
  { userId, fullName, post, centreId, agencyId, now }: Sender,
): Promise<{ messageId: string; number: string }> {
  const body = await sendingBody(trx, centreId, agencyId);
  if (!body) throw new DomainError('FORBIDDEN');
  if (!written.familyName && !written.location) throw nobodyToFind();
  const message = { id: randomUUID(), agencyId: body.id, written };
  const signal: SignalInput = {
    ...written,
    familyName: written.familyName || unknownFamily,
    children: written.children.map((child) => ({ ...child, name: child.name || unknownName })),
    receivedAt: now,
    channel: 'card',
    source: sourceOfAgency(body.kind),
    sourceOrganisation: body.name,
    reporter: `${fullName}, ${post}`,
  };
  const { signalNumber } = await registerSignal(trx, signal, { userId, centreId, now, message });
  return { messageId: message.id, number: signalNumber };
}

function nobodyToFind(): DomainError {
  const message = 'Напишите фамилию или где находятся дети: иначе семью не найти';
  return new DomainError('INVALID_INPUT', { fields: [{ path: 'location', message }] });
}
