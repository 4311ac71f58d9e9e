/** Registration of a message (step 1): one page, everything kept in this window until the server has it. */
import { Button } from '@gravity-ui/uikit';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import type { FieldError } from '../../api-problem.ts';
import { canonicalPath } from '../../form/form-paths.ts';
import { FormSummary } from '../../form/form-summary.tsx';
import { newKey } from '../../idempotency.ts';
import { forgetLocally, keepLocally, readLocally } from '../../local-copies.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { serverNow } from '../../server-clock.ts';
import { announce } from '../../shell/outcome-region.tsx';
import { useChange } from '../../use-change.ts';
import { useMoments } from '../../use-session.ts';
import { useCtrlEnter } from '../task/task-actions.tsx';
import { RegisteredNotice } from './registered-notice.tsx';
import { emptySignal, registrationOf, signalErrors, type Registration, type SignalDraft } from './signal-draft.ts';
import { SignalFields } from './signal-fields.tsx';
import { labelOfField, idOfField } from './signal-field-names.ts';
import { SignalTabs } from './signal-tabs.tsx';

const DRAFT = 'new-signal';

export function RegisterPage() {
  const { zone } = useMoments();
  const [draft, setDraft] = useState(
    () => readLocally<SignalDraft>(DRAFT)?.value ?? emptySignal(serverNow(), zone, newKey()),
  );
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [registered, setRegistered] = useState<ApiSchemas['SignalRegistered']>();
  const client = useQueryClient();
  const registration = useChange<ApiSchemas['SignalRegistered'], Registration>((body) => ({ path: '/signals', body }), {
    done: (answer) => {
      forgetLocally(DRAFT);
      setDraft(emptySignal(serverNow(), zone, newKey()));
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
    if (registration.isPending) return;
    const found = signalErrors(draft, zone, serverNow());
    setErrors(found);
    const body = found.length === 0 ? registrationOf(draft, zone) : undefined;
    if (body) registration.mutate(body);
  };
  useCtrlEnter(submit);
  useEffect(() => setErrors([]), [registered]);

  return (
    <>
      <PageHeading title="Сообщения" />
      <SignalTabs current="new" />
      {registered && <RegisteredNotice registered={registered} />}
      <form className="signal-form" noValidate onSubmit={(event: FormEvent) => (event.preventDefault(), submit())}>
        {registration.error && registration.error.errors.length === 0 && (
          <ProblemNotice problem={registration.error} retry={submit} />
        )}
        <FormSummary
          errors={errors.map((error) => ({ ...error, label: labelOfField(error.path) }))}
          onPick={(path) => document.getElementById(idOfField(path))?.focus()}
        />
        <SignalFields draft={draft} errors={errors} edit={edit} />
        <div className="task-actions">
          <Button type="submit" view="action" size="xl" loading={registration.isPending} title="Ctrl+Enter">
            Зарегистрировать
          </Button>
          <Button view="flat" size="xl" onClick={() => edit(emptySignal(serverNow(), zone, newKey()))}>
            Очистить форму
          </Button>
          <span className="secondary">Отмеченное звёздочкой нужно заполнить</span>
        </div>
      </form>
    </>
  );
}
