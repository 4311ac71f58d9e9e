/**
 * The one clock of the product: application, SQL business time (`business_now()`) and the engine move together.
 * In production it is the machine's clock; tests and scenarios move it forward by `advance`. A scenario of the past lives in a
 * business time that lies a constant apart from the engine's, which can only go forward: `engineShift`.
 */
export type Clock = {
  /** The present moment of the business, epoch milliseconds as an ISO instant in UTC. */
  now(): string;
  /** How far the business time is ahead of the machine's, in milliseconds. */
  offset(): number;
  /** How far the engine's time is ahead of the business time, in milliseconds; 0 except in a scenario of the past. */
  engineShift(): number;
  /** A business moment as the engine must be told of it. */
  toEngine(moment: string): string;
  /** Adopts what the database holds (after a restart, or moved by another process). */
  adopt(state: ClockState): void;
};

export type ClockState = { readonly offsetMs: number; readonly engineShiftMs: number };

/** A clock that follows the machine's time plus an offset, zero unless adopted. */
export function createClock(): Clock {
  let state: ClockState = { offsetMs: 0, engineShiftMs: 0 };
  return {
    now: () => new Date(Date.now() + state.offsetMs).toISOString(),
    offset: () => state.offsetMs,
    engineShift: () => state.engineShiftMs,
    toEngine: (moment) =>
      state.engineShiftMs === 0 ? moment : new Date(Date.parse(moment) + state.engineShiftMs).toISOString(),
    adopt: (value) => {
      state = value;
    },
  };
}
