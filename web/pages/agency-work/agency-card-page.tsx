/** One case for an officer of a body: its own measures and the notices that were sent to it, and whom to call. */
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { AgencyMeasures } from './agency-measures.tsx';
import { AgencyNotices } from './agency-notices.tsx';
import { agencyCardQuery } from './agency-work-queries.ts';

const route = getRouteApi('/agency-work/$caseId');

export function AgencyCardPage() {
  const { caseId } = route.useParams();
  const card = useQuery(agencyCardQuery(caseId));
  return (
    <>
      <p className="crumbs">
        <Link to="/agency-work" className="link">
          Работа ведомства
        </Link>
      </p>
      <QueryView query={card}>{(data) => <AgencyCard card={data} />}</QueryView>
    </>
  );
}

function AgencyCard({ card }: { readonly card: ApiSchemas['AgencyCard'] }) {
  return (
    <article>
      <PageHeading title={`Случай ${card.caseNumber}`} lead={card.familyName}>
        <AsOf at={card.asOf} />
      </PageHeading>
      <p className="reading-note">
        Кому звонить: <strong>{card.curatorName ?? 'куратор ещё не назначен'}</strong>, {card.centreName}
      </p>
      <AgencyNotices card={card} />
      <AgencyMeasures card={card} />
    </article>
  );
}
