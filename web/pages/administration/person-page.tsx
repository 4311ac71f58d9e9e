/** One colleague: posts with their days, access to the system, devices; every change can be seen in the audit. */
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { personStateNames } from '../../administration-labels.ts';
import { personQuery, type StaffPersonCard } from '../../administration-queries.ts';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { russianDay } from '../../report-words.ts';
import { LastDeed } from './last-deed.tsx';
import { PersonAccess } from './person-access.tsx';
import { PersonNames } from './person-names.tsx';
import { PersonPosts } from './person-posts.tsx';
import type { Deed } from './use-deed.ts';

const route = getRouteApi('/administration/people/$userId');

export function PersonPage() {
  const { userId } = route.useParams();
  const person = useQuery(personQuery(userId));
  return (
    <article className="record">
      <Link to="/administration/people" className="link crumbs block">
        ← Сотрудники
      </Link>
      <QueryView query={person}>{(found) => <Card key={found.id} person={found} />}</QueryView>
    </article>
  );
}

function Card({ person }: { readonly person: StaffPersonCard }) {
  const [last, setLast] = useState<Deed>();
  return (
    <>
      <PageHeading title={person.fullName} lead={`${person.post}, логин ${person.login}`} />
      <State person={person} />
      <PersonPosts person={person} done={setLast} />
      {person.mayChange && (
        <>
          <PersonAccess person={person} done={setLast} />
          <PersonNames person={person} done={setLast} />
        </>
      )}
      <LastDeed deed={last} after={setLast} />
    </>
  );
}

function State({ person: { state, absence, self, mayChange } }: { readonly person: StaffPersonCard }) {
  return (
    <div className="person-state">
      {state !== 'ACTIVE' && <p className="mark mark_warning">{personStateNames[state]}</p>}
      {absence && (
        <p>
          Отсутствует по {russianDay(absence.toDay)}
          {absence.actingName ? `, замещает ${absence.actingName}` : ', замещающий не назначен'}.{' '}
          <Link to="/administration/absences" className="link">
            Отсутствия
          </Link>
        </p>
      )}
      {self && <p className="secondary">Это вы. Свои роли и доступ меняет другой администратор.</p>}
      {!self && !mayChange && (
        <p className="secondary">Доступ этого сотрудника меняет администратор всей территории, где у него есть роли.</p>
      )}
    </div>
  );
}
