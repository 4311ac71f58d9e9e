/** Papers: every form's paper says what was answered, numbers run without gaps, once per deed, and only who may know reads them. */
import { randomUUID } from 'node:crypto';
import JSZip from 'jszip';
import { cancelPaper } from '#actions/cancel-paper.ts';
import { papersOfForm } from '#actions/papers-by-form.ts';
import { issuePapersOfForm } from '#actions/papers-of-form.ts';
import { issuePapersOfDecision } from '#actions/papers-of-decision.ts';
import { paperPage, paperWord } from '#exchange/paper-files.ts';
import type { FormId } from '#generated/form-types.ts';
import { findCase } from '#store/cases-store.ts';
import type { Database, Transaction } from '#store/database.ts';
import { openKeyRing } from '#store/key-ring.ts';
import { paperSheet } from '#store/papers-store.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import {
  acceptedCase,
  answer,
  as,
  type Casework,
  CENTRE,
  idOf,
  NOW,
  openCasework,
  register,
} from '#test/support/casework.ts';

let casework: Casework;
let caseId: string;

beforeAll(async () => {
  casework = await openCasework();
});
beforeEach(async () => {
  ({ caseId } = await acceptedCase(casework));
});
afterAll(() => casework.close());

const formIds = (Object.keys(VALID) as FormId[]).filter((id) => papersOfForm(id, VALID[id].answers).length > 0);
const listed = (of = caseId, table: Database = casework.owner) =>
  table('papers').where({ case_id: of }).orderBy(['journal', 'ordinal']);

/** A submission of a form as it stands in the database, without the form's own action. */
async function submitted(trx: Transaction, formId: FormId, of: string) {
  const submissionId = randomUUID();
  const data = VALID[formId].answers;
  const row = {
    id: submissionId,
    task_id: randomUUID(),
    case_id: of,
    form_id: formId,
    form_release: 1,
    submitted_at: NOW,
  };
  await trx('submissions').insert({ ...row, data: JSON.stringify(data), submitted_by: idOf(casework, 'head') });
  const owner = await findCase(trx, of);
  if (!owner) throw new Error('no case');
  return { owner, part: null, release: 1, formId, data, submissionId, userId: idOf(casework, 'head'), now: NOW };
}

const issue = (formId: FormId, of = caseId) =>
  as(casework, 'head', async (trx) => issuePapersOfForm(trx, await submitted(trx, formId, of)));

async function textOf(login: string, paperId: string): Promise<string> {
  const sheet = await as(casework, login, (trx) => paperSheet(trx, openKeyRing({ secret: casework.secret }), paperId));
  if (!sheet) return '';
  const zip = await JSZip.loadAsync(await paperWord(sheet));
  const words = ((await zip.file('word/document.xml')?.async('string')) ?? '').replace(/<[^>]+>/g, ' ');
  expect(await paperPage(sheet)).toContain('<main>');
  return words;
}

