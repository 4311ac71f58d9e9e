/** Filling in the form of a task: notices, draft, errors, completion. What was typed survives every failure. */
import { useEffect, useRef, useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { toProblem, type ApiProblem } from '../../api-problem.ts';
import { CamundaForm } from '../../form/camunda-form.tsx';
import { FormSummary } from '../../form/form-summary.tsx';
import type { Answers, OpenForm, ShownError } from '../../form/open-form.ts';
import { localDraftOf, useDraft } from '../../form/use-draft.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { checkContext } from './check-context.ts';
import { TaskActions } from './task-actions.tsx';
import { TaskNotices } from './task-notices.tsx';
import { useCompletion } from './use-completion.ts';
import { useMoments } from '../../use-session.ts';

type Detail = ApiSchemas['TaskDetail'];

export function TaskWork({ detail }: { readonly detail: Detail }) {
  const { task, editable } = detail;
  const { zone } = useMoments();
  const form = useRef<OpenForm | null>(null);
  const [restored] = useState(() => newerLocalDraft(detail));
  const [errors, setErrors] = useState<readonly ShownError[]>([]);
  const [problem, setProblem] = useState<ApiProblem>();
  const draft = useDraft(task.id, detail.draftSavedAt);
  const [opened] = useState({ ...detail.data, ...restored });

  useEffect(() => {
    if (restored && editable) draft.typed(restored);
  }, [restored, editable, draft.typed]);

  const completion = useCompletion(task, {
    done: draft.drop,
    failed: (failure) => {
      draft.resume();
      setErrors(failure.errors.length > 0 ? (form.current?.showErrors(failure.errors) ?? []) : []);
      setProblem(failure.errors.length > 0 ? undefined : failure);
    },
  });

  const complete = () => {
    const open = form.current;
    if (!open || !editable || completion.isPending) return;
    const found = open.check(checkContext(detail.data, zone));
    setErrors(found);
    setProblem(undefined);
    if (found.length > 0) return;
    draft.hold();
    completion.mutate(open.answers());
  };

  return (
    <>
      <TaskNotices detail={detail} restored={restored !== undefined} />
      {problem && <ProblemNotice problem={toProblem(problem)} retry={complete} />}
      <FormSummary errors={errors} onPick={(path) => form.current?.focus(path)} />
      <CamundaForm
        formKey={`${task.id}:${detail.release}`}
        schema={detail.form}
        data={opened}
        readOnly={!editable}
        label={`Форма: ${task.title}`}
        handle={form}
        onChange={(answers) => editable && draft.typed(answers)}
      />
      {editable && <TaskActions task={task} draft={draft.state} busy={completion.isPending} onComplete={complete} />}
    </>
  );
}

/** Answers kept in this window that the server does not have: they are newer than its draft. */
function newerLocalDraft(detail: Detail): Answers | undefined {
  const local = detail.state === 'OPEN' ? localDraftOf(detail.task.id) : undefined;
  const newer = local && (!detail.draftSavedAt || Date.parse(local.savedAt) > Date.parse(detail.draftSavedAt));
  return newer ? local.value : undefined;
}
