/**
 * The draft of a task: kept in this window at once, on the server a second after the last change and when the page is left.
 * What the server could not take stays here and is offered again when the task is opened.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { change } from '../api-client.ts';
import { isUncertain, toProblem, type ApiProblem } from '../api-problem.ts';
import { newKey } from '../idempotency.ts';
import { forgetLocally, keepLocally, readLocally } from '../local-copies.ts';
import { serverNow } from '../server-clock.ts';
import type { Answers } from './open-form.ts';

export type DraftState =
  | { readonly kind: 'none' }
  | { readonly kind: 'typing' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'local'; readonly at: string }
  | { readonly kind: 'refused'; readonly problem: ApiProblem };

export type Draft = {
  readonly state: DraftState;
  readonly typed: (answers: Answers) => void;
  /** While the task is being completed nothing is sent: a draft that overtook it would be refused. */
  readonly hold: () => void;
  /** The completion was refused: what was typed waits to be sent again. */
  readonly resume: () => void;
  /** Waits for nothing and keeps nothing: the task was completed. */
  readonly drop: () => void;
};

const WAIT_MS = 1_000;
const RETRY_MS = 5_000;

export function localDraftOf(taskId: string): { readonly savedAt: string; readonly value: Answers } | undefined {
  return readLocally<Answers>(`draft:${taskId}`);
}

const putDraft = (taskId: string, data: Answers, keepalive: boolean) =>
  change<ApiSchemas['DraftSaved']>('PUT', `/tasks/${taskId}/draft`, { data }, { key: newKey(), keepalive });

export function useDraft(taskId: string, savedAt: string | null): Draft {
  const [state, setState] = useState<DraftState>(savedAt ? { kind: 'saved', at: savedAt } : { kind: 'none' });
  const waiting = useRef<{ answers: Answers; timer: ReturnType<typeof setTimeout> } | undefined>(undefined);
  const name = `draft:${taskId}`;

  const send = useCallback(
    async (answers: Answers, keepalive: boolean) => {
      try {
        const { savedAt: at } = await putDraft(taskId, answers, keepalive);
        if (waiting.current) return;
        forgetLocally(name);
        setState({ kind: 'saved', at });
      } catch (error) {
        const problem = toProblem(error);
        if (!isUncertain(problem)) return setState({ kind: 'refused', problem });
        setState({ kind: 'local', at: new Date(serverNow()).toISOString() });
        waiting.current ??= { answers, timer: setTimeout(() => flush.current(false), RETRY_MS) };
      }
    },
    [taskId, name],
  );

  const flush = useRef<(keepalive: boolean) => void>(() => undefined);
  flush.current = (keepalive) => {
    const last = waiting.current;
    if (!last) return;
    clearTimeout(last.timer);
    waiting.current = undefined;
    void send(last.answers, keepalive);
  };

  useEffect(() => {
    const leave = () => document.visibilityState === 'hidden' && flush.current(true);
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      flush.current(true);
    };
  }, [taskId]);

  const typed = useCallback(
    (answers: Answers) => {
      clearTimeout(waiting.current?.timer);
      keepLocally(name, answers, new Date(serverNow()).toISOString());
      waiting.current = { answers, timer: setTimeout(() => flush.current(false), WAIT_MS) };
      setState((before) => (before.kind === 'typing' ? before : { kind: 'typing' }));
    },
    [name],
  );

  const hold = useCallback(() => clearTimeout(waiting.current?.timer), []);

  const resume = useCallback(() => {
    if (waiting.current) waiting.current.timer = setTimeout(() => flush.current(false), WAIT_MS);
  }, []);

  const drop = useCallback(() => {
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    forgetLocally(name);
    setState({ kind: 'none' });
  }, [name]);

  return { state, typed, hold, resume, drop };
}
