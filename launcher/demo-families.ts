/** The invented families of a first demonstration are told by a process of their own, which must not hold up or fail the start. */
import path from 'node:path';
import { execa } from 'execa';
import type { Progress } from './progress.ts';
import { repositoryFolder } from './repository.ts';

export async function tellDemoFamilies(baseUrl: string, progress: Progress, signal: AbortSignal): Promise<void> {
  const file = path.join(repositoryFolder, 'scenario', 'demo-families.ts');
  const result = await execa(process.execPath, ['--import', 'tsx', file, '--base', baseUrl], {
    cwd: repositoryFolder,
    stdio: ['ignore', 'ignore', 'pipe'],
    cancelSignal: signal,
    reject: false,
  });
  if (signal.aborted) return;
  if (!result.failed) return void (result.stderr && progress.say(result.stderr));
  progress.say('Демонстрационные семьи не заполнены; работать это не мешает. Подробности — в журнале приложения.');
}
