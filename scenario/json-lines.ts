/** On which line of a JSON text each value begins, so that a mistake in a long file can be found. The text must be valid JSON. */

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

type Open = { readonly path: string; readonly list: boolean; at: number; key: string };

/** The line (from 1) of each value by its path, `families[3].closedOn`; of the whole by the empty path. */
export function linesOf(json: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const open: Open[] = [];
  const line = lineCounter(json);
  let expectsKey = false;
  for (const { 0: text, index } of json.matchAll(token)) {
    const inner = open.at(-1);
    if (text === ',') {
      if (inner) inner.at += 1;
      expectsKey = inner?.list === false;
    } else if (text === ':') expectsKey = false;
    else if (text === '}' || text === ']') open.pop();
    else if (inner && expectsKey) inner.key = JSON.parse(text) as string;
    else {
      const path = inner ? pathBelow(inner) : '';
      lines.set(path, line(index));
      if (text === '{' || text === '[') open.push({ path, list: text === '[', at: 0, key: '' });
      expectsKey = text === '{';
    }
  }
  return lines;
}

const pathBelow = ({ path, list, at, key }: Open): string => (list ? `${path}[${at}]` : pathTo([path, key]));

/** The path as text: names with dots, places in lists in brackets. */
export function pathTo(parts: readonly (string | number)[]): string {
  return parts
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\.+/, '');
}

/** Counts line breaks as it goes on: asked with growing positions. */
function lineCounter(text: string): (position: number) => number {
  let line = 1;
  let reached = 0;
  return (position) => {
    for (; reached < position; reached += 1) if (text[reached] === '\n') line += 1;
    return line;
  };
}
