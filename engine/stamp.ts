/** The release number on every id that is deployed, `case-seven-steps.r7`: a running case keeps its whole world (docs/architecture.md). */

/** `id` must carry no stamp yet. */
export const stampId = (id: string, release: number): string => `${id}.r${release}`;

/** The id as it stands in the repository, and the release if there is one. */
export function unstamp(id: string): { readonly id: string; readonly release: number | null } {
  const found = /^(.*)\.r(\d+)$/s.exec(id);
  return found ? { id: found[1] ?? '', release: Number(found[2]) } : { id, release: null };
}
