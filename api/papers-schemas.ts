/** Papers: those of a case, the journal of a centre, their files, and the templates that a methodologist owns. */
import * as z from 'zod';
import { paperJournals } from '#exchange/paper-files.ts';
import { caseIdParam, day, instant, orNull, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Документы';
const journalCode = z.enum(paperJournals.map(({ code }) => code)).meta({ id: 'PaperJournalCode' });

const paperRow = z
  .object({
    id: uuid,
    caseId: uuid,
    caseNumber: z.string(),
    code: z.string().meta({ description: 'Вид бумаги' }),
    title: z.string(),
    number: z.string(),
    journal: journalCode,
    issuedOn: day,
    issuedBy: orNull(z.string()),
    state: z.enum(['ISSUED', 'CANCELLED']),
    cancelReason: orNull(z.string()),
    cancelledAt: orNull(instant),
    readable: z.boolean().meta({ description: 'Может ли спрашивающий открыть содержание' }),
  })
  .meta({ id: 'PaperRow' });

const paperList = z
  .object({
    asOf: instant,
    pdf: z.boolean().meta({ description: 'Делает ли сервер PDF' }),
    items: z.array(paperRow),
  })
  .meta({ id: 'PaperList' });

const paperIdParam = z.object({ paperId: uuid });
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const listCasePapers = operation({
  id: 'listCasePapers',
  method: 'get',
  path: '/cases/{caseId}/papers',
  summary: 'Документы случая',
  tag,
  signedIn: true,
  readsCase: true,
  params: caseIdParam,
  success: { status: 200, schema: paperList },
});
export const listPapers = operation({
  id: 'listPapers',
  method: 'get',
  path: '/papers',
  summary: 'Журнал документов центра',
  tag,
  signedIn: true,
  lists: 'papers',
  query: z.object({
    journal: journalCode.optional(),
    from: day.optional(),
    to: day.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  success: {
    status: 200,
    schema: paperList
      .extend({ journals: z.array(z.object({ code: journalCode, title: z.string() })) })
      .meta({ id: 'PaperJournal' }),
  },
});
export const readPaperWord = operation({
  id: 'readPaperWord',
  method: 'get',
  path: '/papers/{paperId}/word',
  summary: 'Документ файлом Word',
  tag,
  signedIn: true,
  readsCase: true,
  params: paperIdParam,
  success: { status: 200, contentType: word, file: true },
});
export const readPaperPage = operation({
  id: 'readPaperPage',
  method: 'get',
  path: '/papers/{paperId}/page',
  summary: 'Документ страницей для печати',
  tag,
  signedIn: true,
  readsCase: true,
  params: paperIdParam,
  success: { status: 200, contentType: 'text/html', file: true },
});
export const readPaperPdf = operation({
  id: 'readPaperPdf',
  method: 'get',
  path: '/papers/{paperId}/pdf',
  summary: 'Документ в PDF, если на сервере есть офисный пакет',
  tag,
  signedIn: true,
  costs: 'PDF',
  readsCase: true,
  params: paperIdParam,
  success: { status: 200, contentType: 'application/pdf', file: true },
  errors: [409],
});
export const cancelPaper = operation({
  id: 'cancelPaper',
  method: 'post',
  path: '/papers/{paperId}/cancellation',
  summary: 'Отменить документ; запись остаётся в журнале',
  tag,
  signedIn: true,
  params: paperIdParam,
  body: z.object({ reason: z.string().trim().min(3).max(1000) }).meta({ id: 'PaperCancellation' }),
  success: { status: 204 },
});

const templateVersion = z
  .object({
    version: z.int(),
    origin: z.enum(['REPOSITORY', 'METHODOLOGIST']),
    state: z.enum(['PUBLISHED', 'OFFERED']),
    inForce: z.boolean(),
    validFrom: day,
    author: z.string(),
    note: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'PaperTemplateVersion' });
const template = z
  .object({ code: z.string(), title: z.string(), journal: z.string(), versions: z.array(templateVersion) })
  .meta({ id: 'PaperTemplate' });
const codeParam = z.object({ code: z.string().max(60) });

type TagInput = {
  tag: string;
  meaning: string;
  kind: 'TEXT' | 'CONDITION' | 'LIST';
  rows: TagInput[];
};
const paperTag: z.ZodType<TagInput, TagInput> = z
  .object({
    tag: z.string(),
    meaning: z.string(),
    kind: z.enum(['TEXT', 'CONDITION', 'LIST']),
    get rows() {
      return z.array(paperTag);
    },
  })
  .meta({ id: 'PaperTag' });

export const listPaperTemplates = operation({
  id: 'listPaperTemplates',
  method: 'get',
  path: '/paper-templates',
  summary: 'Шаблоны бумаг с их версиями',
  tag,
  signedIn: true,
  success: { status: 200, schema: z.object({ items: z.array(template) }).meta({ id: 'PaperTemplateList' }) },
});
export const readPaperDictionary = operation({
  id: 'readPaperDictionary',
  method: 'get',
  path: '/paper-templates/{code}/dictionary',
  summary: 'Словарь меток шаблона',
  tag,
  signedIn: true,
  params: codeParam,
  success: {
    status: 200,
    schema: z.object({ code: z.string(), title: z.string(), tags: z.array(paperTag) }).meta({ id: 'PaperDictionary' }),
  },
});
export const readPaperTemplate = operation({
  id: 'readPaperTemplate',
  method: 'get',
  path: '/paper-templates/{code}/versions/{version}/word',
  summary: 'Файл шаблона',
  tag,
  signedIn: true,
  params: codeParam.extend({ version: z.coerce.number().int().min(1) }),
  success: { status: 200, contentType: word, file: true },
});
export const publishPaperTemplate = operation({
  id: 'publishPaperTemplate',
  method: 'post',
  path: '/paper-templates/{code}/versions',
  summary: 'Новая версия шаблона: проверяется и сразу действует',
  tag,
  signedIn: true,
  costs: 'UPLOAD',
  params: codeParam,
  body: z
    .object({
      content: z.base64().max(6_000_000).meta({ description: 'Файл .docx в base64' }),
      note: z.string().max(500).default(''),
    })
    .meta({ id: 'PaperTemplateFile' }),
  success: { status: 201, schema: z.object({ version: z.int() }).meta({ id: 'PaperTemplatePublished' }) },
});
