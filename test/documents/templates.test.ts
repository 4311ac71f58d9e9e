/** The supplied templates: each is a Word file that its own check takes, for every kind of paper there is one. */
import { readdir, readFile } from 'node:fs/promises';
import { buildTemplate } from '#documents/build-template.ts';
import { checkTemplate } from '#documents/check-template.ts';
import { paperDictionary } from '#documents/paper-dictionary.ts';
import { paperCodes, paperKinds } from '#documents/papers/catalogue.ts';
import { repositoryForms } from './repository-forms.ts';

const folder = new URL('../../documents/templates/', import.meta.url);
const forms = await repositoryForms();

describe('the supplied templates', () => {
  it('there is one for every kind of paper and no other', async () => {
    const files = (await readdir(folder)).map((name) => name.replace(/\.txt$/, ''));
    expect([...files].sort()).toEqual([...paperCodes].sort());
  });

  it.each(paperCodes)('%s uses known tags and forms', async (code) => {
    const source = await readFile(new URL(`${code}.txt`, folder), 'utf8');
    expect(paperKinds[code].forms.filter((id) => !forms[id])).toEqual([]);
    expect(await checkTemplate(await buildTemplate(source), paperDictionary(code, forms))).toEqual([]);
  });

  it('the same source gives the same bytes', async () => {
    const source = '@head\n# ЗАГОЛОВОК\nтекст {familyName}';
    expect(await buildTemplate(source)).toEqual(await buildTemplate(source));
  });
});
