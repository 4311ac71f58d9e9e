/** The staff of one's places: found by words, centre, role and state; each opens a card. */
import { Button } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { personStateNames, roleChoices } from '../../administration-labels.ts';
import { organisationQuery, peopleQuery, type StaffPerson } from '../../administration-queries.ts';
import { nameOf, roleNames } from '../../labels.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { counted } from '../../plural.ts';
import { russianDay } from '../../report-words.ts';
import { useSearchWords } from '../../search-words.ts';
import { useRowWalk } from '../task-list/use-row-walk.ts';
import { AdministrationFrame, useAccess } from './administration-frame.tsx';
import type { PeopleSearch } from './people-search.ts';

const route = getRouteApi('/administration/people');
const pageSize = 50;
const mostShown = 100;

export function PeoplePage() {
  const search = route.useSearch();
  const [words, setWords] = useSearchWords('people');
  const filter = {
    centreId: search.centre,
    role: search.role,
    state: search.state,
    limit: search.all ? mostShown : pageSize,
  };
  const people = useQuery({
    ...peopleQuery({ ...filter, ...(words ? { text: words } : {}) }),
    placeholderData: (before) => before,
  });
  const mayAdd = useAccess().can('change', 'People');
  const total = people.data?.total ?? 0;
  return (
    <AdministrationFrame
      on="/administration/people"
      title="Сотрудники"
      lead={people.data && counted(total, ['сотрудник', 'сотрудника', 'сотрудников'])}
      actions={mayAdd && <AddPerson />}
    >
      <div className="filters">
        <SearchField
          value={words}
          label="Поиск сотрудников"
          placeholder="Имя, логин или должность"
          onSearch={setWords}
        />
        <Filters search={search} />
      </div>
      <QueryView query={people}>
        {({ items }) =>
          items.length > 0 ? (
            <PeopleTable items={items} more={total > items.length ? search : undefined} />
          ) : (
            <EmptyState title="Таких сотрудников нет">
              {mayAdd ? 'Измените поиск или добавьте сотрудника: он получит приглашение.' : 'Измените поиск.'}
            </EmptyState>
          )
        }
      </QueryView>
    </AdministrationFrame>
  );
}

function AddPerson() {
  const navigate = useNavigate();
  return (
    <Button view="action" size="l" onClick={() => void navigate({ to: '/administration/people/new' })}>
      Добавить сотрудника
    </Button>
  );
}

function Filters({ search }: { readonly search: PeopleSearch }) {
  const navigate = useNavigate();
  const centres = useQuery(organisationQuery).data?.centres ?? [];
  const set = (part: Partial<PeopleSearch>) =>
    void navigate({ to: '/administration/people', search: { ...search, all: undefined, ...part } });
  return (
    <>
      {centres.length > 1 && (
        <NativeSelect
          label="Центр"
          value={search.centre ?? ''}
          choices={[{ value: '', title: 'Все центры' }, ...centres.map(({ id, name }) => ({ value: id, title: name }))]}
          onChange={(centre) => set({ centre: centre || undefined })}
        />
      )}
      <NativeSelect
        label="Роль"
        value={search.role ?? ''}
        choices={[{ value: '', title: 'Все роли' }, ...roleChoices]}
        onChange={(role) => set({ role: (role || undefined) as PeopleSearch['role'] })}
      />
      <NativeSelect
        label="Состояние"
        value={search.state ?? ''}
        choices={[
          { value: '', title: 'В любом состоянии' },
          ...Object.entries(personStateNames).map(([value, title]) => ({ value, title })),
        ]}
        onChange={(state) => set({ state: (state || undefined) as PeopleSearch['state'] })}
      />
    </>
  );
}

type TableProps = { readonly items: readonly StaffPerson[]; readonly more: PeopleSearch | undefined };

function PeopleTable({ items, more }: TableProps) {
  const walk = useRowWalk();
  return (
    <div ref={walk}>
      <DataTable caption="Сотрудники" columns={columns} rows={items} rowKey={({ id }) => id} />
      {more && (
        <p className="secondary">
          Показаны первые {items.length}: уточните поиск
          {!more.all && (
            <>
              {' '}
              или{' '}
              <Link to="/administration/people" search={{ ...more, all: true }} className="link">
                покажите ещё
              </Link>
            </>
          )}
          .
        </p>
      )}
    </div>
  );
}

const columns: readonly Column<StaffPerson>[] = [
  {
    title: 'Сотрудник',
    className: 'col-main',
    cell: ({ id, fullName, post }) => (
      <>
        <Link to="/administration/people/$userId" params={{ userId: id }} className="link" data-row-link>
          {fullName}
        </Link>
        <span className="secondary block">{post}</span>
      </>
    ),
  },
  {
    title: 'Роли сейчас',
    cell: ({ posts }) =>
      posts.length > 0 ? (
        <ul>
          {posts.map((post) => (
            <li key={post.id}>
              {nameOf(roleNames, post.role)} <span className="secondary">{post.place.name}</span>
            </li>
          ))}
        </ul>
      ) : (
        'нет'
      ),
  },
  { title: 'Логин', className: 'col-login', cell: ({ login }) => login },
  { title: 'Состояние', cell: (row) => <PersonState row={row} /> },
];

function PersonState({ row: { state, absence } }: { readonly row: StaffPerson }) {
  return (
    <>
      {state === 'ACTIVE' ? (
        personStateNames[state]
      ) : (
        <span className="mark mark_warning">{personStateNames[state]}</span>
      )}
      {absence && (
        <span className="secondary block">
          отсутствует по {russianDay(absence.toDay)}
          {absence.actingName && `, замещает ${absence.actingName}`}
        </span>
      )}
    </>
  );
}
