/** Percentiles of measured times, in whole milliseconds. */
export type Percentiles = { readonly p50: number; readonly p95: number };

/** The value that this share of the samples does not exceed (nearest rank). RangeError without samples. */
export function percentile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new RangeError('Nothing was measured');
  const sorted = [...samples].sort((a, b) => a - b);
  return Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!);
}

export function percentiles(samples: readonly number[]): Percentiles {
  return { p50: percentile(samples, 0.5), p95: percentile(samples, 0.95) };
}
