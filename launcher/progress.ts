/** What a person sees while parts start: one line when a step begins to be waited for, a heartbeat, one line when it is ready. */

export type Progress = {
  readonly say: (text: string) => void;
  /** Runs one step and tells how long it took. */
  readonly step: <T>(title: string, work: () => Promise<T>) => Promise<T>;
};

const HEARTBEAT_MS = 5000;

/** Everything goes to stderr: stdout is for the one line that other programs read. */
export function createProgress(write: (text: string) => void = (text) => process.stderr.write(text)): Progress {
  const say = (text: string) => write(`${text}\n`);
  return {
    say,
    step: async (title, work) => {
      const start = Date.now();
      const seconds = () => ((Date.now() - start) / 1000).toLocaleString('ru-RU', { maximumFractionDigits: 1 });
      say(`… ${title}`);
      const heartbeat = setInterval(() => say(`… ${title}: жду ${seconds()} с`), HEARTBEAT_MS);
      try {
        const result = await work();
        say(`✓ ${title}: ${seconds()} с`);
        return result;
      } finally {
        clearInterval(heartbeat);
      }
    },
  };
}

export const silentProgress: Progress = { say: () => undefined, step: (_title, work) => work() };
