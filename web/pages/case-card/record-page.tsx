/** A filled form as it was confirmed: read-only and printable. */
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { CamundaForm } from '../../form/camunda-form.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PrintButton } from '../../parts/print-button.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { recordQuery } from '../../queries.ts';
import { useMoments } from '../../use-session.ts';

const route = getRouteApi('/cases/$caseId/records/$submissionId');

export function RecordPage() {
  const { caseId, submissionId } = route.useParams();
  const record = useQuery(recordQuery(caseId, submissionId));
  const moments = useMoments();
  return (
    <>
      <p className="crumbs">
        <Link to="/cases/$caseId" params={{ caseId }} className="link">
          К карте случая
        </Link>
      </p>
      <QueryView query={record}>
        {(data) => (
          <article className="record">
            <PageHeading title={data.title} lead={`${data.submittedBy}, ${moments.full(data.submittedAt)}`}>
              <PrintButton page="RECORD" caseId={caseId} />
            </PageHeading>
            <CamundaForm
              formKey={submissionId}
              schema={data.form}
              data={data.data}
              readOnly
              label={`Заполненная форма: ${data.title}`}
            />
          </article>
        )}
      </QueryView>
    </>
  );
}
