/** What Schemathesis does not ask: sign-in, lists as their screens open them, and the stream of live events. */
import type { Operation } from '#api/contract.ts';
import { LauncherError } from '#launcher/launcher-error.ts';

const patienceMs = 10_000;

/** The session of a person, as a browser would keep it. */
export async function cookieOf(baseUrl: string, login: string, password: string): Promise<string> {
  const response = await fetch(`${baseUrl}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  if (!response.ok) throw new LauncherError(`не удалось войти как ${login}: ${response.status}.`);
  return response.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
}

/** Invented filters often find nothing: every list is also read as its screen opens it. */
export async function readPlainly(baseUrl: string, cookie: string, lists: readonly Operation[]): Promise<Buffer> {
  const answers = await Promise.all(
    lists.map(async ({ path: place }) => {
      const response = await fetch(`${baseUrl}/api${place}`, { headers: { cookie } });
      if (response.status >= 500) throw new LauncherError(`${place} отвечает ${response.status}.`);
      return Buffer.from(await response.arrayBuffer());
    }),
  );
  return Buffer.concat(answers);
}

/** The stream opens for who is signed in, as described, and for nobody else. */
export async function requireStream(baseUrl: string, cookie: string | undefined): Promise<void> {
  const known = await headOfStream(baseUrl, cookie ? { cookie } : {});
  const stranger = await headOfStream(baseUrl, {});
  if (known !== '200 text/event-stream' || stranger !== '401 application/problem+json')
    throw new LauncherError(`/events отвечает не так, как описано: вошедшему ${known}, постороннему ${stranger}.`);
}

async function headOfStream(baseUrl: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const signal = AbortSignal.timeout(patienceMs);
  const response = await fetch(`${baseUrl}/api/events`, { headers, signal });
  await response.body?.cancel();
  return `${response.status} ${(response.headers.get('content-type') ?? '').split(';')[0]}`;
}
