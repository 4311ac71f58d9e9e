/** The database of the running installation: the operator's own by DATABASE_URL, or that of the copy that `npm start` runs here. */
import path from 'node:path';
import { withSecretFiles } from '#config';
import { databaseAddress } from './database.ts';
import { LauncherError } from './launcher-error.ts';
import { isRunning, readRunRecord } from './run-record.ts';
import { readSecret, stateFolder } from './state-folder.ts';

/** Where the application of this copy notes the head of the audit's chain, in its state folder. */
export const auditHeadFile = (folder: string): string => path.join(folder, 'audit-head.json');

/** What checking the audit needs. The operator's own database comes with his APP_SECRET, and with AUDIT_HEAD_FILE where he keeps one. */
export async function runningAudit(
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ ownerUrl: string; secret: string; headFile: string | undefined }> {
  const ownerUrl = await runningDatabaseUrl(env);
  const folder = await stateFolder(env);
  const headFile = env['AUDIT_HEAD_FILE'] ?? (env['DATABASE_URL'] ? undefined : auditHeadFile(folder));
  if (env['DATABASE_URL'] && !env['APP_SECRET']) {
    throw new LauncherError('не задан APP_SECRET.', 'задайте тот же, с которым работает приложение.');
  }
  return { ownerUrl, secret: await readSecret(folder, env), headFile };
}

/** The owner's address. Refuses in Russian when nothing runs. */
export async function runningDatabaseUrl(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const env = withSecretFiles(environment);
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
