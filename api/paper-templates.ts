/** Templates of papers: the list with versions, the dictionary of tags, download, and upload with its check. */
import type { Router } from 'express';
import { dictionaryOfPaper, publishTemplate, templateKinds } from '#actions/publish-template.ts';
import { DomainError } from '#domain/error.ts';
import { dayOf } from '#domain/working-days.ts';
import type { KeyRing } from '#store/key-ring.ts';
import { type TemplateVersion, templateFile, templateVersions } from '#store/paper-templates-store.ts';
import { operate, requireAccess, type Tools } from './operate.ts';
import * as contract from './papers-schemas.ts';

const defaultTimeZone = 'Europe/Moscow';

type TemplateTools = Tools & { readonly ring: KeyRing };

export function paperTemplateRoutes(router: Router, tools: TemplateTools): void {
  const { ring } = tools;

  operate(router, tools, contract.listPaperTemplates, ({ look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'PaperTemplate');
      const versions = await templateVersions(trx);
      return { items: templateKinds.map((kind) => ({ ...kind, versions: ofKind(versions, kind.code) })) };
    }),
  );

  operate(router, tools, contract.readPaperDictionary, ({ params, now, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'PaperTemplate');
      const title = templateKinds.find(({ code }) => code === params.code)?.title ?? '';
      return { code: params.code, title, tags: await dictionaryOfPaper(trx, params.code, now) };
    }),
  );

  operate(router, tools, contract.readPaperTemplate, async ({ params, look }) => {
    const { code, version } = params;
    const content = await look((trx, person) => {
      requireAccess(person, 'read', 'PaperTemplate');
      return templateFile(trx, ring, { code, version });
    });
    if (!content) throw new DomainError('NOT_FOUND');
    return { content, fileName: `template-${code}-v${version}.docx` };
  });

  operate(router, tools, contract.publishPaperTemplate, ({ params, body, userId, now, transact }) =>
    transact(async (trx, person) => {
      requireAccess(person, 'change', 'PaperTemplate');
      const content = Buffer.from(body.content, 'base64');
      const today = dayOf(now, person.timeZone ?? defaultTimeZone);
      const author = { userId, name: person.fullName, today, now };
      return { version: await publishTemplate(trx, ring, { code: params.code, content, note: body.note }, author) };
    }),
  );
}

/** The versions of one paper, the newest first; the newest published one is in force. */
function ofKind(all: readonly TemplateVersion[], code: string) {
  const own = all.filter((version) => version.code === code);
  const inForce = own.find(({ state }) => state === 'PUBLISHED')?.version;
  return own.map(({ code: _code, title: _title, ...version }) => ({
    ...version,
    inForce: version.version === inForce,
  }));
}