describe('the papers of a form', () => {
  it.each(formIds)('%s: filled, numbered, readable, without a code or a reporter', async (formId) => {
    await issue(formId);
    const due = papersOfForm(formId, VALID[formId].answers);
    const papers = await listed().where('origin', 'like', 'submission:%');
    expect([...new Set(papers.map(({ code }) => code as string))].sort()).toEqual([...due].sort());
    for (const { id, number, code } of papers) {
      const text = await textOf('head', id);
      expect(text).toContain(number);
      expect(text).not.toMatch(/[{}]|undefined|\[object/);
      expect(text).not.toMatch(/\b[A-Z]{3,}_[A-Z_]+\b/);
      if (code !== 'reporter-answer') expect(text).not.toContain('Классный руководитель');
    }
  });
});

describe('the number of a paper', () => {
  it('has no gap and no double when many are issued at once, and none is lost with a failure', async () => {
    const cases = await Promise.all(Array.from({ length: 6 }, () => acceptedCase(casework)));
    const failing = as(casework, 'head', async (trx) => {
      await issuePapersOfForm(trx, await submitted(trx, 'homeVisit', caseId));
      throw new Error('the deed fails after its paper');
    });
    await Promise.all([
      expect(failing).rejects.toThrow('fails after'),
      ...cases.flatMap(({ caseId: of }) => [issue('homeVisit', of), issue('watchVisit', of)]),
    ]);
    const rows = await casework.owner('papers').where({ centre_id: CENTRE, journal: 'VISITS' }).orderBy('ordinal');
    expect(rows.map(({ ordinal }) => ordinal)).toEqual(rows.map((_row, index) => index + 1));
    expect(rows[0]).toMatchObject({ number: 'В-1/2026', issued_on: '2026-03-10' });
  });

  it('begins anew with the year', async () => {
    const next = '2027-01-11T09:00:00Z';
    await as(casework, 'head', async (trx) =>
      issuePapersOfForm(trx, { ...(await submitted(trx, 'closeCase', caseId)), now: next }),
    );
    expect(await listed().where({ year: 2027 })).toMatchObject([{ number: 'З-1/2027', issued_on: '2027-01-11' }]);
  });
});

describe('a deed', () => {
  it('brings its papers once, however often it is repeated', async () => {
    await as(casework, 'head', async (trx) => {
      const once = await submitted(trx, 'sendNotices', caseId);
      await issuePapersOfForm(trx, once);
      await issuePapersOfForm(trx, once);
    });
    const papers = await listed().where('origin', 'like', 'submission:%');
    expect(papers.filter(({ code }) => code === 'notices-register')).toHaveLength(1);
    expect(new Set(papers.map(({ code, subject }) => `${code} ${subject}`)).size).toBe(papers.length);
  });

  it('a decision of the consilium has the paper of its outcome, a repeated job no second one', async () => {
    const outcomes = {
      NO_CASE: 'no-case-conclusion',
      SERVICES_442: 'services-decision',
      INTERNAL_WATCH: 'watch-order',
      OPEN_CASE: 'curator-order',
      SUBMIT_SOP_TO_KDN: 'curator-order',
      GUARDIANSHIP_MEASURES: 'curator-order',
    };
    for (const [decision, code] of Object.entries(outcomes)) {
      const { caseId: of } = await acceptedCase(casework);
      await casework.worker.transaction(async (trx) => {
        const owner = await findCase(trx, of);
        if (!owner) throw new Error('no case');
        const context = {
          owner,
          part: null,
          elementId: 'issueDecisionPapers',
          headers: {},
          variables: { decision },
          now: NOW,
        };
        await issuePapersOfDecision(trx, context);
        await issuePapersOfDecision(trx, context);
      });
      const papers = await listed(of).where('origin', 'like', 'decision:%');
      expect(papers.map((paper) => paper.code)).toEqual([code]);
      expect(await textOf('head', papers[0].id)).toContain('Главина');
    }
  });

  it('that a person does through a task brings the paper in the same transaction', async () => {
    await answer(casework, { caseId, formId: 'requestPoliceEntry', login: 'head' }, VALID.requestPoliceEntry.answers);
    expect(await listed().where('origin', 'like', 'submission:%')).toMatchObject([{ code: 'police-request' }]);
  });
});

describe('who reads a paper', () => {
  const paper = async (of: string, code: string) => (await listed(of).where({ code }).first()).id as string;
  const seen = (login: string) => as(casework, login, (trx) => trx('papers').where({ case_id: caseId }));

  it('a registered message has its card, which the intake reads and another centre does not', async () => {
    const registered = await register(casework);
    const id = await paper(registered.caseId, 'signal-card');
    expect(await textOf('duty', id)).toContain('Ребёнок второй день приходит один');
    expect(await textOf('duty', id)).not.toContain('Классный руководитель');
    expect(await textOf('head2', id)).toBe('');
    expect(await textOf('curator2', id)).toBe('');
  });

  it('the reporter stands in the answer alone, and only the intake and the head read that', async () => {
    await issue('answerReporter');
    const id = await paper(caseId, 'reporter-answer');
    expect(await textOf('head', id)).toContain('Классный руководитель');
    expect(await textOf('duty', id)).toContain('Классный руководитель');
    expect(await textOf('curator', id)).toBe('');
  });

  it('a journal shows entries to its keepers, contents to those who work on the case', async () => {
    await issue('closeCase');
    const id = await paper(caseId, 'closure-conclusion');
    expect(await textOf('curator', id)).toContain('ЗАКЛЮЧЕНИЕ О ЗАКРЫТИИ');
    expect(await seen('secretary')).not.toEqual([]);
    expect(await textOf('secretary', id)).toBe('');
    expect(await seen('curator2')).toEqual([]);
    expect(await seen('manager')).toEqual([]);
  });
});

describe('cancelling a paper', () => {
  it('keeps the entry with its reason; only the head does it, once', async () => {
    await issue('homeVisit');
    const { id } = await listed().where({ code: 'visit-card' }).first();
    const cancel = (login: string) =>
      as(casework, login, (trx) =>
        cancelPaper(trx, { paperId: id, reason: 'Выпущена по ошибке' }, { userId: idOf(casework, login), now: NOW }),
      );
    await expect(cancel('curator')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await cancel('head');
    await expect(cancel('head')).rejects.toMatchObject({ code: 'PAPER_CANCELLED' });
    expect(await listed().where({ id })).toMatchObject([{ state: 'CANCELLED', cancel_reason: 'Выпущена по ошибке' }]);
    const sheet = await as(casework, 'head', (trx) => paperSheet(trx, openKeyRing({ secret: casework.secret }), id));
    expect(sheet && (await paperPage(sheet))).toContain('БУМАГА ОТМЕНЕНА');
  });
});
