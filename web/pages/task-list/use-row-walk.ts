/** Walking a list by keyboard: arrows or j and k move between the main links of its rows; typing in a field is left alone. */
import { useEffect, useRef, type RefObject } from 'react';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, о: 1, ArrowUp: -1, k: -1, л: -1 };

/** The place to go: from `current` (−1 = outside the list) by `step`, kept inside the list. Pure. */
export function nextRow(current: number, step: number, count: number): number {
  if (current < 0) return step > 0 ? 0 : count - 1;
  return Math.min(Math.max(current + step, 0), count - 1);
}

export function useRowWalk(): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = steps[event.key];
      const target = event.target as HTMLElement;
      const busy = event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented;
      if (
        step === undefined ||
        busy ||
        target.closest('input, textarea, select, [role=listbox], [role=menu], dialog, [role=dialog]')
      )
        return;
      const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
      if (links.length === 0) return;
      const row = target.closest('tr');
      const current = links.findIndex((link) => link === target || (row !== null && row.contains(link)));
      event.preventDefault();
      links[nextRow(current, step, links.length)]?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return list;
}
