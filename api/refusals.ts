/** What was refused and which lists were looked at, noted in the audit: a refusal in a transaction of its own, a list once a minute. */
import type { Request } from 'express';
import { DomainError } from '#domain/error.ts';
import { writeAudit } from '#store/audit-store.ts';
import { type Database, type Transaction, withUser } from '#store/database.ts';
import type { Operation } from './contract.ts';

const minuteMs = 60_000;
/** When what was noted lately, in the machine's time: a page that renews itself is one reading, one refusal. */
const lately = new WeakMap<Database, Map<string, number>>();

/** What this process noted within the last minute. */
function notedBy(db: Database): Map<string, number> {
  const noted = lately.get(db) ?? new Map<string, number>();
  lately.set(db, noted);
  for (const [word, at] of noted) if (Date.now() - at >= minuteMs) noted.delete(word);
  return noted;
}

type Asked = { readonly db: Database; readonly declared: Operation; readonly userId: string };

/**
 * Work that looks at a list and notes it, in one transaction, where nobody noted this person at this kind of list within the minute.
 * Only what was committed counts as noted.
 */
export async function notingList<T>(
  { db, declared, userId }: Asked,
  work: (note: (trx: Transaction) => Promise<void>) => Promise<T>,
): Promise<T> {
  const kind = declared.lists;
  const word = `list:${userId}:${kind}`;
  if (!kind || notedBy(db).has(word)) return work(() => Promise.resolve());
  const person = { actorId: userId, actorKind: 'PERSON' } as const;
  const entry = { ...person, action: 'READ_LIST', subjectKind: kind, subjectId: null };
  const answer = await work((trx) => writeAudit(trx, entry));
  notedBy(db).set(word, Date.now());
  return answer;
}

/** Notes what the person was refused; other errors are none of the audit's business. */
export async function noteRefusal(asked: Asked & { readonly request: Request }, error: unknown): Promise<void> {
  const status = refusedWith(error);
  const { db, declared, userId, request } = asked;
  const subject = subjectOf(request.params);
  if (!status || !userId || (status === 404 && !subject.subjectId)) return;
  const word = `refusal:${userId}:${declared.id}:${subject.subjectId}`;
  if (notedBy(db).has(word)) return;
  const entry = { actorId: userId, actorKind: 'PERSON', outcome: 'REFUSED', details: { status } } as const;
  await withUser(db, userId, (trx) => writeAudit(trx, { ...entry, ...subject, action: codeOf(declared) }));
  notedBy(db).set(word, Date.now());
}

/** The code of an operation in the audit: `readCase` → `READ_CASE`. */
export function codeOf({ id }: Operation): string {
  return id.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

const noPrivilege = '42501';

function refusedWith(error: unknown): 403 | 404 | undefined {
  if (error instanceof DomainError) {
    if (error.code === 'FORBIDDEN') return 403;
    return error.code === 'NOT_FOUND' ? 404 : undefined;
  }
  return (error as { code?: unknown } | null)?.code === noPrivilege ? 403 : undefined;
}

/** The last id of the address is what it was about; only what looks like an id or a code is kept. */
function subjectOf(params: Request['params']) {
  const [name, value] = Object.entries(params).findLast(([key]) => key.endsWith('Id')) ?? ['operation', ''];
  const caseId = typeof params['caseId'] === 'string' && isUuid(params['caseId']) ? params['caseId'] : null;
  const subjectId = typeof value === 'string' && /^[\w-]{1,64}$/.test(value) ? value : null;
  return { subjectKind: name.replace(/Id$/, ''), subjectId, caseId };
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
