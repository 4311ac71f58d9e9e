/** A long form that is sent once: its draft is kept in this window, errors stand at their fields, and after sending it begins anew. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiProblem, FieldError } from '../../api-problem.ts';
import { canonicalPath } from '../../form/form-paths.ts';
import { forgetLocally, keepLocally, readLocally } from '../../local-copies.ts';
import { serverNow } from '../../server-clock.ts';
import { announce } from '../../shell/outcome-region.tsx';
import { useChange } from '../../use-change.ts';

type Kind<Draft, Body, Answer> = {
  /** Under which the draft is kept. */
  readonly name: string;
  readonly path: string;
  readonly empty: () => Draft;
  readonly errorsIn: (draft: Draft) => readonly FieldError[];
  /** Undefined when something is still missing. */
  readonly bodyOf: (draft: Draft) => Body | undefined;
  readonly said: (answer: Answer) => string;
  /** First words of the queries that show something else afterwards. */
  readonly renews: readonly string[];
  /** The field of the form that the server's path means, where the request wraps it. */
  readonly fieldOf?: (path: string) => string;
};

export type KeptForm<Draft, Answer> = {
  readonly draft: Draft;
  readonly errors: readonly FieldError[];
  readonly problem: ApiProblem | undefined;
  /** What the server answered to the last sending, until something is typed again. */
  readonly answer: Answer | undefined;
  readonly busy: boolean;
  readonly edit: (part: Partial<Draft>) => void;
  readonly clear: () => void;
  readonly submit: () => void;
};

export function useKeptForm<Draft extends object, Body, Answer>(
  kind: Kind<Draft, Body, Answer>,
): KeptForm<Draft, Answer> {
  const { name, path, empty, errorsIn, bodyOf, said, renews, fieldOf = (place) => place } = kind;
  const [draft, setDraft] = useState(() => readLocally<Draft>(name)?.value ?? empty());
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [answer, setAnswer] = useState<Answer>();
  const client = useQueryClient();
  const request = useChange<Answer, Body>((body) => ({ path, body }), {
    done: (given) => {
      forgetLocally(name);
      setDraft(empty());
      setErrors([]);
      setAnswer(given);
      announce(said(given));
      for (const key of renews) void client.invalidateQueries({ queryKey: [key] });
      window.scrollTo({ top: 0 });
    },
    failed: (problem) =>
      setErrors(problem.errors.map((error) => ({ ...error, path: canonicalPath(fieldOf(error.path)) }))),
  });
  const edit = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    setAnswer(undefined);
    keepLocally(name, next, new Date(serverNow()).toISOString());
  };
  const submit = () => {
    if (request.isPending) return;
    const found = errorsIn(draft);
    setErrors(found);
    const body = found.length === 0 ? bodyOf(draft) : undefined;
    if (body) request.mutate(body);
  };
  const clear = () => {
    setErrors([]);
    edit(empty());
  };
  const problem = request.error && request.error.errors.length === 0 ? request.error : undefined;
  return { draft, errors, problem, answer, busy: request.isPending, edit, clear, submit };
}
