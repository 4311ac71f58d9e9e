/** A stack that lives as long as one piece of work (a scenario, a benchmark, a test): gone afterwards, whatever happened. */
import { rm } from 'node:fs/promises';
import { LauncherError } from './launcher-error.ts';
import { sweepTemporaryFolders } from './run-record.ts';
import { abortOnSignals, whenAborted } from './signals.ts';
import type { StackOptions } from './stack-parts.ts';
import { startStack, type Stack } from './stack.ts';
import { createTemporaryFolder } from './state-folder.ts';

export type TemporaryStackOptions = Omit<StackOptions, 'folder'>;

/** A stack in a folder of its own that disappears with it. What killed runs left is cleared first. */
export async function startTemporaryStack(options: TemporaryStackOptions): Promise<Stack> {
  await sweepTemporaryFolders();
  const folder = await createTemporaryFolder();
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const stack = await startStack({ ...options, folder });
    return { ...stack, stop: () => stopAndRemove(stack, remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function stopAndRemove(stack: Stack, remove: () => Promise<void>): Promise<void> {
  try {
    await stack.stop();
  } finally {
    await remove();
  }
}

/** For commands: does the work on a stack of its own; Ctrl-C stops the stack too. */
export async function withTemporaryStack<Result>(
  options: TemporaryStackOptions,
  work: (stack: Stack) => Promise<Result>,
): Promise<Result> {
  const signal = abortOnSignals();
  const stack = await startTemporaryStack({ ...options, signal });
  const interrupted = whenAborted(signal).then(() => Promise.reject(new LauncherError('прервано.')));
  try {
    return await Promise.race([work(stack), interrupted]);
  } finally {
    await stack.stop();
  }
}
