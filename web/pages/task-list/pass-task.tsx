/** The head of the unit or a manager gives a task to another colleague: whom, with how much each has to do. */
import { Button } from '@gravity-ui/uikit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { Field } from '../../parts/field.tsx';
import { NativeSelect, type SelectChoice } from '../../parts/native-select.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { counted } from '../../plural.ts';
import { taskPerformersQuery } from '../../queries.ts';
import { announce } from '../../shell/outcome-region.tsx';
import { useChange } from '../../use-change.ts';

type Task = ApiSchemas['TaskRow'];
type Performers = ApiSchemas['TaskPerformers'];

/** A vote of the consilium is its member's own. */
const personal = ({ role }: Task) => role === 'consiliumMember';

export function PassTask({ task }: { readonly task: Task }) {
  const [open, setOpen] = useState(false);
  if (personal(task)) return <span className="secondary">личный голос</span>;
  return (
    <>
      <Button
        size="l"
        view="outlined"
        aria-label={`Передать: ${task.title}, ${task.caseNumber}`}
        onClick={() => setOpen(true)}
      >
        Передать
      </Button>
      {open && <PassTaskDialog task={task} close={() => setOpen(false)} />}
    </>
  );
}

/** Stands for the group in the choice. */
const GROUP = 'group';

function PassTaskDialog({ task, close }: { readonly task: Task; readonly close: () => void }) {
  const performers = useQuery(taskPerformersQuery(task.id));
  const client = useQueryClient();
  const [to, setTo] = useState('');
  const [checked, setChecked] = useState(false);
  const request = useChange<Task, string>(
    (chosen) => ({ path: `/tasks/${task.id}/performer`, body: { userId: chosen === GROUP ? null : chosen } }),
    {
      done: ({ assignee }) => {
        announce(assignee ? `Задача передана: ${assignee.name}` : 'Задача возвращена группе');
        void client.invalidateQueries({ queryKey: ['tasks'] });
        close();
      },
    },
  );
  const apply = () => {
    setChecked(true);
    if (to !== '' && !request.isPending) request.mutate(to);
  };
  return (
    <FormDialog
      title="Передать задачу"
      apply="Передать"
      cancel="Отмена"
      busy={request.isPending}
      problem={request.error}
      onApply={apply}
      onClose={close}
    >
      <p>
        <strong>{task.title}</strong>, случай {task.caseNumber}.{' '}
        {task.assignee ? `Сейчас её выполняет ${task.assignee.name}.` : 'Сейчас она свободна.'}
      </p>
      <QueryView query={performers}>
        {(data) => (
          <Field id="task-performer" label="Кому" required error={checked && to === '' ? 'Выберите, кому' : undefined}>
            <NativeSelect
              id="task-performer"
              value={to}
              placeholder="Выберите сотрудника"
              choices={choicesOf(data, task)}
              onChange={setTo}
            />
          </Field>
        )}
      </QueryView>
    </FormDialog>
  );
}

/** Everybody but who has it now; the group where the task may go back to it. */
function choicesOf({ items, mayReturn }: Performers, { assignee }: Task): readonly SelectChoice[] {
  const people = items
    .filter(({ id }) => id !== assignee?.id)
    .map(({ id, name, openTasks, absent }) => {
      const load = counted(openTasks, ['задача', 'задачи', 'задач']);
      return { value: id, title: `${name} — ${load}${absent ? ', сейчас отсутствует' : ''}` };
    });
  return mayReturn && assignee ? [...people, { value: GROUP, title: 'Вернуть группе' }] : people;
}
