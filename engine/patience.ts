/** Waiting between attempts: exponential back-off with a ceiling, and a limit on how long one call may take. */
import { setTimeout as pause } from 'node:timers/promises';
import { EngineError, fromGrpc } from './engine-error.ts';

const NO_ANSWER_IN_TIME = 'NO_ANSWER_IN_TIME';

/** Milliseconds before the attempt after `attempts` failed ones: first, twice that, … up to the ceiling. */
export const backOffMs = (attempts: number, firstMs: number, ceilingMs: number): number =>
  Math.min(ceilingMs, firstMs * 2 ** Math.min(attempts, 20));

/** Rejects with NO_ANSWER_IN_TIME when the call takes too long; the SDK itself waits for ever. */
export async function within<T>(limitMs: number, call: Promise<T>): Promise<T> {
  const stop = new AbortController();
  const late = pause(limitMs, undefined, { signal: stop.signal }).then(() => {
    throw new EngineError('retry', NO_ANSWER_IN_TIME);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([call, late]);
  } finally {
    stop.abort();
  }
}

/** Repeats a call that failed quickly for a passing reason; the last failure is thrown as an EngineError. */
export async function persist<T>(attempts: number, call: () => Promise<T>): Promise<T> {
  for (let failed = 0; ; failed += 1) {
    try {
      return await call();
    } catch (error) {
      const known = fromGrpc(error);
      const quick = known.kind === 'retry' && known.code !== NO_ANSWER_IN_TIME;
      if (!quick || failed + 1 >= attempts) throw known;
      await pause(backOffMs(failed, 50, 1_000));
    }
  }
}
