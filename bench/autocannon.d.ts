/** The little that the benches use of the load generator, which brings no types. */
declare module 'autocannon' {
  type Options = {
    readonly url: string;
    readonly connections: number;
    /** Requests a second of each connection. */
    readonly connectionRate: number;
    /** Seconds. */
    readonly duration: number;
    readonly headers: Readonly<Record<string, string>>;
  };
  type Instance = Promise<unknown> & {
    on(event: 'response', heard: (client: unknown, status: number, bytes: number, tookMs: number) => void): void;
  };
  export default function autocannon(options: Options): Instance;
}
