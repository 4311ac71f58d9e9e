/**
 * Seals the audit: every row gets its link in a chain of digests within five seconds, and the head of the chain is kept in a file
 * outside the database, so that a tail that was cut off is missed. Decision 0019.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '#log';
import { type HeadFile, headIsLost } from '#store/audit-head-file.ts';
import {
  addSeals,
  BEFORE,
  type Head,
  isSigned,
  lastSeal,
  linkOf,
  sealAt,
  type SealedRow,
  sealKey,
  type Secrets,
  takeSealing,
  unsealedRows,
} from '#store/audit-seals-store.ts';
import type { Database } from '#store/database.ts';

const roundMs = 1_000;
const batch = 500;

type Tools = {
  readonly db: Database;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly headFile?: HeadFile | undefined;
};

/** Starts sealing; `stop` ends the present round first. */
export function startSealer(tools: Tools): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const { signal } = stopped;
  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      await sealWaiting(tools).catch((error: unknown) => {
        const code = (error as { code?: string } | null)?.code ?? 'UNEXPECTED';
        tools.log.error({ code }, 'the audit could not be sealed');
      });
      await pause(roundMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
}

/** Seals everything that waits now, then notes the head outside. */
export async function sealWaiting(tools: Tools): Promise<void> {
  let after = '0';
  for (;;) {
    const done = await tools.db.transaction(async (trx) => {
      const rows = (await takeSealing(trx)) ? await unsealedRows(trx, after, batch) : [];
      if (rows.length === 0) return undefined;
      const head = await lastSeal(trx);
      const links = chained(tools.secrets, head, rows);
      if (links.length > 0) await addSeals(trx, links);
      return { head: links.at(-1) ?? head, after: rows.at(-1)!.id };
    });
    if (!done) return;
    await noteHead(tools, done.head);
    after = done.after;
  }
}

/** Rows of the time before signatures are taken as long as nothing else was sealed; other unsigned rows are left for `verify`. */
function chained(secrets: Secrets, head: Head & { readonly before: boolean }, rows: readonly SealedRow[]) {
  const key = sealKey(secrets[0]);
  const links: (Head & { auditId: string })[] = [];
  let last: Head = head;
  let { before } = head;
  for (const row of rows) {
    before &&= row.written_by === BEFORE;
    if (!before && !isSigned(secrets, row)) continue;
    last = linkOf(key, last, row);
    links.push({ ...last, auditId: row.id });
  }
  return links;
}

/** A head that the database has lost stays noted: only a person decides what to do about it. */
async function noteHead({ db, log, headFile }: Tools, head: Head): Promise<void> {
  if (!headFile || head.position === 0) return;
  const noted = await headFile.read();
  if (noted && headIsLost(noted, await sealAt(db, noted.position))) {
    log.error({ position: noted.position }, 'the audit was cut: the noted head is not in the database');
    return;
  }
  await headFile.write(head);
}
