/** The rows of the task list: walked by arrows or j and k, opened by Enter, claimed in place. */
import { Button } from '@gravity-ui/uikit';
import { Link } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { stepTitle } from '#domain/case-steps.ts';
import { byDue } from '../../due-presenter.ts';
import { nameOf, roleNames } from '../../labels.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { DueMark } from '../../parts/due-mark.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { UrgencyMark } from '../../parts/urgency-mark.tsx';
import type { TaskListName } from '../../queries.ts';
import { ClaimButton } from './claim-button.tsx';
import { PassTask } from './pass-task.tsx';
import { useRowWalk } from './use-row-walk.ts';

type Task = ApiSchemas['TaskRow'];

const emptyTexts: Readonly<Record<TaskListName, { readonly title: string; readonly more: string }>> = {
  mine: {
    title: 'У вас нет задач',
    more: 'Возьмите задачу из списка «Моей группы» или дождитесь новой: она появится сама.',
  },
  group: { title: 'Свободных задач в группе нет', more: 'Новые появятся здесь сами, обновлять страницу не нужно.' },
  overdue: { title: 'Просроченных задач нет', more: 'Все сроки соблюдены.' },
  unit: { title: 'Открытых задач нет', more: 'Новые появятся здесь сами, когда процессы до них дойдут.' },
};

/** Whose cases are known by their numbers opens no task: it is only given to others. */
const opens = (task: Task, oversees: boolean): boolean => !oversees || task.mine || task.familyName !== null;

const columnsOf = (list: TaskListName, oversees: boolean): readonly Column<Task>[] => [
  {
    title: 'Срок',
    className: 'col-due',
    cell: (task) => <DueMark dueAt={task.dueAt} paused={task.paused} rule={task.dueTitle} />,
  },
  { title: 'Задача', className: 'col-main', cell: (task) => <TaskTitle task={task} linked={opens(task, oversees)} /> },
  {
    title: 'Случай',
    className: 'col-case',
    cell: (task) => <CaseOfTask task={task} rowLink={!opens(task, oversees)} />,
  },
  { title: 'Шаг', className: 'col-step', cell: (task) => <StepOfTask task={task} /> },
  { title: 'Кто', className: 'col-who', cell: (task) => <WhoDoes task={task} /> },
  {
    title: 'Действие',
    className: 'col-action',
    cell: (task) =>
      list === 'unit' || !opens(task, oversees) ? <PassTask task={task} /> : <ClaimButton task={task} />,
  },
];

type Props = {
  readonly list: TaskListName;
  /** Answers for a unit or a territory. */
  readonly oversees: boolean;
  readonly items: readonly Task[];
  /** How many wait for anybody of the group. */
  readonly inGroup: number;
  readonly filtered: boolean;
  readonly onReset: () => void;
};

export function TaskRows({ list, oversees, items, inGroup, filtered, onReset }: Props) {
  const walk = useRowWalk();
  if (items.length === 0 && filtered) {
    return (
      <EmptyState title="По этим условиям задач нет">
        <Button size="l" onClick={onReset}>
          Сбросить условия
        </Button>
      </EmptyState>
    );
  }
  if (items.length === 0) {
    return (
      <EmptyState title={emptyTexts[list].title}>
        <p>{emptyTexts[list].more}</p>
        {list === 'mine' && inGroup > 0 && (
          <Link to="/tasks" search={{ list: 'group' }} className="link">
            Открыть задачи группы: {inGroup}
          </Link>
        )}
      </EmptyState>
    );
  }
  return (
    <div ref={walk} className="task-rows">
      <DataTable
        caption="Задачи, ближайший срок сверху"
        columns={columnsOf(list, oversees)}
        rows={[...items].sort(byDue)}
        rowKey={(task) => task.id}
        rowClass={(task) => (task.overdue ? 'row_overdue' : '')}
      />
      <p className="keys-hint">
        <kbd>↓</kbd> <kbd>↑</kbd> или <kbd>j</kbd> <kbd>k</kbd> — по списку, <kbd>Enter</kbd> — открыть
      </p>
    </div>
  );
}

function TaskTitle({ task, linked }: { readonly task: Task; readonly linked: boolean }) {
  return (
    <div className="task-title">
      {linked ? (
        <Link to="/tasks/$taskId" params={{ taskId: task.id }} className="link task-title__link" data-row-link>
          {task.title}
        </Link>
      ) : (
        <span>{task.title}</span>
      )}
      <span className="marks">
        <UrgencyMark urgency={task.urgency} />
        {task.kind === 'ATTENTION' && <span className="mark mark_attention">Разобраться</span>}
        {task.hasDraft && <span className="mark mark_draft">Черновик</span>}
      </span>
    </div>
  );
}

function CaseOfTask({ task, rowLink }: { readonly task: Task; readonly rowLink: boolean }) {
  return (
    <>
      <Link
        to="/cases/$caseId"
        params={{ caseId: task.caseId }}
        className="link nowrap"
        data-row-link={rowLink || undefined}
      >
        {task.caseNumber}
      </Link>
      {task.familyName && <span className="secondary block">{task.familyName}</span>}
    </>
  );
}

function StepOfTask({ task }: { readonly task: Task }) {
  if (!task.step) return <span className="secondary">—</span>;
  return (
    <span>
      {task.step}. {stepTitle(task.step)}
    </span>
  );
}

function WhoDoes({ task }: { readonly task: Task }) {
  if (task.mine) return <span>вы</span>;
  if (task.assignee) return <span>{task.assignee.name}</span>;
  return <span className="secondary">свободна ({nameOf(roleNames, task.role)})</span>;
}
