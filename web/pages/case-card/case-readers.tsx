/** «Кто открывал эту карту и кому отказано»: for its curator and the head of the unit; read only when it is opened. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { accessOf } from '#domain/access.ts';
import { purposeTitles } from '#domain/audit-words.ts';
import type { ApiSchemas } from '#generated/api-types.ts';
import { caseReadersQuery } from '../../audit-queries.ts';
import { QueryView } from '../../parts/query-view.tsx';
import { counted } from '../../plural.ts';
import { useMoments, useSession } from '../../use-session.ts';

type Reader = ApiSchemas['CaseReader'];
type Card = ApiSchemas['CaseCard'];

export function CaseReaders({ card }: { readonly card: Card }) {
  const [open, setOpen] = useState(false);
  if (card.relation !== 'UNIT_HEAD' && card.relation !== 'CURATOR') return null;
  return (
    <details className="card case-readers no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>Кто открывал эту карту и кому отказано</h2>
      </summary>
      {open && <Readers card={card} />}
    </details>
  );
}

function Readers({ card: { case: row } }: { readonly card: Card }) {
  const readers = useQuery(caseReadersQuery(row.id));
  const seesJournal = accessOf(useSession()?.roles ?? []).can('read', 'AuditTrail');
  return (
    <>
      <QueryView query={readers}>
        {({ items }) => (
          <>
            <ReaderList
              title="Открывали"
              empty="Пока никто."
              items={items.filter(({ outcome }) => outcome === 'DONE')}
            />
            <ReaderList
              title="Отказано"
              empty="Отказов не было."
              items={items.filter(({ outcome }) => outcome === 'REFUSED')}
            />
          </>
        )}
      </QueryView>
      {seesJournal && (
        <Link to="/audit" search={{ caseNumber: row.number }} className="link">
          Все действия по случаю в журнале
        </Link>
      )}
    </>
  );
}

type ListProps = { readonly title: string; readonly empty: string; readonly items: readonly Reader[] };

function ReaderList({ title, empty, items }: ListProps) {
  return (
    <>
      <h3>{title}</h3>
      {items.length === 0 && <p className="secondary">{empty}</p>}
      <ul className="lines">
        {items.map((item) => (
          <li key={item.reader.id} className="lines__item">
            <ReaderLine item={item} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ReaderLine({ item }: { readonly item: Reader }) {
  const moments = useMoments();
  const why = item.outcome === 'DONE' ? item.purposes.map((code) => purposeTitles[code]) : item.titles;
  return (
    <>
      <span>
        {item.reader.name}
        <span className="secondary block">{item.post}</span>
        <span className="secondary block">{why.join(', ')}</span>
      </span>
      <span className="secondary">
        {moments.moment(item.lastAt)}
        <span className="block">{counted(item.times, ['раз', 'раза', 'раз'])}</span>
      </span>
    </>
  );
}
