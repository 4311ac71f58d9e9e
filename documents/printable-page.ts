/**
 * The printable page of a filled Word file: whatever template was uploaded, the page says the same. It carries no script, no
 * link and no address; its one style sheet is named by hash in the security policy.
 */
import { createHash } from 'node:crypto';
import mammoth from 'mammoth';

type Element = {
  readonly type: string;
  readonly children?: readonly Element[];
  readonly alignment?: string;
  readonly styleName?: string;
};

const styleMap = [
  ...['title', 'section'].flatMap((name, level) => [
    `p[style-name='Бумага: ${level === 0 ? 'заголовок' : 'раздел'}'] => h${level + 1}.${name}:fresh`,
  ]),
  "p[style-name='Бумага: адресат'] => p.right-block:fresh",
  "p[style-name='Бумага: пункт'] => p.item:fresh",
  "p[style-name='Бумага: примечание'] => p.small:fresh",
  "p[style-name='Бумага: без отступа'] => p.plain:fresh",
  "p[style-name='Бумага: ячейка'] => p.cell:fresh",
  "p[style-name='Бумага: ячейка шапки'] => p.head-cell:fresh",
  "p[style-name='Бумага: по центру'] => p.centre:fresh",
  "p[style-name='по центру'] => p.centre:fresh",
  "p[style-name='по правому краю'] => p.to-right:fresh",
  "table[style-name='Бумага: без рамки'] => table.plain-table:fresh",
];

const css = `
@page { size: A4; margin: 20mm 10mm 20mm 30mm; }
body { max-width: 170mm; margin: 12mm auto; padding: 0 4mm; color: #000; background: #fff; font: 12pt/1.3 'Times New Roman', 'Liberation Serif', serif; overflow-wrap: anywhere; }
p { margin: 0 0 1.5mm; text-align: justify; text-indent: 12.5mm; }
h1, h2 { font-size: 12pt; margin: 4mm 0 2mm; break-after: avoid; }
h1, .centre, .head-cell { text-align: center; text-indent: 0; }
.plain, .small, .cell, .head-cell, .item { text-align: left; text-indent: 0; }
.to-right { text-align: right; text-indent: 0; }
.right-block { margin-left: 50%; text-align: left; text-indent: 0; }
.item { padding-left: 12.5mm; }
.small { font-size: 10pt; }
table { width: 100%; border-collapse: collapse; margin: 2mm 0 3mm; font-size: 11pt; }
td, th { border: 0.3mm solid #000; padding: 0.7mm 1.5mm; vertical-align: top; font-weight: normal; }
td p, th p { margin: 0; text-indent: 0; text-align: left; }
.head-cell { font-weight: bold; }
.plain-table td { border: 0; }
tr { break-inside: avoid; }
img { max-width: 100%; }
.hint { margin: 0 0 6mm; padding: 2mm 3mm; background: #eef2f7; font: 11pt/1.4 sans-serif; text-indent: 0; text-align: left; }
@media print { body { margin: 0; padding: 0; max-width: none; } .hint { display: none; } }
`;

/** What a browser may do with the page: show it. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox',
].join('; ');

/** The whole page. `title` stands in the browser's tab and must name nobody; `mark` is shown above a paper that is no longer valid. */
export async function printablePage(file: Uint8Array, title: string, mark = ''): Promise<string> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(file) },
    { styleMap, transformDocument: (root: Element) => plainElement(root) },
  );
  const hint = 'Чтобы напечатать, нажмите Ctrl+P (⌘P на Mac). Эта строка на бумагу не попадёт.';
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${css}</style></head><body><p class="hint">${hint}</p>${
    mark ? `<p class="centre"><strong>${escapeHtml(mark)}</strong></p>` : ''
  }<main>${value}</main></body></html>`;
}

/** Links lose their address; paragraphs without a style of ours keep their place on the line. */
function plainElement(element: Element): Element {
  const inner = element.children ? { children: element.children.map(plainElement) } : {};
  if (element.type === 'hyperlink') return { type: 'run', ...inner };
  if (element.type !== 'paragraph') return { ...element, ...inner };
  const place = { center: 'по центру', right: 'по правому краю' }[element.alignment ?? ''];
  const kept = element.styleName === 'Бумага: заголовок' || element.styleName === 'Бумага: ячейка шапки';
  return { ...element, ...inner, ...(place && !kept ? { styleName: place } : {}) };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
