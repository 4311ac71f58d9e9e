/**
 * The readable source of a supplied template, a block a line:
 * `# title`, `## section`, `> right-hand block`, `= centred`, `: without indent`, `- item`, `~ small print`, `| cell | cell |`
 * (`|! head | head |`), `@head` (centre, day and number), `@letter` (the same in the corner of a letter), `@sign post | name`.
 * Anything else is a paragraph. Tags stand in braces, a tag alone on a line opens or closes a repeated or conditional part.
 */
export type TextStyle = 'title' | 'section' | 'right' | 'centre' | 'plain' | 'item' | 'small' | 'body';
export type Block =
  | { readonly kind: 'text'; readonly style: TextStyle; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly TableRow[] }
  | { readonly kind: 'sign'; readonly post: string; readonly name: string }
  | { readonly kind: 'head' | 'letter' };
export type TableRow = { readonly heading: boolean; readonly cells: readonly string[] };

const marks: readonly (readonly [mark: string, style: TextStyle])[] = [
  ['## ', 'section'],
  ['# ', 'title'],
  ['> ', 'right'],
  ['= ', 'centre'],
  [': ', 'plain'],
  ['- ', 'item'],
  ['~ ', 'small'],
];

/** Reads a source into its blocks; rows that follow each other are one table. */
export function parseTemplateSource(source: string): readonly Block[] {
  const blocks: Block[] = [];
  let rows: TableRow[] = [];
  const endTable = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'table', rows });
    rows = [];
  };
  for (const line of source.split('\n').map((one) => one.trim())) {
    if (line.startsWith('|')) rows.push(rowOf(line));
    else {
      endTable();
      if (line !== '') blocks.push(blockOf(line));
    }
  }
  endTable();
  return blocks;
}

function rowOf(line: string): TableRow {
  const heading = line.startsWith('|!');
  const cells = line
    .slice(heading ? 2 : 1)
    .replace(/\|$/, '')
    .split('|');
  return { heading, cells: cells.map((cell) => cell.trim()) };
}

function blockOf(line: string): Block {
  if (line === '@head') return { kind: 'head' };
  if (line === '@letter') return { kind: 'letter' };
  if (line.startsWith('@sign ')) {
    const [post = '', name = ''] = line.slice('@sign '.length).split('|');
    return { kind: 'sign', post: post.trim(), name: name.trim() };
  }
  const marked = marks.find(([mark]) => line.startsWith(mark));
  if (!marked) return { kind: 'text', style: 'body', text: line };
  const [mark, style] = marked;
  return { kind: 'text', style, text: line.slice(mark.length) };
}
