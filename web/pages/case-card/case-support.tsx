/** Step 7 on the case card: the programme, visits, reviews, what other bodies were asked, and the closure. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { nameOf, outcomeNames, riskNames } from '../../labels.ts';
import { LoadingRows } from '../../parts/loading-rows.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { caseSupportQuery } from '../../queries.ts';
import {
  closureResultNames,
  dynamicsNames,
  levelNames,
  planStateNames,
  requestOutcomeNames,
  reviewOutcomeNames,
} from '../../support-labels.ts';
import { type Moments, useMoments } from '../../use-session.ts';
import { CasePlan } from './case-plan.tsx';
import { CaseVisits } from './case-visits.tsx';

type Support = ApiSchemas['CaseSupport'];
type Section = { readonly caseId: string; readonly support: Support };

export function CaseSupport({ caseId }: { readonly caseId: string }) {
  const support = useQuery(caseSupportQuery(caseId));
  return (
    <section className="card case-support">
      <h2>Программа (ИПР)</h2>
      <QueryView query={support} loading={<LoadingRows rows={2} height={60} />}>
        {(data) => <SupportFacts caseId={caseId} support={data} />}
      </QueryView>
    </section>
  );
}

function SupportFacts({ caseId, support }: Section) {
  if (isEmpty(support)) {
    return <p className="secondary">Сопровождение ещё не началось: программу составляют после решения консилиума.</p>;
  }
  return (
    <>
      {support.plan ? <CasePlan plan={support.plan} /> : <p className="secondary">Программы пока нет.</p>}
      <FormerPlans support={support} />
      <Requests support={support} />
      <CaseVisits caseId={caseId} support={support} />
      <Reviews caseId={caseId} support={support} />
      <Closure caseId={caseId} support={support} />
    </>
  );
}

const isEmpty = ({ plan, visitPlan, visits, requests, closure }: Support): boolean =>
  !plan && !visitPlan && visits.length === 0 && !closure && Object.values(requests).every((asked) => asked === null);

function FormerPlans({ support: { plan, versions } }: Pick<Section, 'support'>) {
  const moments = useMoments();
  const others = versions.filter(({ id }) => id !== plan?.id);
  if (others.length === 0) return null;
  return (
    <>
      <h3>Другие редакции</h3>
      <ul className="plain-list">
        {others.map(({ id, version, state, validFrom, validTo }) => (
          <li key={id}>
            Редакция {version}: {moments.day(validFrom)} – {moments.day(validTo)},{' '}
            {nameOf(planStateNames, state).toLowerCase()}
          </li>
        ))}
      </ul>
    </>
  );
}

function Requests({ support }: Pick<Section, 'support'>) {
  const lines = requestLines(support, useMoments());
  if (lines.length === 0) return null;
  return (
    <>
      <h3>Другие ведомства и учёт</h3>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function requestLines({ requests, register }: Support, { day }: Moments): readonly string[] {
  const { watch, services, commission, guardianship, transfer } = requests;
  const answered = (code: string | null) => (code ? nameOf(requestOutcomeNames, code) : 'ждём ответа');
  return [
    ...(register.registeredOn ? [`На учёте КДНиЗП (СОП) с ${day(register.registeredOn)}`] : []),
    ...(register.deregisteredOn ? [`Снята с учёта КДНиЗП ${day(register.deregisteredOn)}`] : []),
    ...(watch
      ? [`Внутренний контроль с ${day(watch.since)}${watch.outcome ? `: ${answered(watch.outcome)}` : ''}`]
      : []),
    ...(services ? [`${services.provider}, заявление ${day(services.sentOn)}: ${answered(services.outcome)}`] : []),
    ...[commission, guardianship].flatMap((asked) =>
      asked ? [`${asked.body}, отправлено ${day(asked.sentOn)}: ${answered(asked.outcome)}`] : [],
    ),
    ...(transfer ? [`Передан: ${transfer.receiver}, подтверждено ${day(transfer.acknowledgedOn)}`] : []),
  ];
}

function Reviews({ caseId, support: { reviews } }: Section) {
  const moments = useMoments();
  if (reviews.length === 0) return null;
  return (
    <>
      <h3>Мониторинг</h3>
      <ul className="lines">
        {reviews.map((review) => (
          <li key={review.submissionId} className="lines__item">
            <span>
              <Link
                to="/cases/$caseId/records/$submissionId"
                params={{ caseId, submissionId: review.submissionId }}
                className="link"
              >
                {moments.day(review.periodFrom)} – {moments.day(review.periodTo)}
              </Link>
              <span className="secondary block">
                Динамика: {nameOf(dynamicsNames, review.dynamics).toLowerCase()}, риск:{' '}
                {nameOf(riskNames, review.risk).toLowerCase()}, потенциал:{' '}
                {nameOf(levelNames, review.potentialLevel).toLowerCase()}
              </span>
            </span>
            <span>
              {review.decision
                ? `Решение: ${nameOf(reviewOutcomeNames, review.decision).toLowerCase()}`
                : `Предложено: ${nameOf(reviewOutcomeNames, review.proposal).toLowerCase()}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Closure({ caseId, support: { closure } }: Section) {
  const moments = useMoments();
  if (!closure) return null;
  const why = closure.withResult
    ? closure.results.map((code) => nameOf(closureResultNames, code)).join('; ')
    : nameOf(outcomeNames, closure.reason);
  return (
    <>
      <h3>Закрытие</h3>
      <p>
        <Link
          to="/cases/$caseId/records/$submissionId"
          params={{ caseId, submissionId: closure.submissionId }}
          className="link"
        >
          {moments.day(closure.closedOn)}
        </Link>
        , {closure.withResult ? 'с результатом' : 'без результата'}: {why}
      </p>
      <p className="prewrap">{closure.conclusion}</p>
    </>
  );
}
