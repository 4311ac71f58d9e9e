/** The task list: mine, my group's, overdue; filters live in the address; the nearest due first. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { accessOf } from '#domain/access.ts';
import { caseSteps } from '#domain/case-steps.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { FilterTabs } from '../../parts/filter-tabs.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { tasksQuery, type TaskListName } from '../../queries.ts';
import type { TaskSearch } from '../../search-params.ts';
import { useSearchWords } from '../../search-words.ts';
import { useSession } from '../../use-session.ts';
import { CompletedNotice } from './completed-notice.tsx';
import { TaskRows } from './task-rows.tsx';

const route = getRouteApi('/tasks');
const lists: readonly { readonly name: TaskListName; readonly title: string }[] = [
  { name: 'mine', title: 'Мои' },
  { name: 'group', title: 'Моей группы' },
  { name: 'overdue', title: 'Просроченные' },
];
const unitList = { name: 'unit', title: 'Все задачи' } as const;
const stepOptions = [
  { value: '', title: 'Все шаги' },
  ...caseSteps.map(({ step, title }) => ({ value: String(step), title: `${step}. ${title}` })),
];

export function TaskListPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { oversees, shownLists, list } = useLists(search.list);
  const [words, setWords] = useSearchWords('tasks');
  const tasks = useQuery({
    ...tasksQuery(words ? { ...search, list, search: words } : { ...search, list }),
    placeholderData: (before) => before,
  });
  const setSearch = useCallback(
    (next: TaskSearch) => void navigate({ search: (now: TaskSearch) => ({ ...now, ...next }), replace: true }),
    [navigate],
  );
  const tabs = shownLists.map(({ name, title }) => ({
    title,
    ...(name === 'unit' ? {} : { count: tasks.data?.counts[name] }),
    on: name === list,
    search: { ...search, list: name },
  }));
  return (
    <>
      <PageHeading title="Задачи">
        <AsOf at={tasks.data?.asOf} />
      </PageHeading>
      <CompletedNotice />
      <FilterTabs label="Список задач" to="/tasks" tabs={tabs} />
      <div className="filters">
        <SearchField
          value={words}
          label="Поиск по задачам"
          placeholder="Номер случая, семья или задача"
          onSearch={setWords}
        />
        <NativeSelect
          label="Шаг"
          value={String(search.step ?? '')}
          choices={stepOptions}
          onChange={(step) => setSearch({ step: step ? Number(step) : undefined })}
        />
      </div>
      <QueryView query={tasks}>
        {(data) => (
          <TaskRows
            list={list}
            oversees={oversees}
            items={data.items}
            inGroup={data.counts.group}
            filtered={Boolean(words || search.step)}
            onReset={() => {
              setWords('');
              setSearch({ step: undefined });
            }}
          />
        )}
      </QueryView>
    </>
  );
}

/** Who answers for a unit has the list of all its tasks; a manager, who has none of his own, begins with it. */
function useLists(asked: TaskListName | undefined) {
  const roles = useSession()?.roles ?? [];
  const oversees = accessOf(roles).can('read', 'UnitTasks');
  const shownLists = oversees ? [...lists, unitList] : lists;
  const first = roles.every((role) => role === 'manager') ? 'unit' : 'mine';
  return { oversees, shownLists, list: asked ?? (oversees ? first : 'mine') };
}
