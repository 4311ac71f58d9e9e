/** Papers over HTTP: lists, files with truthful headers, cancelling, and a methodologist's template with its check. */
import JSZip from 'jszip';
import { createClock } from '#clock';
import { loadSuppliedTemplates } from '#actions/load-supplied-templates.ts';
import { issueSheets } from '#actions/issue-papers.ts';
import { buildTemplate } from '#documents/build-template.ts';
import { findCase } from '#store/cases-store.ts';
import { openKeyRing } from '#store/key-ring.ts';
import { VALID } from '#test/form-runtime/valid-submissions.ts';
import { type Api, asPeople, openApi } from '#test/support/api.ts';
import { acceptedCase, answer, as, type Casework, idOf, NOW, openCasework } from '#test/support/casework.ts';

let casework: Casework;
let api: Api;
let caseId: string;
let call: ReturnType<typeof asPeople>;
const clock = { ...createClock(), now: () => NOW };

const paperOf = async (code: string): Promise<string> =>
  (await casework.owner('papers').where({ case_id: caseId, code }).first('id')).id;
const template = async (source: string): Promise<{ content: string; note: string }> => ({
  content: Buffer.from(await buildTemplate(source)).toString('base64'),
  note: 'проба',
});
const wordsOf = async (file: Buffer): Promise<string> =>
  ((await (await JSZip.loadAsync(file)).file('word/document.xml')?.async('string')) ?? '').replace(/<[^>]+>/g, ' ');

beforeAll(async () => {
  casework = await openCasework();
  api = await openApi(casework, clock);
  call = asPeople(api);
  ({ caseId } = await acceptedCase(casework));
  const place = { caseId, formId: 'requestPoliceEntry', login: 'head', now: '2026-03-10T12:30:00Z' } as const;
  await answer(casework, place, VALID.requestPoliceEntry.answers);
});
afterAll(async () => {
  await api.close();
  await casework.close();
});

describe('the papers of a case', () => {
  it('are listed to those who work on it, and to nobody else', async () => {
    const { body } = await call('curator', 'listCasePapers', { params: { caseId } });
    expect(body).toMatchObject({
      pdf: false,
      items: [
        { title: 'Запрос в полицию о доступе в жильё', number: 'ИС-1/2026', state: 'ISSUED', readable: true },
        { title: 'Сигнальная карточка', number: 'С-1/2026' },
      ],
    });
    expect((await call('curator2', 'listCasePapers', { params: { caseId } })).status).toBe(404);
    expect((await call('manager', 'listCasePapers', { params: { caseId } })).status).toBe(403);
  });

  it('stand in the journal by period and journal', async () => {
    const { body } = await call('secretary', 'listPapers', { query: { journal: 'LETTERS' } });
    expect(body.items).toMatchObject([{ number: 'ИС-1/2026', readable: false, issuedOn: '2026-03-10' }]);
    expect(body.journals).toContainEqual({ code: 'ACTS', title: 'Журнал актов' });
    const later = await call('secretary', 'listPapers', { query: { from: '2026-03-11' } });
    expect(later.body.items).toEqual([]);
    expect((await call('curator', 'listPapers')).status).toBe(403);
    expect((await call('head2', 'listPapers')).body.items).toEqual([]);
  });

  it('are Word files under names that name nobody', async () => {
    const { headers, body } = await call('curator', 'readPaperWord', {
      params: { paperId: await paperOf('police-request') },
    });
    expect(headers.get('content-disposition')).toBe('attachment; filename="police-request-2026-0001.docx"');
    expect(headers.get('content-type')).toContain('wordprocessingml.document');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(await wordsOf(body)).toContain('ул. Садовая, 5');
  });

  it('are pages that may do nothing but be shown', async () => {
    const { headers, body } = await call('curator', 'readPaperPage', {
      params: { paperId: await paperOf('police-request') },
    });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('sandbox');
    expect(policy).not.toContain('unsafe');
    expect(String(body)).toContain('ЗАПРОС О СОДЕЙСТВИИ');
  });

  it('are not read by whoever may not know, nor as PDF without an office suite; readings are noted', async () => {
    const params = { paperId: await paperOf('police-request') };
    for (const operation of ['readPaperWord', 'readPaperPage']) {
      expect((await call('curator2', operation, { params })).status).toBe(404);
      expect((await call('manager', operation, { params })).status).toBe(403);
    }
    expect(await call('curator', 'readPaperPdf', { params })).toMatchObject({
      status: 409,
      body: { code: 'PDF_UNAVAILABLE' },
    });
    const noted = await casework
      .owner('audit_log')
      .where({ subject_id: params.paperId, outcome: 'DONE' })
      .orderBy('id')
      .pluck('action');
    expect(noted).toEqual(['DOWNLOAD_PAPER', 'PRINT_PAPER']);
  });

  it('are cancelled by the head with a reason that stays', async () => {
    const params = { paperId: await paperOf('police-request') };
    const body = { reason: 'Адрес указан неверно' };
    expect((await call('curator', 'cancelPaper', { params, body })).status).toBe(403);
    expect((await call('head', 'cancelPaper', { params, body })).status).toBe(204);
    expect((await call('head', 'cancelPaper', { params, body })).status).toBe(409);
    const { body: list } = await call('curator', 'listCasePapers', { params: { caseId } });
    expect(list.items[0]).toMatchObject({ state: 'CANCELLED', cancelReason: body.reason });
  });
});

