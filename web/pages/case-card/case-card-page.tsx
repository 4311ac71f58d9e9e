/** The case card: where the case stands, what is known, what is due and everything that was recorded. */
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { caseStatusNames, nameOf, outcomeNames } from '../../labels.ts';
import { toProblem } from '../../api-problem.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { LoadingRows } from '../../parts/loading-rows.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PrintButton } from '../../parts/print-button.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { UrgencyMark } from '../../parts/urgency-mark.tsx';
import { caseQuery } from '../../queries.ts';
import { CaseConsilium } from './case-consilium.tsx';
import { CaseContacts } from './case-contacts.tsx';
import { CaseDeadlines } from './case-deadlines.tsx';
import { CaseEmergencies, CaseEmergency } from './case-emergency.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CaseFamily } from './case-family.tsx';
import { CaseBehindGlass, GlassNotice } from './case-glass.tsx';
import { CaseInvitations } from './case-invitations.tsx';
import { CaseNotices } from './case-notices.tsx';
import { CasePapers } from './case-papers.tsx';
import { CaseReaders } from './case-readers.tsx';
import { CaseRecords, CaseSignals, CaseTasks } from './case-sections.tsx';
import { CaseSupport } from './case-support.tsx';
import { StepStrip } from './step-strip.tsx';

type Card = ApiSchemas['CaseCard'];
const route = getRouteApi('/cases/$caseId');

export function CaseCardPage() {
  const { caseId } = route.useParams();
  const card = useQuery(caseQuery(caseId));
  const closed = card.isError && toProblem(card.error).status === 404;
  return (
    <>
      <QueryView query={card} loading={<LoadingRows rows={5} height={120} />}>
        {(data) => <CaseCard card={data} />}
      </QueryView>
      {(closed || card.data?.relation === 'NUMBERS') && <CaseBehindGlass caseId={caseId} />}
    </>
  );
}

function CaseCard({ card }: { readonly card: Card }) {
  const opens = (group: Card['groups'][number]) => card.groups.includes(group);
  return (
    <article className="case-card">
      <CardHeading card={card} />
      {card.relation === 'BREAK_GLASS' && <GlassNotice caseId={card.case.id} />}
      <CaseEmergency caseId={card.case.id} />
      <StepStrip steps={card.steps} />
      <div className="case-card__columns">
        <div className="case-card__main">
          <CaseTasks card={card} />
          <CaseDeadlines card={card} />
          {opens('ASSESSMENT') && <CaseEmergencies caseId={card.case.id} />}
          {opens('DECISIONS') && <CaseConsilium card={card} />}
          {opens('PROGRAMME') && <CaseSupport caseId={card.case.id} />}
          {opens('CONTACTS') && <CaseContacts caseId={card.case.id} />}
          {opens('PAPERS') && <CasePapers caseId={card.case.id} />}
          {opens('ASSESSMENT') && <CaseRecords card={card} />}
          {opens('ASSESSMENT') && <CaseSignals card={card} />}
          {opens('DECISIONS') && <CaseNotices card={card} />}
        </div>
        <div className="case-card__side">
          <CaseFacts card={card} />
          <CaseFamily card={card} />
          <CaseInvitations card={card} />
          <CaseReaders card={card} />
        </div>
      </div>
    </article>
  );
}

function CardHeading({ card }: { readonly card: Card }) {
  const { case: row } = card;
  return (
    <>
      <p className="crumbs">
        <Link to="/cases" className="link">
          Случаи
        </Link>
      </p>
      <PageHeading title={`Случай ${row.number}`} lead={headline(card)}>
        <UrgencyMark urgency={row.urgency} />
        <AsOf at={card.asOf} />
        <PrintButton page="CASE" caseId={row.id} />
        <Link to="/cases/$caseId/diagram" params={{ caseId: row.id }} className="link no-print">
          Где случай на схеме
        </Link>
      </PageHeading>
    </>
  );
}

function headline({ case: row, centreName, family }: Card): string {
  const status =
    row.status === 'CLOSED'
      ? `завершён: ${nameOf(outcomeNames, row.outcome).toLowerCase()}`
      : caseStatusNames.RUNNING.toLowerCase();
  return [family?.name, status, centreName].filter(Boolean).join(' · ');
}
