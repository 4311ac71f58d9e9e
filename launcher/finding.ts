/** One finding of `npm run doctor`. */

/** `stop` keeps the system from starting, `warning` will be a trouble later. */
export type Finding = {
  readonly name: string;
  readonly level: 'ok' | 'warning' | 'stop';
  readonly text: string;
  readonly remedy?: string;
};
