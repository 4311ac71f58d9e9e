/** Papers: lists, files, cancelling. Every reading of a paper's content is noted before it is answered. */
import type { Router } from 'express';
import { cancelPaper } from '#actions/cancel-paper.ts';
import { DomainError } from '#domain/error.ts';
import type { OfficeSuite } from '#exchange/office-suite.ts';
import { pagePolicy, paperFileName, paperJournals, paperPage, paperWord } from '#exchange/paper-files.ts';
import type { Transaction } from '#store/database.ts';
import type { KeyRing } from '#store/key-ring.ts';
import { type PaperSheet, paperSheet } from '#store/papers-store.ts';
import { type PaperItem, paperJournalView, papersOfCaseView } from '#store/views/paper-list-view.ts';
import type { SignedInPerson } from '#store/people-store.ts';
import { readingCase } from './case-reading.ts';
import { isAllowed, operate, requireAccess, type Tools } from './operate.ts';
import * as contract from './papers-schemas.ts';

export type PaperTools = Tools & { readonly ring: KeyRing; readonly office?: OfficeSuite | undefined };
type Row = PaperItem & { readonly journal: (typeof paperJournals)[number]['code'] };
type Reading = { readonly paperId: string; readonly userId: string; readonly action: string; readonly ring: KeyRing };

export function paperRoutes(router: Router, tools: PaperTools): void {
  const pdf = tools.office !== undefined;

  operate(router, tools, contract.listCasePapers, ({ params, userId, now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'Paper');
      await readingCase(trx, { userId, ...params, action: 'READ_CASE' });
      return { asOf: now, pdf, items: (await papersOfCaseView(trx, params.caseId)) as Row[] };
    }),
  );

  operate(router, tools, contract.listPapers, ({ query, now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'PaperJournal');
      const centreIds = [...new Set(person.posts.flatMap(({ centreId }) => centreId ?? []))];
      const items = (await paperJournalView(trx, { ...query, centreIds })) as Row[];
      return { asOf: now, pdf, items, journals: [...paperJournals] };
    }),
  );

  operate(router, tools, contract.cancelPaper, async ({ params, body, userId, now, transact }) => {
    await transact(async (trx, person) => {
      requireAccess(person, 'change', 'Paper');
      await cancelPaper(trx, { ...params, ...body }, { userId, now });
    });
  });

  fileRoutes(router, tools);
}

function fileRoutes(router: Router, tools: PaperTools): void {
  const { ring, office } = tools;

  operate(router, tools, contract.readPaperWord, async ({ params, userId, look }) => {
    const sheet = await look((trx, person) =>
      opened(trx, person, { ...params, userId, ring, action: 'DOWNLOAD_PAPER' }),
    );
    return { content: await paperWord(sheet), fileName: paperFileName(sheet, 'docx') };
  });

  operate(router, tools, contract.readPaperPage, async ({ params, userId, look }) => {
    const sheet = await look((trx, person) => opened(trx, person, { ...params, userId, ring, action: 'PRINT_PAPER' }));
    return { content: Buffer.from(await paperPage(sheet)), policy: pagePolicy };
  });

  operate(router, tools, contract.readPaperPdf, async ({ params, userId, look }) => {
    if (!office) throw new DomainError('PDF_UNAVAILABLE');
    const sheet = await look((trx, person) =>
      opened(trx, person, { ...params, userId, ring, action: 'DOWNLOAD_PAPER' }),
    );
    const content = await office.toPdf(await paperWord(sheet)).catch((cause: unknown) => {
      throw new DomainError('PDF_UNAVAILABLE', { cause });
    });
    return { content, fileName: paperFileName(sheet, 'pdf') };
  });
}

/** The paper, with the note of who reads it; who keeps a journal needs no other purpose. NOT_FOUND also hides what may not be known. */
async function opened(
  trx: Transaction,
  person: SignedInPerson,
  { paperId, userId, ring, action }: Reading,
): Promise<PaperSheet> {
  requireAccess(person, 'read', 'Paper');
  const sheet = await paperSheet(trx, ring, paperId);
  if (!sheet) throw new DomainError('NOT_FOUND');
  const what = { caseId: sheet.caseId, action, subjectKind: 'paper', subjectId: paperId };
  const purpose = isAllowed(person, 'read', 'PaperJournal') ? ({ purpose: 'JOURNAL' } as const) : {};
  await readingCase(trx, { userId, ...what, ...purpose, seen: true, everyTime: true });
  return sheet;
}
