/** Ctrl-C, SIGTERM and SIGHUP as one AbortSignal. Further ones change nothing: the children still need their time to stop. */

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function abortOnSignals(onFirst: () => void = () => undefined): AbortSignal {
  const controller = new AbortController();
  for (const name of ENDING) {
    process.on(name, () => {
      if (controller.signal.aborted) return;
      onFirst();
      controller.abort();
    });
  }
  return controller.signal;
}

export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
