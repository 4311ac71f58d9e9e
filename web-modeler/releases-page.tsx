/** The releases of diagrams, decision tables and forms: which is in force, since when, how many cases run in each. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { formNames, releaseOriginNames, releaseStateNames } from '#web/labels.ts';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { PageHeading } from '#web/parts/page-heading.tsx';
import { QueryView } from '#web/parts/query-view.tsx';
import { counted } from '#web/plural.ts';
import { releasesQuery } from '#web/queries.ts';
import { useMoments } from '#web/use-session.ts';

type Release = ApiSchemas['Release'];
type Resource = Release['resources'][number];

const groups: readonly { readonly kind: Resource['kind']; readonly title: string }[] = [
  { kind: 'bpmn', title: 'Схемы процессов' },
  { kind: 'dmn', title: 'Таблицы решений' },
  { kind: 'form', title: 'Формы задач' },
];

export function ReleasesPage() {
  const releases = useQuery(releasesQuery);
  return (
    <>
      <PageHeading title="Схемы" lead="Выпуск — это схемы, таблицы решений и формы, которые действуют вместе." />
      <QueryView query={releases}>
        {({ items }) =>
          items.length > 0 ? (
            items.map((release) => <ReleaseCard key={release.id} release={release} />)
          ) : (
            <EmptyState title="Выпусков пока нет" />
          )
        }
      </QueryView>
    </>
  );
}

function ReleaseCard({ release }: { readonly release: Release }) {
  const moments = useMoments();
  return (
    <section className="card">
      <h2>
        Выпуск {release.id}{' '}
        <span className={`mark mark_${release.state.toLowerCase()}`}>{releaseStateNames[release.state]}</span>
      </h2>
      <p className="secondary">
        с {moments.full(release.validFrom)}, {releaseOriginNames[release.origin]},{' '}
        {counted(release.runningCases, ['идущий случай', 'идущих случая', 'идущих случаев'])}
      </p>
      {release.note && <p>{release.note}</p>}
      <div className="release-groups">
        {groups.map((group) => (
          <ResourceGroup key={group.kind} release={release} {...group} />
        ))}
      </div>
    </section>
  );
}

type GroupProps = { readonly release: Release; readonly kind: Resource['kind']; readonly title: string };

function ResourceGroup({ release, kind, title }: GroupProps) {
  const resources = release.resources
    .filter((resource) => resource.kind === kind)
    .map(({ name, title: given }) => ({ name, title: formNames[name] ?? given }))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'ru', { numeric: true }));
  if (resources.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul className="plain-list">
        {resources.map((resource) => (
          <li key={resource.name}>
            <Link
              to="/diagrams/$releaseId/$name"
              params={{ releaseId: String(release.id), name: resource.name }}
              className="link"
            >
              {resource.title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