describe('templates', () => {
  const params = { code: 'police-request' };

  it('are listed with versions and a dictionary for the methodologist alone', async () => {
    const { body } = await call('methodist', 'listPaperTemplates');
    expect(body.items.length).toBeGreaterThan(40);
    expect(body.items[0].versions).toMatchObject([{ version: 1, origin: 'REPOSITORY', inForce: true }]);
    const { body: dictionary } = await call('methodist', 'readPaperDictionary', { params });
    expect(dictionary.tags).toContainEqual({
      tag: 'policeUnit',
      meaning: 'Подразделение полиции',
      kind: 'TEXT',
      rows: [],
    });
    expect((await call('head', 'listPaperTemplates')).status).toBe(403);
    const file = await call('methodist', 'readPaperTemplate', { params: { ...params, version: '1' } });
    expect(await wordsOf(file.body)).toContain('{policeUnit}');
  });

  it('with an unknown tag are refused by its name', async () => {
    const body = await template('# ЗАПРОС\n{policeUnit} {policeUnits}');
    const refused = await call('methodist', 'publishPaperTemplate', { params, body });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'content' }] } });
    expect(refused.body.errors[0].message).toContain('{policeUnits}');
    const garbage = { content: Buffer.from('не Word').toString('base64'), note: '' };
    expect((await call('methodist', 'publishPaperTemplate', { params, body: garbage })).status).toBe(422);
    expect((await call('head', 'publishPaperTemplate', { params, body })).status).toBe(403);
  });

  it('once published are used for what is issued from then on, and change nothing that was issued', async () => {
    const published = await call('methodist', 'publishPaperTemplate', {
      params,
      body: await template('# НОВЫЙ ЗАПРОС {caseNumber}'),
    });
    expect(published).toMatchObject({ status: 201, body: { version: 2 } });
    const { caseId: next } = await acceptedCase(casework);
    const owner = await as(casework, 'head', (trx) => findCase(trx, next));
    if (!owner) throw new Error('no case');
    const occasion = {
      owner,
      partId: null,
      origin: 'test:1',
      submissionId: null,
      signerId: idOf(casework, 'head'),
      now: NOW,
    };
    await as(casework, 'head', (trx) =>
      issueSheets(trx, occasion, [{ code: 'police-request', subject: '', tags: {} }]),
    );
    const { id } = await casework.owner('papers').where({ origin: 'test:1' }).first('id');
    const fresh = await call('head', 'readPaperWord', { params: { paperId: id } });
    expect(await wordsOf(fresh.body)).toContain('НОВЫЙ ЗАПРОС');
    const old = await call('head', 'readPaperWord', { params: { paperId: await paperOf('police-request') } });
    expect(await wordsOf(old.body)).toContain('ЗАПРОС О СОДЕЙСТВИИ');
  });

  it('of a changed delivery come into force, but only stand beside what a methodologist has published', async () => {
    const changed = ['police-request', 'visit-card'];
    const oldDelivery = { checksum: 'an older delivery' };
    await casework.owner('paper_templates').whereIn('code', changed).where({ version: 1 }).update(oldDelivery);
    await casework.owner.transaction((trx) =>
      loadSuppliedTemplates(trx, openKeyRing({ secret: casework.secret }), '2015-01-01'),
    );
    const { body } = await call('methodist', 'listPaperTemplates');
    const versions = (code: string) => body.items.find((item: { code: string }) => item.code === code).versions;
    expect(versions('police-request')).toMatchObject([
      { version: 3, state: 'OFFERED', inForce: false },
      { version: 2, origin: 'METHODOLOGIST', inForce: true },
      { version: 1 },
    ]);
    expect(versions('visit-card')).toMatchObject([{ version: 2, origin: 'REPOSITORY', inForce: true }, { version: 1 }]);
    expect(versions('signal-card')).toHaveLength(1);
  });
});
