/** The server's clock as seen from the browser: countdowns must not depend on a tablet whose clock is wrong. */
import { useEffect, useState } from 'react';

let offset = 0;

/** Called with the `asOf` of each answer. */
export function noteServerTime(asOf: string): void {
  const server = Date.parse(asOf);
  if (!Number.isNaN(server)) offset = server - Date.now();
}

/** Milliseconds since 1970 by the server's clock. */
export function serverNow(): number {
  return Date.now() + offset;
}

/** The present moment, renewed every `everyMs`. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
