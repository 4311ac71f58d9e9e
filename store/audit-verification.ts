/**
 * Checks the audit against its chain of seals and against the head noted outside: the first row that was changed, deleted, put in or
 * moved, and a tail that was cut off. Decision 0019.
 */
import { ACCEPTED } from './accept-restore.ts';
import { headIsLost } from './audit-head-file.ts';
import {
  type Head,
  isSigned,
  type Link,
  linkOf,
  linksAfter,
  sealAt,
  sealKey,
  type Secrets,
  START,
  strayRows,
  unsealedRows,
  waitingForSeal,
} from './audit-seals-store.ts';
import type { Database } from './database.ts';

/** What is wrong first: `rowId` is the audit row, `position` its place in the chain; either may be unknown. */
export type Break = {
  readonly kind: 'CHANGED' | 'DELETED' | 'SEAL_MISSING' | 'INSERTED' | 'UNSIGNED' | 'TAIL_CUT' | 'HEAD_MISSING';
  readonly rowId: string | null;
  readonly position: number | null;
};
export type Verification = {
  readonly ok: boolean;
  /** Rows whose seals were checked. */
  readonly checked: number;
  readonly broken: Break | null;
  /** Rows that wait for their seal, which is no break unless nobody seals. */
  readonly waiting: { readonly rows: number; readonly seconds: number };
  readonly head: number;
  /** Restores from an older copy that a person accepted: no break of the chain, and no silence either. */
  readonly gaps: readonly Gap[];
};
/** After link `continuedFrom` the chain went on anew; links up to `formerPosition` are lost with the database that held them. */
export type Gap = {
  readonly rowId: string;
  readonly at: string;
  readonly continuedFrom: number;
  readonly formerPosition: number;
};
export type Given = {
  readonly secrets: Secrets;
  /** The head noted outside; undefined when the file is missing, null when none is kept here. */
  readonly noted: Head | undefined | null;
};

const batch = 2_000;

export async function verifyAudit(db: Database, { secrets, noted }: Given): Promise<Verification> {
  const chain = await walk(db, secrets.map(sealKey));
  const broken = chain.broken ?? (await cutTail(db, chain.head, noted)) ?? (await strays(db, secrets));
  const waiting = await waitingForSeal(db);
  const { gaps, head } = chain;
  return { ok: broken === null, checked: head.position, broken, waiting, head: head.position, gaps };
}

type Walked = { readonly head: Head; readonly broken: Break | null; readonly gaps: readonly Gap[] };

/** Follows the chain from its beginning to the first link that does not hold. */
async function walk(db: Database, keys: readonly string[]): Promise<Walked> {
  let head = START;
  const gaps: Gap[] = [];
  for (;;) {
    const links = await linksAfter(db, head.position, batch);
    for (const link of links) {
      const broken = wrongIn(keys, head, link);
      if (broken) return { head, broken, gaps };
      head = link;
      gaps.push(...gapIn(link));
    }
    if (links.length < batch) return { head, broken: null, gaps };
  }
}

function gapIn({ row }: Link): readonly Gap[] {
  if (row?.action !== ACCEPTED || row.actor_kind !== 'OPERATOR') return [];
  const { continuedFrom, formerPosition } = JSON.parse(row.details ?? '{}') as Partial<Record<string, number>>;
  const numbers = { continuedFrom: continuedFrom ?? 0, formerPosition: formerPosition ?? 0 };
  return [{ rowId: row.id, at: `${row.at}Z`, ...numbers }];
}

function wrongIn(keys: readonly string[], head: Head, { position, auditId, digest, row }: Link): Break | null {
  if (position !== head.position + 1) return { kind: 'SEAL_MISSING', rowId: null, position: head.position + 1 };
  if (!row) return { kind: 'DELETED', rowId: auditId, position };
  const holds = keys.some((key) => linkOf(key, head, row).digest === digest);
  return holds ? null : { kind: 'CHANGED', rowId: auditId, position };
}

async function cutTail(db: Database, head: Head, noted: Given['noted']): Promise<Break | null> {
  if (noted === null) return null;
  if (noted === undefined) return head.position === 0 ? null : { kind: 'HEAD_MISSING', rowId: null, position: null };
  if (!headIsLost(noted, await sealAt(db, noted.position))) return null;
  return { kind: 'TAIL_CUT', rowId: null, position: Math.min(head.position + 1, noted.position) };
}

/** Rows beside the chain: put in without a seal, taken away before theirs, or waiting without the signature of the application. */
async function strays(db: Database, secrets: Secrets): Promise<Break | null> {
  const { inserted, deleted } = await strayRows(db);
  if (inserted) return { kind: 'INSERTED', rowId: inserted, position: null };
  if (deleted) return { kind: 'DELETED', rowId: deleted, position: null };
  let after = '0';
  for (;;) {
    const rows = await unsealedRows(db, after, batch);
    const foreign = rows.find((row) => row.written_by !== 'BEFORE' && !isSigned(secrets, row));
    if (foreign) return { kind: 'UNSIGNED', rowId: foreign.id, position: null };
    if (rows.length < batch) return null;
    after = rows.at(-1)!.id;
  }
}
