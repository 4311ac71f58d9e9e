/** Whether all bodies that were written to have answered, or it is known why one will not (step 6). */
export type ReceiptState = 'RECEIVED' | 'WAITING' | 'REMINDED' | 'CLOSED';
export type ReceiptsOutcome = 'WAIT' | 'ALL_IN';

const settled: readonly ReceiptState[] = ['RECEIVED', 'CLOSED'];

/** A reminder is no answer: the body is still awaited. */
export function receiptsOutcome(states: readonly ReceiptState[]): ReceiptsOutcome {
  return states.every((state) => settled.includes(state)) ? 'ALL_IN' : 'WAIT';
}
