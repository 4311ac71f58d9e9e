/** One diagram, decision table or form of a release, read-only. */
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { formNames } from '#web/labels.ts';
import { LoadingRows } from '#web/parts/loading-rows.tsx';
import { PageHeading } from '#web/parts/page-heading.tsx';
import { QueryView } from '#web/parts/query-view.tsx';
import { releasesQuery, resourceQuery } from '#web/queries.ts';
import { BpmnView } from './bpmn-view.tsx';
import { DecisionView } from './decision-view.tsx';
import { FormView } from './form-view.tsx';

type Resource = ApiSchemas['ReleaseResource'];
const route = getRouteApi('/diagrams/$releaseId/$name');

export function ResourcePage() {
  const { releaseId, name } = route.useParams();
  const resource = useQuery(resourceQuery(Number(releaseId), name));
  const release = useQuery(releasesQuery).data?.items.find((candidate) => candidate.id === Number(releaseId));
  const title = formNames[name] ?? release?.resources.find((candidate) => candidate.name === name)?.title ?? name;
  return (
    <>
      <p className="crumbs">
        <Link to="/diagrams" className="link">
          Схемы
        </Link>
      </p>
      <PageHeading title={title} lead={`Выпуск ${releaseId}`} />
      <QueryView query={resource} loading={<LoadingRows rows={1} height={480} />}>
        {(data) => <ResourceView resource={data} title={title} />}
      </QueryView>
    </>
  );
}

function ResourceView({ resource, title }: { readonly resource: Resource; readonly title: string }) {
  if (resource.kind === 'bpmn') return <BpmnView resource={resource} title={title} />;
  if (resource.kind === 'dmn') return <DecisionView xml={resource.content} />;
  return <FormView content={resource.content} name={resource.name} title={title} />;
}
