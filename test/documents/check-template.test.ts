/** What a methodologist's template is refused for, in words that name the place. */
import JSZip from 'jszip';
import { buildTemplate } from '#documents/build-template.ts';
import { checkTemplate } from '#documents/check-template.ts';
import type { Dictionary } from '#documents/dictionary.ts';

const dictionary: Dictionary = {
  familyName: 'Семья',
  urgent: { condition: 'Срочно' },
  children: { list: 'Дети', rows: { name: 'Имя', toys: { list: 'Игрушки', rows: { toy: 'Игрушка' } } } },
};
const check = async (source: string) => checkTemplate(await buildTemplate(source), dictionary);

async function withPart(name: string, content: string): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(await buildTemplate('{familyName}'));
  zip.file(name, content);
  return zip.generateAsync({ type: 'uint8array' });
}

describe('a template is taken', () => {
  it.each([
    '{familyName}',
    '{#urgent}\nсрочно {familyName}\n{/urgent}',
    '| {#children}{name} | {familyName}{/children} |',
    '{#children}\n{name}\n{#toys}\n{toy} {name}\n{/toys}\n{/children}',
    '{#familyName}\nесть\n{/familyName}',
  ])('with %s', async (source) => {
    expect(await check(source)).toEqual([]);
  });
});

describe('a template is refused', () => {
  it.each([
    ['{familyNme}', 'Неизвестная метка {familyNme}'],
    ['{name}', 'Неизвестная метка {name}'],
    ['{#children}\n{toy}\n{/children}', 'Неизвестная метка {toy}'],
    ['{children}', 'Метка {children} — список или условие'],
    ['{constructor}', 'Неизвестная метка {constructor}'],
    ['{#urgent} не закрыто', 'Не закрыта'],
    ['{семья}', 'Неизвестная метка {семья}'],
  ])('for %s', async (source, message) => {
    expect((await check(source)).join('\n')).toContain(message);
  });

  it('when a brace is left open', async () => {
    expect(await check('{familyName')).not.toEqual([]);
  });

  it('when it is no Word document', async () => {
    expect(await checkTemplate(Buffer.from('просто текст'), dictionary)).toEqual([
      'Это не документ Word: нужен файл .docx.',
    ]);
  });

  it('when it carries macros, or a part from the network', async () => {
    expect((await checkTemplate(await withPart('word/vbaProject.bin', 'x'), dictionary))[0]).toContain('макросы');
    const link = '<Relationship Id="r9" Type="x/image" Target="http://example.org/a.png" TargetMode="External"/>';
    const outside = await withPart('word/_rels/header1.xml.rels', `<Relationships>${link}</Relationships>`);
    expect((await checkTemplate(outside, dictionary))[0]).toContain('из сети');
  });

  it('when it would unpack to more than anybody prints', async () => {
    const bomb = await withPart('word/media/zeros.png', '0'.repeat(1_000));
    const at = Buffer.from(bomb).indexOf('word/media/zeros.png', bomb.length - 300) - 22;
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(at, 900_000_000, true);
    expect(await checkTemplate(bomb, dictionary)).toEqual(['Файл слишком велик в распакованном виде.']);
  });
});
