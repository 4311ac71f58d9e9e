/**
 * The database was restored from a copy older than the noted head, and a person says so: a signed row in the chain names the head that is
 * gone, the old head stays beside the new one with the reason. Decision 0019.
 */
import { createHash } from 'node:crypto';
import { type HeadFile, headIsLost, type KeptHead } from './audit-head-file.ts';
import { type Head, lastSeal, sealAt, START } from './audit-seals-store.ts';
import { writeAudit } from './audit-store.ts';
import type { Database } from './database.ts';

export const ACCEPTED = 'ACCEPT_RESTORE';

type Asked = { readonly headFile: HeadFile; readonly reason: string; readonly at: string };

/**
 * `db` is the pool of the sealing role, which may write rows of nobody. Answers what was kept; undefined when the noted head is in the
 * database, so that there is nothing to accept.
 */
export async function acceptRestore(db: Database, { headFile, reason, at }: Asked): Promise<KeptHead | undefined> {
  const noted = await headFile.read();
  if (!noted || !headIsLost(noted, await sealAt(db, noted.position))) return undefined;
  const { position, digest } = await lastSeal(db);
  const kept = { former: noted, continuedFrom: position, at, reason };
  await headFile.keepFormer(kept);
  await db.transaction((trx) =>
    writeAudit(trx, {
      actorId: null,
      actorKind: 'OPERATOR',
      action: ACCEPTED,
      subjectKind: 'audit',
      subjectId: null,
      details: detailsOf(kept),
    }),
  );
  await goOnFrom(headFile, { position, digest });
  return kept;
}

/** Without a single link the file goes: the sealer notes the first one. */
async function goOnFrom(headFile: HeadFile, head: Head): Promise<void> {
  if (head.position === START.position) await headFile.remove();
  else await headFile.write(head);
}

/** Numbers and digests: the words of the reason stand in the file, of which this is the fingerprint. */
function detailsOf({ former, continuedFrom, reason }: KeptHead) {
  const reasonDigest = createHash('sha256').update(reason).digest('hex');
  return { formerPosition: former.position, formerDigest: former.digest, continuedFrom, reasonDigest };
}
