/** Prepares the notices that the decision table asks for, with ground and words from the rulebook; what waits already is not doubled. */
import type { EngineVariables } from '#domain/engine-variables.ts';
import { DomainError } from '#domain/error.ts';
import { dayOf } from '#domain/working-days.ts';
import type { CaseState } from '#store/cases-store.ts';
import type { Transaction } from '#store/database.ts';
import { agencyFor, insertNotice, isUnsent, type NoticeKind, noticesOf } from '#store/notices-store.ts';
import { placeOf } from '#store/places-store.ts';
import { rulebookOn } from '#store/rulebooks-store.ts';
import type { JobContext } from './job-context.ts';
import { partOf } from './part-of.ts';

type Row = { readonly fact: string; readonly recipient: string };

/** NO_AGENCY: the territory has no body of the kind yet, a person adds it. RULE_MISSING: the fact has no ground in the rulebook. */
export async function prepareNotices(trx: Transaction, context: JobContext): Promise<EngineVariables> {
  const { owner, headers, variables, now } = context;
  const part = partOf(context);
  const kind = headers['kind'] === 'IMMEDIATE' ? 'IMMEDIATE' : 'RESULTS';
  const waiting = (await noticesOf(trx, owner.id, part.id)).filter(isUnsent);
  const missing = rowsOf(variables['noticeRows']).filter(
    ({ fact, recipient }) => !waiting.some((notice) => notice.fact === fact && notice.recipient === recipient),
  );
  await prepare(trx, owner, missing, { kind, partId: part.id, now });
  return {};
}

async function prepare(
  trx: Transaction,
  owner: CaseState,
  rows: readonly Row[],
  { kind, partId, now }: { readonly kind: NoticeKind; readonly partId: string; readonly now: string },
): Promise<void> {
  const { timeZone } = await placeOf(trx, owner.centreId);
  const { content } = await rulebookOn(trx, 'notice-grounds', dayOf(now, timeZone));
  for (const { fact, recipient } of rows) {
    const words = content.facts.find((one) => one.fact === fact);
    if (!words) throw new DomainError('RULE_MISSING');
    const agencyId = await agencyFor(trx, owner, recipient);
    if (!agencyId) throw new DomainError('NO_AGENCY');
    const { title, ground, text } = words;
    const notice = { fact, title, legalGround: ground, content: `${content.kinds[kind].opening} ${text}` };
    await insertNotice(trx, { caseId: owner.id, partId, agencyId, kind, ...notice });
  }
}

/** The table's rows `FACT>RECIPIENT`, each once. */
function rowsOf(value: unknown): readonly Row[] {
  const rows = Array.isArray(value) ? value.filter((row) => typeof row === 'string') : [];
  return [...new Set(rows)].flatMap((row) => {
    const [fact, recipient] = row.split('>');
    return fact && recipient ? [{ fact, recipient }] : [];
  });
}
