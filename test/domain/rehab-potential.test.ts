/** Rehabilitation potential: sums and levels of the draft instrument. */
import { readFile } from 'node:fs/promises';
import { settlePotential, type PotentialScale } from '#domain/rehab-potential.ts';

const file = new URL('../../seeds/reference/risk-instrument.json', import.meta.url);
const { potential } = JSON.parse(await readFile(file, 'utf8')) as { potential: PotentialScale };

function answers(...points: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(potential.items.map(({ code }, index) => [code, points[index]]));
}

test.each([
  [['0', '0', '0', '0', '0'], 0, 'LOW'],
  [['1', '1', '1', '0', '0'], 3, 'LOW'],
  [['1', '1', '1', '1', '0'], 4, 'MEDIUM'],
  [['2', '2', '2', '1', '0'], 7, 'MEDIUM'],
  [['2', '2', '2', '2', '0'], 8, 'HIGH'],
  [['2', '2', '2', '2', '2'], 10, 'HIGH'],
])('%p gives %i points, %s', (given, points, level) => {
  expect(settlePotential(potential, answers(...given))).toEqual({ points, level });
});

test.each([[['3', '0', '0', '0', '0']], [['', '0', '0', '0', '0']], [['1', '1', '1', '1']]])(
  '%p is refused',
  (given) => {
    expect(() => settlePotential(potential, answers(...given))).toThrow(RangeError);
  },
);
