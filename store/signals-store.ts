/** Messages about violated rights: the journal. The reporter is kept apart, behind a wall of its own. */
import type { Transaction } from './database.ts';

export type NewSignal = {
  readonly id: string;
  readonly number: string;
  readonly centreId: string;
  readonly caseId: string;
  readonly receivedAt: string;
  readonly registeredBy: string;
  readonly channel: string;
  readonly source: string;
  readonly reason: string;
  readonly facts: string;
  readonly location: string;
  readonly dangerNow: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly reporter: string;
};

/** Registers a message. */
export async function insertSignal(trx: Transaction, signal: NewSignal): Promise<void> {
  await trx('signals').insert({
    id: signal.id,
    number: signal.number,
    centre_id: signal.centreId,
    case_id: signal.caseId,
    received_at: signal.receivedAt,
    registered_by: signal.registeredBy,
    channel: signal.channel,
    source: signal.source,
    reason: signal.reason,
    facts: signal.facts,
    location: signal.location,
    danger_now: signal.dangerNow,
    answers: JSON.stringify(signal.answers),
  });
  await writeReporter(trx, signal.id, signal.reporter);
}

/** Keeps who reported; an empty text is kept as nobody. */
export async function writeReporter(trx: Transaction, signalId: string, reporter: string): Promise<void> {
  if (!reporter.trim()) return;
  await trx('signal_reporters').insert({ signal_id: signalId, reporter }).onConflict('signal_id').merge(['reporter']);
}

export type SignalOfCase = {
  readonly id: string;
  readonly receivedAt: string;
  readonly source: string;
  readonly dangerNow: string;
  readonly answers: Readonly<Record<string, unknown>>;
};

/** The message with which a case began. */
export async function firstSignalOf(trx: Transaction, caseId: string): Promise<SignalOfCase | undefined> {
  const row = await trx('signals').where({ case_id: caseId }).orderBy('registered_at').first();
  return (
    row && {
      id: row.id,
      receivedAt: row.received_at,
      source: row.source,
      dangerNow: row.danger_now,
      answers: row.answers,
    }
  );
}

/** What the messages of a case say, those attached later included, as they were corrected when they were decided on. */
export async function messagesOf(trx: Transaction, caseId: string): Promise<readonly Record<string, unknown>[]> {
  const rows = await trx('signals')
    .where({ case_id: caseId })
    .orWhere({ attached_case_id: caseId })
    .orderBy('registered_at');
  return rows.map((row) => ({
    ...(row.answers as Record<string, unknown>),
    reason: row.reason,
    facts: row.facts,
    source: row.source,
    dangerNow: row.danger_now,
  }));
}

/** Who reported a message, for those who may know it; an empty text when unknown or hidden. */
export async function reporterOf(trx: Transaction, signalId: string): Promise<string> {
  const row = await trx('signal_reporters').where({ signal_id: signalId }).first('reporter');
  return (row?.reporter as string | undefined) ?? '';
}

/** Records the decision on a message with the facts as they were corrected. */
export async function decideSignalRow(
  trx: Transaction,
  signalId: string,
  change: {
    decision: string;
    reason: string;
    decidedAt: string;
    decidedBy: string;
    receivedAt: string;
    dangerNow: string;
    facts: string;
    location: string;
    source: string;
    signalReason: string;
  },
): Promise<void> {
  await trx('signals').where({ id: signalId }).update({
    decision: change.decision,
    decision_reason: change.reason,
    decided_at: change.decidedAt,
    decided_by: change.decidedBy,
    received_at: change.receivedAt,
    danger_now: change.dangerNow,
    facts: change.facts,
    location: change.location,
    source: change.source,
    reason: change.signalReason,
  });
}

/** Attaches a message to a running case of the same centre by its number; null when there is none. */
export async function attachSignal(trx: Transaction, signalId: string, caseNumber: string): Promise<string | null> {
  const { rows } = await trx.raw<{ rows: { target: string | null }[] }>('SELECT app_attach_signal(?, ?) AS target', [
    signalId,
    caseNumber,
  ]);
  return rows[0]?.target ?? null;
}
