/** What a person typed, kept in this window only until the server has it. Wiped on sign-out and when the window closes. */

const PREFIX = 'seven-steps:';

export type LocalCopy<T> = { readonly savedAt: string; readonly value: T };

export function keepLocally(name: string, value: unknown, savedAt: string): void {
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify({ savedAt, value }));
  } catch {
    // A full or forbidden storage must not stop typing; the server copy remains.
  }
}

export function readLocally<T>(name: string): LocalCopy<T> | undefined {
  const text = sessionStorage.getItem(PREFIX + name);
  return text === null ? undefined : (JSON.parse(text) as LocalCopy<T>);
}

export function forgetLocally(name: string): void {
  sessionStorage.removeItem(PREFIX + name);
}

export function clearLocalCopies(): void {
  Object.keys(sessionStorage)
    .filter((name) => name.startsWith(PREFIX))
    .forEach((name) => sessionStorage.removeItem(name));
}
