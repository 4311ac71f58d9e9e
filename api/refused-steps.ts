/** Refused steps of sign-in in the audit: who tried is unknown, whom it concerns is the subject; nobody for an unknown login. */
import type { ErrorCode } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import type { Database } from '#store/database.ts';

type Step = { readonly action: 'SIGN_IN' | 'SIGN_IN_SECOND_STEP'; readonly reason: ErrorCode };

const minuteMs = 60_000;
/** Throttled attempts that were noted lately: hammering must not fill the audit. */
const noted = new Map<string, number>();

export async function noteRefusedStep(db: Database, userId: string | null, { action, reason }: Step): Promise<void> {
  if (reason === 'TOO_MANY_ATTEMPTS' && !isFirst(`${action}:${userId}`)) return;
  await db.transaction((trx) =>
    writeAudit(trx, {
      actorId: null,
      actorKind: 'PERSON',
      action,
      subjectKind: 'user',
      subjectId: userId,
      outcome: 'REFUSED',
      details: { reason },
    }),
  );
}

/** Whether nothing alike was noted within a minute in this process. */
function isFirst(kind: string): boolean {
  const now = Date.now();
  for (const [known, at] of noted) if (now - at >= minuteMs) noted.delete(known);
  if (noted.has(kind)) return false;
  noted.set(kind, now);
  return true;
}
