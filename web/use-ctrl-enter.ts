/** Ctrl+Enter confirms the form of a page. Leaving the field first lets it hand over what was typed last. */
import { useEffect, useRef } from 'react';

/** Calls back on Ctrl+Enter (⌘+Enter) anywhere in the page. */
export function useCtrlEnter(action: () => void): void {
  const latest = useRef(action);
  latest.current = action;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      setTimeout(() => latest.current(), 0);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
