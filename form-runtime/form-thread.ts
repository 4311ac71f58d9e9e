/** One worker thread with form-js: asks it one form at a time, with a limit, and starts it again after a fall. */
import { Worker } from 'node:worker_threads';

type Reply = {
  readonly ready?: true;
  readonly id?: number;
  readonly failure?: string;
  readonly result?: ThreadAnswer;
};

/** data: what form-js would submit; messages are untranslated: JSON of {key, replacements}. */
export type ThreadAnswer = {
  readonly data: Record<string, unknown>;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
};

export type FormThread = {
  readonly ask: (schema: unknown, data: unknown) => Promise<ThreadAnswer>;
  /** Starts the thread before anybody waits for it. */
  readonly warm: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Question = { readonly id: number; readonly schema: unknown; readonly data: unknown };

type Waiting = {
  readonly resolve: (answer: ThreadAnswer) => void;
  readonly reject: (error: Error) => void;
  timer?: NodeJS.Timeout;
};

/** Enough for any form; a form that wants more ends its thread, not the server. */
const THREAD_MEMORY_MB = 256;
const SCRIPT = new URL('./form-worker.mjs', import.meta.url);

/** limitMs counts from the start of the form's own check, not from its place in the queue. */
export function openFormThread({ limitMs, startLimitMs }: { limitMs: number; startLimitMs: number }): FormThread {
  let worker: Worker | undefined;
  let starting: Promise<Worker> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let lastId = 0;

  const drop = () => {
    const old = worker;
    worker = undefined;
    starting = undefined;
    return old?.terminate();
  };
  const ready = () => (starting ??= start());

  function start(): Promise<Worker> {
    const fresh = new Worker(SCRIPT, { resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB } });
    fresh.unref();
    worker = fresh;
    fresh.on('exit', () => void (worker === fresh && drop()));
    return untilReady(fresh, startLimitMs);
  }

  async function askWithRestart(schema: unknown, data: unknown): Promise<ThreadAnswer> {
    let fine = false;
    try {
      const answer = await askNow(await ready(), { id: (lastId += 1), schema, data }, limitMs);
      fine = true;
      return answer;
    } finally {
      if (!fine) await drop();
    }
  }

  const ask = (schema: unknown, data: unknown) => {
    const answer = last.then(() => askWithRestart(schema, data));
    last = answer.then(
      () => undefined,
      () => undefined,
    );
    return answer;
  };
  return { ask, warm: async () => void (await ready()), close: async () => void (await drop()) };
}

function askNow(thread: Worker, question: Question, limitMs: number): Promise<ThreadAnswer> {
  return new Promise((resolve, reject) => {
    settleOnce(thread, question.id, { resolve, reject }, limitMs);
    thread.postMessage(question);
  });
}

/** Its first word says that form-js is loaded. */
function untilReady(fresh: Worker, limitMs: number): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The form thread did not start in time')), limitMs);
    fresh.once('message', () => (clearTimeout(timer), resolve(fresh)));
    fresh.on('error', (error) => (clearTimeout(timer), reject(error)));
  });
}

/** Takes the first of: the thread's reply, its error, its end, the limit; and lets go of the thread. */
function settleOnce(thread: Worker, id: number, waiting: Waiting, limitMs: number): void {
  const done = () => {
    clearTimeout(waiting.timer);
    thread.off('message', onMessage).off('error', onError).off('exit', onExit);
    thread.unref();
  };
  const fail = (error: Error) => (done(), waiting.reject(error));
  const onMessage = (reply: Reply) => {
    if (reply.id !== id) return;
    if (!reply.result) return fail(new Error(`form-js refused the form: ${reply.failure ?? 'no reason given'}`));
    done();
    waiting.resolve(reply.result);
  };
  const onError = (error: Error) => fail(new Error('The form thread fell', { cause: error }));
  const onExit = () => fail(new Error('The form thread ended'));
  thread.ref();
  thread.on('message', onMessage).on('error', onError).on('exit', onExit);
  waiting.timer = setTimeout(() => fail(new Error(`The form was not checked within ${limitMs} ms`)), limitMs);
}
