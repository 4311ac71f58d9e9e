/** A case as its invited supervisor reads it: the family under a pseudonym, the course of the work, no name and no place. */
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import type { ApiSchemas } from '#generated/api-types.ts';
import {
  dangerNames,
  decisionNames,
  nameOf,
  reasonNames,
  relationNames,
  riskNames,
  safetyNames,
  sourceNames,
} from '../../labels.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { UrgencyMark } from '../../parts/urgency-mark.tsx';
import { counted } from '../../plural.ts';
import { russianDay } from '../../report-words.ts';
import { useMoments } from '../../use-session.ts';
import { Section } from '../case-card/case-sections.tsx';
import { SupervisedDecisions, SupervisedPlan, SupervisedVisits } from './supervised-sections.tsx';
import { supervisedCaseQuery } from './supervision-queries.ts';

type Read = ApiSchemas['SupervisedCase'];
const route = getRouteApi('/supervision/$caseId');

export function SupervisedCasePage() {
  const { caseId } = route.useParams();
  const read = useQuery(supervisedCaseQuery(caseId));
  return (
    <>
      <p className="crumbs">
        <Link to="/supervision" className="link">
          Супервизия
        </Link>
      </p>
      <QueryView query={read}>{(data) => <SupervisedCase read={data} />}</QueryView>
    </>
  );
}

function SupervisedCase({ read }: { readonly read: Read }) {
  return (
    <article className="case-card">
      <PageHeading title={read.title} lead={`${read.step}. ${read.stepTitle}`}>
        <UrgencyMark urgency={read.urgency} />
        <AsOf at={read.asOf} />
      </PageHeading>
      <p className="secondary reading-note">
        Имена, адреса и телефоны заменены. Если в тексте всё же узнаётся семья, скажите об этом заведующей.
      </p>
      <div className="case-card__columns">
        <div className="case-card__main">
          <Messages read={read} />
          <SupervisedDecisions read={read} />
          <SupervisedPlan read={read} />
          <SupervisedVisits read={read} />
        </div>
        <div className="case-card__side">
          <Facts read={read} />
          <People read={read} />
        </div>
      </div>
    </article>
  );
}

function Facts({ read }: { readonly read: Read }) {
  const moments = useMoments();
  const facts = [
    { term: 'Безопасность', text: nameOf(safetyNames, read.safety) },
    { term: 'Уровень риска', text: nameOf(riskNames, read.riskLevel) },
    { term: 'Решение', text: nameOf(decisionNames, read.decision) },
    { term: 'Куратор', text: read.curatorName ?? 'не назначен' },
    { term: 'Открыт', text: moments.day(read.openedAt) },
  ];
  return (
    <section className="card">
      <h2>Главное</h2>
      <dl className="facts">
        {facts.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function People({ read }: { readonly read: Read }) {
  return (
    <Section title="Семья" empty={read.people.length === 0 ? 'Состав семьи ещё не записан.' : undefined}>
      <ul className="people">
        {read.people.map((person) => (
          <li key={person.title}>
            {person.title}
            <span className="secondary block">
              {person.child
                ? person.age !== null && counted(person.age, ['год', 'года', 'лет'])
                : nameOf(relationNames, person.relation ?? '')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Messages({ read }: { readonly read: Read }) {
  return (
    <Section title="Сообщения" empty={read.signals.length === 0 ? 'Сообщений нет.' : undefined}>
      <ul className="lines">
        {read.signals.map((signal) => (
          <li key={signal.receivedAt} className="signal-item">
            <p>
              {russianDay(signal.receivedAt.slice(0, 10))}, {nameOf(sourceNames, signal.source)}
            </p>
            <p>
              {nameOf(reasonNames, signal.reason)}. Опасность сейчас: {dangerNames[signal.dangerNow].toLowerCase()}.
            </p>
            <p className="prewrap">{signal.facts}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
