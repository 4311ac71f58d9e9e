/** Registering a message: the draft kept in this window, its errors, the request, what the server answered. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import type { ApiProblem, FieldError } from '../../api-problem.ts';
import { canonicalPath } from '../../form/form-paths.ts';
import { newKey } from '../../idempotency.ts';
import { forgetLocally, keepLocally, readLocally } from '../../local-copies.ts';
import { serverNow } from '../../server-clock.ts';
import { announce } from '../../shell/outcome-region.tsx';
import { useChange } from '../../use-change.ts';
import { useMoments } from '../../use-session.ts';
import { emptySignal, registrationOf, signalErrors, type Registration, type SignalDraft } from './signal-draft.ts';

type Registered = ApiSchemas['SignalRegistered'];

export type RegistrationForm = {
  readonly draft: SignalDraft;
  readonly errors: readonly FieldError[];
  readonly problem: ApiProblem | undefined;
  readonly registered: Registered | undefined;
  readonly busy: boolean;
  readonly edit: (part: Partial<SignalDraft>) => void;
  readonly clear: () => void;
  readonly submit: () => void;
};

const DRAFT = 'new-signal';

export function useRegistration(): RegistrationForm {
  const { zone } = useMoments();
  const empty = () => emptySignal(serverNow(), zone, newKey());
  const [draft, setDraft] = useState(() => readLocally<SignalDraft>(DRAFT)?.value ?? empty());
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [registered, setRegistered] = useState<Registered>();
  const client = useQueryClient();
  const request = useChange<Registered, Registration>((body) => ({ path: '/signals', body }), {
    done: (answer) => {
      forgetLocally(DRAFT);
      setDraft(empty());
      setErrors([]);
      setRegistered(answer);
      announce(`Сообщение ${answer.signalNumber} зарегистрировано`);
      for (const name of ['signals', 'tasks', 'cases', 'deadlines'])
        void client.invalidateQueries({ queryKey: [name] });
      window.scrollTo({ top: 0 });
    },
    failed: (problem) => setErrors(problem.errors.map((error) => ({ ...error, path: canonicalPath(error.path) }))),
  });
  const edit = (part: Partial<SignalDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    setRegistered(undefined);
    keepLocally(DRAFT, next, new Date(serverNow()).toISOString());
  };
  const submit = () => {
    if (request.isPending) return;
    const found = signalErrors(draft, zone, serverNow());
    setErrors(found);
    const body = found.length === 0 ? registrationOf(draft, zone) : undefined;
    if (body) request.mutate(body);
  };
  const clear = () => {
    setErrors([]);
    edit(empty());
  };
  const problem = request.error && request.error.errors.length === 0 ? request.error : undefined;
  return { draft, errors, problem, registered, busy: request.isPending, edit, clear, submit };
}
