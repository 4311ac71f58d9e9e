/** One case for an officer of a body: its own measures and the notices that were sent to it, and whom to call. */
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import { nameOf } from '../../labels.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { russianDay } from '../../report-words.ts';
import { addresseeNames, measureStatusNames } from '../../support-labels.ts';
import { useMoments } from '../../use-session.ts';
import { Section } from '../case-card/case-sections.tsx';
import { agencyCardQuery } from './agency-work-queries.ts';

type Card = ApiSchemas['AgencyCard'];
type Measure = Card['measures'][number];
type Notice = Card['notices'][number];
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

function AgencyCard({ card }: { readonly card: Card }) {
  return (
    <article>
      <PageHeading title={`Случай ${card.caseNumber}`} lead={card.familyName}>
        <AsOf at={card.asOf} />
      </PageHeading>
      <p className="reading-note">
        Кому звонить: <strong>{card.curatorName ?? 'куратор ещё не назначен'}</strong>, {card.centreName}
      </p>
      <Section
        title="Мероприятия вашего ведомства"
        empty={card.measures.length === 0 ? 'В программе семьи мероприятий вашего ведомства нет.' : undefined}
      >
        <DataTable
          caption="Мероприятия ведомства"
          columns={measureColumns}
          rows={card.measures}
          rowKey={({ id }) => id}
          rowClass={({ overdue }) => (overdue ? 'row_overdue' : '')}
        />
      </Section>
      <Section
        title="Извещения вашему ведомству"
        empty={card.notices.length === 0 ? 'Извещений вашему ведомству не отправляли.' : undefined}
      >
        <ul className="lines">
          {card.notices.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} />
          ))}
        </ul>
      </Section>
    </article>
  );
}

const measureColumns: readonly Column<Measure>[] = [
  { title: 'Что сделать', className: 'col-main', cell: (measure) => <MeasureAbout measure={measure} /> },
  { title: 'Исполнитель', cell: ({ performer }) => performer },
  { title: 'Срок', cell: ({ startOn, dueOn }) => `${russianDay(startOn)} – ${russianDay(dueOn)}` },
  {
    title: 'Выполнение',
    cell: ({ overdue, status }) => (
      <span className={overdue ? 'due__text_overdue' : undefined}>
        {overdue ? 'Просрочено' : nameOf(measureStatusNames, status)}
      </span>
    ),
  },
];

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

function NoticeLine({ notice }: { readonly notice: Notice }) {
  const moments = useMoments();
  return (
    <li className="signal-item">
      <p>
        <strong>{notice.title || 'Извещение'}</strong>
        {notice.kind === 'IMMEDIATE' && <strong> · незамедлительно</strong>}
        <span className="secondary block">
          {notice.agency}, отправлено {moments.moment(notice.sentAt)}
          {notice.outgoingNumber && `, исх. № ${notice.outgoingNumber}`}
        </span>
      </p>
      <p className="prewrap">{notice.content}</p>
      <p className="secondary">Основание: {notice.legalGround}</p>
      <p className="secondary">
        {notice.acknowledgedAt
          ? `Ответ получен ${moments.moment(notice.acknowledgedAt)}`
          : 'Ответ ещё не получен: сообщите куратору, что сделано.'}
        {notice.reply && <span className="block prewrap">{notice.reply}</span>}
      </p>
    </li>
  );
}
