/** The parts of a Word file that every supplied template shares: A4, margins of ГОСТ Р 7.0.97-2016 (30, 10, 20, 20 mm), styles. */

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Width between the margins in twentieths of a point. */
export const textWidth = 9638;
/** Style of the tables that only place text and have no lines. */
export const plainTableStyle = 'PlainTable';

const page = `<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1134" w:right="567" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>`;

const contentTypes = `${declaration}<Types xmlns="${packages}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="${wordType}.styles+xml"/>
<Override PartName="/word/header1.xml" ContentType="${wordType}.header+xml"/></Types>`;

const packageLinks = `${declaration}<Relationships xmlns="${packages}/relationships">
<Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`;

const documentLinks = `${declaration}<Relationships xmlns="${packages}/relationships">
<Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="${office}/header" Target="header1.xml"/></Relationships>`;

/** The number of the page above the text, from the second page on. */
const header = `${declaration}<w:hdr xmlns:w="${main}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`;

type ParagraphStyle = { readonly id: string; readonly name: string; readonly paragraph: string; readonly run?: string };

const paragraphStyles: readonly ParagraphStyle[] = [
  {
    id: 'Body',
    name: 'Бумага: текст',
    paragraph: '<w:spacing w:after="80"/><w:ind w:firstLine="709"/><w:jc w:val="both"/>',
  },
  { id: 'Plain', name: 'Бумага: без отступа', paragraph: '<w:spacing w:after="60"/>' },
  {
    id: 'Title',
    name: 'Бумага: заголовок',
    paragraph: '<w:keepNext/><w:spacing w:before="240" w:after="160"/><w:jc w:val="center"/>',
    run: '<w:b/>',
  },
  {
    id: 'Section',
    name: 'Бумага: раздел',
    paragraph: '<w:keepNext/><w:spacing w:before="200" w:after="80"/>',
    run: '<w:b/>',
  },
  { id: 'Centre', name: 'Бумага: по центру', paragraph: '<w:spacing w:after="40"/><w:jc w:val="center"/>' },
  { id: 'Right', name: 'Бумага: адресат', paragraph: '<w:spacing w:after="40"/><w:ind w:left="4820"/>' },
  { id: 'Item', name: 'Бумага: пункт', paragraph: '<w:spacing w:after="40"/><w:ind w:left="709" w:hanging="284"/>' },
  {
    id: 'Small',
    name: 'Бумага: примечание',
    paragraph: '<w:spacing w:before="120" w:after="40"/>',
    run: '<w:sz w:val="20"/>',
  },
  {
    id: 'Cell',
    name: 'Бумага: ячейка',
    paragraph: '<w:spacing w:before="20" w:after="20"/>',
    run: '<w:sz w:val="22"/>',
  },
  {
    id: 'HeadCell',
    name: 'Бумага: ячейка шапки',
    paragraph: '<w:keepNext/><w:spacing w:before="20" w:after="20"/><w:jc w:val="center"/>',
    run: '<w:b/><w:sz w:val="22"/>',
  },
];

const line = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
const margins = '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>';

const styles = `${declaration}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>
<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
${paragraphStyles.map(paragraphStyle).join('\n')}
<w:style w:type="table" w:styleId="GridTable"><w:name w:val="Бумага: таблица"/><w:tblPr><w:tblBorders>
${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('')}</w:tblBorders>${margins}</w:tblPr></w:style>
<w:style w:type="table" w:styleId="${plainTableStyle}"><w:name w:val="Бумага: без рамки"/><w:tblPr>${margins}</w:tblPr></w:style></w:styles>`;

function paragraphStyle({ id, name, paragraph, run }: ParagraphStyle): string {
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>
<w:pPr>${paragraph}</w:pPr>${run ? `<w:rPr>${run}</w:rPr>` : ''}</w:style>`;
}

/** The files of a Word document around its body. */
export function wordFiles(body: string): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': packageLinks,
    'word/document.xml': `${declaration}<w:document xmlns:w="${main}" xmlns:r="${office}"><w:body>${body}${page}</w:body></w:document>`,
    'word/_rels/document.xml.rels': documentLinks,
    'word/styles.xml': styles,
    'word/header1.xml': header,
  };
}
