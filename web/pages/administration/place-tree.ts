/** The tree of territories: what lies below what. Pure. */
import type { Territory } from '../../administration-queries.ts';

/** Whether the territory is the other one or lies below it. */
export function isBelow(territories: readonly Territory[], id: string, other: string): boolean {
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !seen.has(at);) {
    if (at === other) return true;
    seen.add(at);
    const found: Territory | undefined = territories.find((territory) => territory.id === at);
    at = found?.parentId ?? null;
  }
  return false;
}
