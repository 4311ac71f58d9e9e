/** The programme of the family: what it is for, how long it runs, and how each measure stands. */
import type { ApiSchemas } from '#generated/api-types.ts';
import { nameOf } from '../../labels.ts';
import { BodyReports } from '../../parts/body-reports.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { counted } from '../../plural.ts';
import {
  addresseeNames,
  levelNames,
  measureStatusNames,
  planKindNames,
  planPhaseNames,
  planStateNames,
  reactionNames,
} from '../../support-labels.ts';
import { useMoments } from '../../use-session.ts';

type Plan = ApiSchemas['RehabPlan'];
type Measure = ApiSchemas['PlanMeasure'];

export function CasePlan({ plan }: { readonly plan: Plan }) {
  const moments = useMoments();
  const facts = [
    { term: 'Вид', text: nameOf(planKindNames, plan.kind) },
    { term: 'Состояние', text: `${nameOf(planStateNames, plan.state)}, редакция ${plan.version}` },
    { term: 'Этап', text: nameOf(planPhaseNames, plan.phase) },
    { term: 'Срок', text: `${moments.day(plan.validFrom)} – ${moments.day(plan.validTo)}` },
    { term: 'Потенциал', text: nameOf(levelNames, plan.potentialLevel) },
    { term: 'Реакция семьи', text: nameOf(reactionNames, plan.reaction) },
    ...(plan.contractNumber ? [{ term: 'Договор', text: plan.contractNumber }] : []),
    ...(plan.resolutionNumber ? [{ term: 'Постановление', text: plan.resolutionNumber }] : []),
  ];
  return (
    <>
      <dl className="facts">
        {facts.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {plan.state === 'DRAFT' && plan.remarks && <p className="prewrap">Замечания: {plan.remarks}</p>}
      <PlanWords title="Цели" text={plan.goals} />
      <PlanWords title="Задачи" text={plan.tasks} />
      <PlanWords title="Участие семьи" text={plan.familyParticipation} />
      <PlanMeasures plan={plan} />
    </>
  );
}

function PlanWords({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <>
      <h3>{title}</h3>
      <p className="prewrap">{text}</p>
    </>
  );
}

function PlanMeasures({ plan }: { readonly plan: Plan }) {
  const moments = useMoments();
  const { total, byStatus, overdue } = plan.progress;
  const columns: readonly Column<Measure>[] = [
    { title: 'Мероприятие', cell: (measure) => <MeasureAbout measure={measure} /> },
    { title: 'Исполнитель', cell: ({ performer }) => performer },
    { title: 'Срок', className: 'nowrap', cell: ({ dueOn }) => moments.day(dueOn) },
    { title: 'Выполнение', cell: (measure) => <MeasureStatus measure={measure} /> },
  ];
  return (
    <>
      <h3>Мероприятия</h3>
      <p className="secondary">
        {counted(total, ['мероприятие', 'мероприятия', 'мероприятий'])}: выполнено {byStatus['DONE'] ?? 0}, впереди{' '}
        {byStatus['PLANNED'] ?? 0}
        {overdue > 0 && `, из них просрочено ${overdue}`}
      </p>
      <DataTable caption="Мероприятия программы" columns={columns} rows={plan.measures} rowKey={({ id }) => id} />
    </>
  );
}

function MeasureAbout({ measure }: { readonly measure: Measure }) {
  return (
    <>
      {measure.goal}
      <span className="secondary block">
        {measure.kindTitle}, {nameOf(addresseeNames, measure.addressee)}. {measure.indicator}
      </span>
    </>
  );
}

function MeasureStatus({ measure }: { readonly measure: Measure }) {
  const why = measure.reason ?? measure.evidence;
  return (
    <>
      <span className={measure.overdue ? 'due__text_overdue' : undefined}>
        {measure.overdue ? 'Просрочено' : nameOf(measureStatusNames, measure.status)}
      </span>
      {why && <span className="secondary block">{why}</span>}
      <BodyReports reports={measure.reports} />
    </>
  );
}
