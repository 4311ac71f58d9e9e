/** The one stack that test/processes and test/e2e share: made by launcher/test.ts, with a controlled clock. */

export type SharedStack = {
  readonly baseUrl: string;
  readonly feedUrl: string;
  readonly clock: { readonly user: string; readonly password: string };
  readonly ownerUrl: string;
  readonly secret: string;
  readonly engine: {
    readonly grpcAddress: string;
    readonly restAddress: string;
    readonly managementAddress: string;
    readonly epoch: string;
  };
};

export function sharedStack(): SharedStack {
  const text = process.env['TEST_STACK'];
  if (text) return JSON.parse(text) as SharedStack;
  throw new Error('TEST_STACK is not set: run these tests with "npm test -- <path>", which starts the stack');
}

/** Moves the clock of application, SQL and engine together; only forward. */
export async function advanceClock(to: Date, { feedUrl, clock } = sharedStack()): Promise<void> {
  const response = await fetch(`${feedUrl}/clock/advance`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clock.user}:${clock.password}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ to: to.toISOString() }),
  });
  if (!response.ok) throw new Error(`the clock did not move: ${response.status} ${await response.text()}`);
}
