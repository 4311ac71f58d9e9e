/** The database of the running installation: the operator's own by DATABASE_URL, or that of the copy that `npm start` runs here. */
import { databaseAddress } from './database.ts';
import { LauncherError } from './launcher-error.ts';
import { isRunning, readRunRecord } from './run-record.ts';
import { readSecret, stateFolder } from './state-folder.ts';

/** The owner's address. Refuses in Russian when nothing runs. */
export async function runningDatabaseUrl(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  if (env['DATABASE_URL']) return env['DATABASE_URL'];
  const folder = await stateFolder(env);
  const record = await readRunRecord(folder);
  const port = record?.ports['database'];
  if (record && port && isRunning(record.launcher)) return databaseAddress(await readSecret(folder, env), port);
  throw new LauncherError(
    'работающая система не найдена.',
    'запустите её (npm start) или задайте DATABASE_URL, как для npm run admin.',
  );
}
