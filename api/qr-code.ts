/** A QR code as the path of an SVG: drawn by the screen itself, so that the content security policy needs no exception. */
import { encode } from 'uqr';

/** The side in cells and the black cells, row by row as runs. */
export function qrCode(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  return {
    size,
    path: data
      .map((row, y) =>
        runsOf(row)
          .map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`)
          .join(''),
      )
      .join(''),
  };
}

function runsOf(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  row.forEach((black, x) => {
    const last = runs.at(-1);
    if (black && last && last[0] + last[1] === x) last[1] += 1;
    else if (black) runs.push([x, 1]);
  });
  return runs;
}
