/** Waiting for a condition with a limit: the launcher never sleeps for a fixed time and hopes. */
import { setTimeout as delay } from 'node:timers/promises';

export type WaitOptions = { readonly timeoutMs: number; readonly everyMs?: number };

/** Asks until the answer is true; false when the limit has passed. */
export async function waitUntil(ask: () => boolean | Promise<boolean>, options: WaitOptions): Promise<boolean> {
  const end = Date.now() + options.timeoutMs;
  for (;;) {
    if (await ask()) return true;
    if (Date.now() >= end) return false;
    await delay(options.everyMs ?? 100);
  }
}

/** Whether an address answers 2xx. A refused connection is an answer too: no. */
export async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
