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

async function withPart(name: string, content: string | Buffer): Promise<Uint8Array> {
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

  it.each([
    ['macros', 'word/vbaProject.bin', 'x'],
    ['a control', 'word/activeX/activeX1.xml', '<x/>'],
    ['an embedded file', 'word/embeddings/sheet.xlsx', 'x'],
    ['a program under the name of a picture', 'word/media/a.png', `MZ${'\0'.repeat(60)}`],
    ['a piece of another format', 'word/extra.xml', '<w:document><w:altChunk r:id="r1"/></w:document>'],
  ])('for %s', async (_what, name, content) => {
    expect((await checkTemplate(await withPart(name, content), dictionary))[0]).toContain('макросы или вложенные');
  });

  it('for an archive inside the archive, whatever its name', async () => {
    const inner = await new JSZip().file('a.txt', 'x').generateAsync({ type: 'nodebuffer' });
    expect((await checkTemplate(await withPart('word/media/a.png', inner), dictionary))[0]).toContain('вложенные');
  });

  it.each([
    ['Type="x/image" Target="http://example.org/a.png" TargetMode="External"'],
    ["Type='x/image' TargetMode = 'External' Target='a'"],
    ['Type="x/attachedTemplate" Target="file://server/share/a.dotm" TargetMode="External"'],
    ['Type="x/hyperlink" Target="file://server/share/a" TargetMode="External"'],
    ['Type="x/hyperlink" Target="javascript:alert(1)" TargetMode="External"'],
    [String.raw`Type="x/image" Target="\\server\share\a.png"`],
  ])('for a link elsewhere: %s', async (link) => {
    const links = `<Relationships><Relationship Id="r9" ${link}/></Relationships>`;
    const file = await withPart('word/_rels/header1.xml.rels', links);
    expect((await checkTemplate(file, dictionary))[0]).toContain('из сети');
  });

  it.each([
    '<w:instrText>DDEAUTO c:\\windows\\cmd.exe "/k calc"</w:instrText>',
    '<w:instrText>INCLUDE</w:instrText><w:instrText>PICTURE "http://example.org/a.png"</w:instrText>',
    '<w:fldSimple w:instr=" INCLUDETEXT &quot;a&quot; "/>',
  ])('for a field that fetches: %s', async (field) => {
    expect((await checkTemplate(await withPart('word/header2.xml', field), dictionary))[0]).toContain('из сети');
  });

  it.each([
    ['entities', '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'],
    ['another encoding', '<?xml version="1.0" encoding="UTF-16"?><x/>'],
    ['bytes of another encoding', Buffer.from('<x/>', 'utf16le')],
    ['links in disguise', '<Relationship TargetMode="&#69;xternal"/>', 'word/_rels/a.xml.rels'],
  ])('for XML with %s', async (_what, content, name = 'word/extra.xml') => {
    expect((await checkTemplate(await withPart(name, content), dictionary))[0]).toContain('сохраните заново');
  });

  it.each(['../outside.xml', '/etc/passwd', 'word\\..\\a.xml', 'C:a.xml', 'word/a\u0000.xml', 'WORD/document.xml'])(
    'for a part named %j',
    async (name) => {
      const named = await withPart('#'.repeat(name.length), '<x/>');
      const file = Buffer.from(
        Buffer.from(named).toString('latin1').replaceAll('#'.repeat(name.length), name),
        'latin1',
      );
      expect((await checkTemplate(file, dictionary))[0]).toContain('недопустимыми именами');
    },
  );

  it('for more parts than a document has', async () => {
    const zip = await JSZip.loadAsync(await buildTemplate('{familyName}'));
    for (let part = 0; part < 600; part += 1) zip.file(`word/p${part}.xml`, '<x/>');
    const file = await zip.generateAsync({ type: 'nodebuffer' });
    expect(await checkTemplate(file, dictionary)).toEqual(['В файле слишком много частей.']);
  });

  it('for a spreadsheet under the name of a document', async () => {
    const zip = new JSZip().file('xl/workbook.xml', '<x/>').file('word/document.xml', '<x/>');
    const types =
      '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';
    const file = await zip.file('[Content_Types].xml', types).generateAsync({ type: 'nodebuffer' });
    expect((await checkTemplate(file, dictionary))[0]).toContain('не документ Word');
  });

  it('when a part unpacks to a thousand times its size, or to more than it says', async () => {
    const zip = await JSZip.loadAsync(await buildTemplate('{familyName}'));
    zip.file('word/zeros.xml', ' '.repeat(20_000_000));
    const honest = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
    expect(await checkTemplate(honest, dictionary)).toEqual(['Файл слишком велик в распакованном виде.']);
    const lying = Buffer.from(honest);
    lying.writeUInt32LE(10, lying.indexOf('word/zeros.xml', lying.length - 2_000) - 22);
    expect(await checkTemplate(lying, dictionary)).toEqual(['Это не документ Word: нужен файл .docx.']);
  });

  it('when it would unpack to more than anybody prints', async () => {
    const bomb = await withPart('word/media/zeros.png', '0'.repeat(1_000));
    const at = Buffer.from(bomb).indexOf('word/media/zeros.png', bomb.length - 300) - 22;
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(at, 900_000_000, true);
    expect(await checkTemplate(bomb, dictionary)).toEqual(['Файл слишком велик в распакованном виде.']);
  });
});
