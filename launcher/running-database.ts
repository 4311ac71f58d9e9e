/** The database of the running installation: the operator's own by DATABASE_URL, or that of the copy that `npm start` runs here. */
import { existsSync } from 'node:fs';
import { auditSecrets, withSecretFiles } from '#config';
import { databaseAddress } from './database.ts';
import { LauncherError } from './launcher-error.ts';
import { isRunning, readRunRecord } from './run-record.ts';
import { auditHeadFile, readSecret, stateFolder } from './state-folder.ts';

/** What checking the audit needs. Where the operator's database is checked, the head is known if he keeps one (AUDIT_HEAD_FILE). */
export async function runningAudit(
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ ownerUrl: string; secrets: [string, ...string[]]; headFile: string | undefined }> {
  const ownerUrl = await runningDatabaseUrl(env);
  const folder = await stateFolder(env);
  const { APP_SECRET, APP_SECRET_FORMER, DATABASE_URL } = withSecretFiles(env);
  if (DATABASE_URL && !APP_SECRET) {
    throw new LauncherError('не задан APP_SECRET.', 'задайте тот же, с которым работает приложение.');
  }
  const secrets = auditSecrets({ APP_SECRET: await readSecret(folder, env), APP_SECRET_FORMER });
  const own = auditHeadFile(folder);
  const headFile = env['AUDIT_HEAD_FILE'] ?? (DATABASE_URL && !existsSync(own) ? undefined : own);
  return { ownerUrl, secrets, headFile };
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
