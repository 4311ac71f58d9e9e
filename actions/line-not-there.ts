/**
 * A line of the case is on its way to the place where it can be told something, or an instance of its former seat has not ended yet:
 * the engine has its jobs at hand. The worker's job is tried again in a moment and loses no attempt by it.
 */
export class LineNotThere extends Error {
  readonly kind = 'retry';
  readonly code = 'LINE_NOT_THERE';

  constructor() {
    super('The line has not come to the place where it waits');
    this.name = 'LineNotThere';
  }
}
