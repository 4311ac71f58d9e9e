/** Visits of a case: when the next one is due and by which regime, and those that were made. */
import { Link } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { nameOf, visitRegimeNames } from '../../labels.ts';
import { counted } from '../../plural.ts';
import { visitKindNames, visitOutcomeNames } from '../../support-labels.ts';
import { type Moments, useMoments } from '../../use-session.ts';

type Support = ApiSchemas['CaseSupport'];
type Visit = Support['visits'][number];

export function CaseVisits({ caseId, support }: { readonly caseId: string; readonly support: Support }) {
  const moments = useMoments();
  const { visitPlan, visits, regimeChanges } = support;
  return (
    <>
      <h3>Посещения</h3>
      {visitPlan && <p>{planText(visitPlan, moments)}</p>}
      {visits.length === 0 && <p className="secondary">Посещений ещё не было.</p>}
      <ul className="lines">
        {visits.map((visit) => (
          <li key={visit.submissionId} className="lines__item">
            <Link
              to="/cases/$caseId/records/$submissionId"
              params={{ caseId, submissionId: visit.submissionId }}
              className="link"
            >
              {moments.day(visit.visitedOn)}: {visitTitle(visit).toLowerCase()}
            </Link>
            <span className="secondary">{visitDetails(visit)}</span>
          </li>
        ))}
      </ul>
      {regimeChanges.map((change) => (
        <p key={change.changedAt} className="secondary">
          {moments.full(change.changedAt)}: режим изменён на «{nameOf(visitRegimeNames, change.to).toLowerCase()}».{' '}
          {change.reason}
        </p>
      ))}
    </>
  );
}

function planText(plan: NonNullable<Support['visitPlan']>, moments: Moments): string {
  if (plan.suspended) return 'Плановые посещения приостановлены до конца экстренного реагирования.';
  const regime = plan.purpose === 'WATCH' ? 'внутренний контроль' : nameOf(visitRegimeNames, plan.regime).toLowerCase();
  const next = plan.nextVisitOn ? `Следующее посещение ${moments.day(plan.nextVisitOn)}` : 'Посещение ещё не назначено';
  return `${next} (${regime}), сопровождение ${counted(plan.weeks, ['неделю', 'недели', 'недель'])}.`;
}

const visitTitle = (visit: Visit): string =>
  visit.purpose === 'WATCH' ? 'Внутренний контроль' : nameOf(visitKindNames, visit.kind);

function visitDetails({ by, childSeen, outcome }: Visit): string {
  const seen = childSeen ? 'ребёнка видели' : 'ребёнка не видели';
  return `${by}, ${seen}, ${nameOf(visitOutcomeNames, outcome).toLowerCase()}`;
}
