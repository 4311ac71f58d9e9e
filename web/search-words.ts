/** Words typed into a search: kept while the application is open, so that coming back finds them, but in no address or storage. */
import { useState } from 'react';

const remembered = new Map<string, string>();

/** The words of one screen and how to change them. */
export function useSearchWords(screen: string): [string, (words: string) => void] {
  const [words, setWords] = useState(remembered.get(screen) ?? '');
  const change = (next: string): void => {
    remembered.set(screen, next);
    setWords(next);
  };
  return [words, change];
}

/** Another person must not find them. */
export function forgetSearchWords(): void {
  remembered.clear();
}
