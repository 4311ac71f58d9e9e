/** Sections of a case without names: assessments with the consilium, the programme, the visits. */
import type { ApiSchemas } from '#generated/api-types.ts';
import { decisionNames, nameOf, riskNames, safetyNames } from '../../labels.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { russianDay } from '../../report-words.ts';
import { measureStatusNames, planPhaseNames, visitKindNames, visitOutcomeNames } from '../../support-labels.ts';
import { Section } from '../case-card/case-sections.tsx';

type Read = ApiSchemas['SupervisedCase'];
type Props = { readonly read: Read };
type Measure = NonNullable<Read['plan']>['measures'][number];

export function SupervisedDecisions({ read: { assessments, consilium } }: Props) {
  const none = assessments.length + consilium.length === 0;
  return (
    <Section title="Оценки и решения" empty={none ? 'Семью ещё не оценивали.' : undefined}>
      <ul className="lines">
        {consilium.map((round) => (
          <li key={`${round.heldOn} ${round.question}`} className="signal-item">
            <p>Консилиум {russianDay(round.heldOn)}</p>
            <p className="prewrap">{round.question}</p>
            <p className="secondary">
              {round.decision
                ? `Решение: ${nameOf(decisionNames, round.decision)}`
                : `Предложено: ${nameOf(decisionNames, round.proposed)}`}
            </p>
          </li>
        ))}
        {assessments.map((assessment) => (
          <li key={assessment.at} className="lines__item">
            <span>Оценка: {nameOf(safetyNames, assessment.safety)}</span>
            <span className="secondary">
              риск: {nameOf(riskNames, assessment.riskLevel).toLowerCase()}, {russianDay(assessment.at.slice(0, 10))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const columns: readonly Column<Measure>[] = [
  {
    title: 'Мероприятие',
    className: 'col-main',
    cell: ({ goal, kind }) => (
      <>
        {goal}
        <span className="secondary block">{kind}</span>
      </>
    ),
  },
  { title: 'Срок', cell: ({ dueOn }) => russianDay(dueOn) },
  { title: 'Выполнение', cell: ({ status }) => nameOf(measureStatusNames, status) },
];

export function SupervisedPlan({ read: { plan } }: Props) {
  return (
    <Section title="Программа" empty={plan ? undefined : 'Утверждённой программы ещё нет.'}>
      {plan && (
        <>
          <p className="secondary">
            Этап: {nameOf(planPhaseNames, plan.phase).toLowerCase()}, {russianDay(plan.validFrom)} –{' '}
            {russianDay(plan.validTo)}
          </p>
          <p className="prewrap">{plan.goals}</p>
          <DataTable
            caption="Мероприятия программы"
            columns={columns}
            rows={plan.measures}
            rowKey={({ position }) => String(position)}
          />
        </>
      )}
    </Section>
  );
}

export function SupervisedVisits({ read: { visits } }: Props) {
  return (
    <Section title="Посещения" empty={visits.length === 0 ? 'Посещений ещё не было.' : undefined}>
      <ul className="lines">
        {visits.map((visit, index) => (
          <li key={`${visit.visitedOn} ${index}`} className="lines__item">
            <span>
              {nameOf(visitKindNames, visit.kind)}, {nameOf(visitOutcomeNames, visit.outcome).toLowerCase()}
            </span>
            <span className="secondary">
              {russianDay(visit.visitedOn)}
              {visit.childSeen !== null && (visit.childSeen ? ', ребёнка видели' : ', ребёнка не видели')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
