/**
 * The one clock of the product: application, SQL business time (`business_now()`) and the engine move together.
 * In production it is the machine's clock; tests and scenarios move it forward by `advance`.
 */
export type Clock = {
  /** The present moment of the business, epoch milliseconds as an ISO instant in UTC. */
  now(): string;
  /** How far the business time is ahead of the machine's, in milliseconds. */
  offset(): number;
  /** Adopts an offset that the database holds (after a restart, or moved by another process). */
  adopt(offsetMs: number): void;
};

/** A clock that follows the machine's time plus an offset, zero unless adopted. */
export function createClock(): Clock {
  let offsetMs = 0;
  return {
    now: () => new Date(Date.now() + offsetMs).toISOString(),
    offset: () => offsetMs,
    adopt: (value) => {
      offsetMs = value;
    },
  };
}
