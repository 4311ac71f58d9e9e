/** The code of the first setup for whoever starts the system; of use only while nobody is in it. */
import { setupCodeOf } from '#store/setup-code.ts';
import { derivePassword } from './secrets.ts';
import { readSecret, stateFolder } from './state-folder.ts';

const codeOf = (secret: string): string => setupCodeOf(derivePassword(secret, 'setup'));

/** For `npm run admin -- setup-code`. */
export async function printedSetupCode(env: NodeJS.ProcessEnv): Promise<string> {
  return codeOf(await readSecret(await stateFolder(env), env));
}

/** What to do with a system without people; nothing to say otherwise, or when it does not answer. */
export async function setupHint(stack: { readonly secret: string; readonly app: { readonly baseUrl: string } }) {
  const answer = await fetch(`${stack.app.baseUrl}/api/setup`).then(
    (response) => response.json() as Promise<{ needed?: boolean }>,
    () => ({ needed: false }),
  );
  if (!answer.needed) return '';
  return `\nВ системе ещё никого нет. Откройте её в браузере и введите код первой настройки: ${codeOf(stack.secret)}\n`;
}
