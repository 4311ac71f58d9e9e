/** Makes a Word template from its readable source: the same source gives the same bytes, so no binary file is committed. */
import JSZip from 'jszip';
import { type Block, parseTemplateSource, type TableRow, type TextStyle } from './template-source.ts';
import { plainTableStyle, textWidth, wordFiles } from './word-parts.ts';

const styleIds: Readonly<Record<TextStyle, string>> = {
  title: 'Title',
  section: 'Section',
  right: 'Right',
  centre: 'Centre',
  plain: 'Plain',
  item: 'Item',
  small: 'Small',
  body: 'Body',
};
const packed = new Date('2026-01-01T00:00:00Z');

/** The Word file of a source. */
export async function buildTemplate(source: string): Promise<Uint8Array> {
  const zip = new JSZip();
  const body = parseTemplateSource(source).map(blockXml).join('');
  for (const [name, content] of Object.entries(wordFiles(body))) {
    zip.file(name, content, { date: packed, createFolders: false });
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}

function blockXml(block: Block): string {
  if (block.kind === 'sign') return signXml(block.post, block.name);
  if (block.kind === 'table') return tableXml(block.rows);
  if (block.kind !== 'text') return block.kind === 'head' ? headXml() : letterXml();
  const { style, text } = block;
  return paragraph(style === 'item' ? `– ${text}` : text, styleIds[style]);
}

/** The centre above, the day to the left, the number to the right. */
function headXml(): string {
  const row = { heading: false, cells: ['{paperDate}', '№ {paperNumber}'] };
  return `${paragraph('{centreName}', 'Title')}${placing([row], [textWidth / 2, textWidth / 2], ['', 'right'])}${gap}`;
}

/** The corner of a letter: who writes, when, under which number. */
function letterXml(): string {
  const row = { heading: false, cells: ['{centreName}\n{paperDate} № {paperNumber}', ''] };
  return `${placing([row], [4820, textWidth - 4820], ['', ''])}${gap}`;
}

function signXml(post: string, name: string): string {
  const row = { heading: false, cells: [post, '____________________', name] };
  return `${gap}${placing([row], [3800, 2400, textWidth - 6200], ['', 'center', ''])}`;
}

const gap = paragraph('', 'Plain');

function tableXml(rows: readonly TableRow[]): string {
  const widths = columnWidths(rows);
  return `${table('GridTable', rows, widths, [])}${gap}`;
}

const ordinalWidth = 567;

/** Two columns are a question and its answer; more columns share the width beside that of the number. */
function columnWidths(rows: readonly TableRow[]): readonly number[] {
  const columns = Math.max(...rows.map(({ cells }) => cells.length));
  if (columns === 2) return [Math.round(textWidth * 0.38), Math.round(textWidth * 0.62)];
  const numbered = rows[0]?.cells[0] === '№';
  const shared = numbered ? textWidth - ordinalWidth : textWidth;
  const width = Math.floor(shared / (numbered ? columns - 1 : columns));
  return Array.from({ length: columns }, (_column, index) => (numbered && index === 0 ? ordinalWidth : width));
}

function placing(rows: readonly TableRow[], widths: readonly number[], aligned: readonly string[]): string {
  return table(plainTableStyle, rows, widths, aligned);
}

function table(
  style: string,
  rows: readonly TableRow[],
  widths: readonly number[],
  aligned: readonly string[],
): string {
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const lines = rows.map(({ heading, cells }) => {
    const head = heading ? '<w:trPr><w:tblHeader/></w:trPr>' : '<w:trPr><w:cantSplit/></w:trPr>';
    const filled = widths.map((width, index) => cell(cells[index] ?? '', width, heading, aligned[index] ?? ''));
    return `<w:tr>${head}${filled.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>
<w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`;
}

function cell(text: string, width: number, heading: boolean, align: string): string {
  const content = paragraph(text, heading ? 'HeadCell' : 'Cell', align);
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
}

function paragraph(text: string, style: string, align = ''): string {
  const place = align ? `<w:jc w:val="${align}"/>` : '';
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`);
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${place}</w:pPr><w:r>${lines.join('<w:br/>')}</w:r></w:p>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
