/** Rehabilitation potential: the sum of five items → LOW, MEDIUM, HIGH. Limits come with the instrument (draft v0.1, own design). */

export type RehabPotential = 'LOW' | 'MEDIUM' | 'HIGH';

/** Limits in points of the sum; each item is 0…itemMax. */
export type PotentialScale = {
  readonly items: readonly { readonly code: string }[];
  readonly itemMax: number;
  readonly mediumFrom: number;
  readonly highFrom: number;
};

/** Level and sum in points. RangeError: an item without a whole answer within the scale. */
export function settlePotential(
  scale: PotentialScale,
  answers: Readonly<Record<string, unknown>>,
): { readonly points: number; readonly level: RehabPotential } {
  const points = scale.items.reduce((sum, { code }) => sum + itemPoints(scale, code, answers[code]), 0);
  if (points >= scale.highFrom) return { points, level: 'HIGH' };
  return { points, level: points >= scale.mediumFrom ? 'MEDIUM' : 'LOW' };
}

function itemPoints(scale: PotentialScale, code: string, raw: unknown): number {
  const points = raw === '' || raw === null || raw === undefined ? NaN : Number(raw);
  if (!Number.isInteger(points) || points < 0 || points > scale.itemMax) {
    throw new RangeError(`Answer outside the scale: ${code}`);
  }
  return points;
}
