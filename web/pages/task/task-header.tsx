/** What the task is about: title, case, step, due moment, urgency, who does it. */
import { Link } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { stepTitle } from '#domain/case-steps.ts';
import { nameOf, roleNames } from '../../labels.ts';
import { DueMark } from '../../parts/due-mark.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { UrgencyMark } from '../../parts/urgency-mark.tsx';

type Task = ApiSchemas['TaskRow'];

export function TaskHeading({ task }: { readonly task: Task }) {
  return (
    <>
      <p className="crumbs">
        <Link to="/tasks" className="link">
          Задачи
        </Link>
      </p>
      <PageHeading title={task.title}>
        <UrgencyMark urgency={task.urgency} />
      </PageHeading>
    </>
  );
}

export function TaskAbout({ task }: { readonly task: Task }) {
  return (
    <aside className="card task-page__about" aria-label="О задаче">
      <dl className="facts facts_tall">
        <div>
          <dt>Случай</dt>
          <dd>
            <Link to="/cases/$caseId" params={{ caseId: task.caseId }} className="link">
              {task.caseNumber}
            </Link>
            {task.familyName && <span className="secondary block">{task.familyName}</span>}
          </dd>
        </div>
        {task.step !== null && (
          <div>
            <dt>Шаг</dt>
            <dd>
              {task.step}. {stepTitle(task.step)}
            </dd>
          </div>
        )}
        <div>
          <dt>Срок</dt>
          <dd>
            <DueMark dueAt={task.dueAt} paused={task.paused} rule={task.dueTitle} everyMs={1_000} />
          </dd>
        </div>
        <div>
          <dt>Кто делает</dt>
          <dd>{whoDoes(task)}</dd>
        </div>
      </dl>
    </aside>
  );
}

function whoDoes(task: Task): string {
  if (task.mine) return 'вы';
  return task.assignee?.name ?? `свободна (${nameOf(roleNames, task.role)})`;
}
