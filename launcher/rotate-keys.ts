/** `npm run admin -- rotate-keys`: a fresh key seals from now on, and what older keys sealed is sealed anew. Nobody has to sign out. */
import { withSecretFiles } from '#config';
import { connect } from '#store/database.ts';
import { addKeyToFile, openKeyRing } from '#store/key-ring.ts';
import { sealAnew } from '#store/sealed-values-store.ts';
import { LauncherError } from './launcher-error.ts';
import { runningDatabaseUrl } from './running-database.ts';
import { keyRingFile, readSecret, stateFolder } from './state-folder.ts';

/** What was done, in a sentence for the administrator. */
export async function rotateKeys(environment: NodeJS.ProcessEnv): Promise<string> {
  const env = withSecretFiles(environment);
  const ownerUrl = await runningDatabaseUrl(env);
  const folder = await stateFolder(env);
  const file = env['KEY_RING_FILE'] ?? (env['DATABASE_URL'] ? undefined : keyRingFile(folder));
  const formerSecret = env['APP_SECRET_FORMER'];
  if (!file && !formerSecret) {
    throw new LauncherError(
      'не указано, где хранить новый ключ.',
      'задайте файл ключей KEY_RING_FILE (он будет создан) или, если менялся APP_SECRET, прежний секрет в APP_SECRET_FORMER.',
    );
  }
  if (file) addKeyToFile(file, new Date().toISOString().slice(0, 10));
  const ring = openKeyRing({ secret: await readSecret(folder, env), formerSecret, file });
  const db = connect(ownerUrl, { applicationName: 'seven-steps keys', size: 1 });
  try {
    const count = await sealAnew(db, ring);
    const place = file ? `Новый ключ — в файле ${file}: сохраните его копию отдельно от копии базы. ` : '';
    return `${place}Зашифровано заново значений: ${count}.`;
  } finally {
    await db.destroy();
  }
}
