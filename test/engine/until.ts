/** Waits for a condition instead of for a time; fails after ten seconds unless told otherwise. */
import { setTimeout as pause } from 'node:timers/promises';

export async function until<T>(
  condition: () => Promise<T> | T,
  limitMs = 10_000,
): Promise<Exclude<T, false | null | undefined>> {
  const end = Date.now() + limitMs;
  for (;;) {
    const value = await condition();
    if (value) return value as Exclude<T, false | null | undefined>;
    if (Date.now() > end) throw new Error(`not within ${limitMs} ms: ${condition.toString()}`);
    await pause(20);
  }
}
