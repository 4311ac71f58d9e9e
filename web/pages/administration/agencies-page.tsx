/** The agencies to which notices go, by territory; a closed one gets no further ones. */
import { Button } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { agencyKindNames } from '../../administration-labels.ts';
import { organisationQuery, type Agency, type Organisation, type Territory } from '../../administration-queries.ts';
import { nameOf } from '../../labels.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { russianDay } from '../../report-words.ts';
import { AdministrationFrame } from './administration-frame.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { LastDeed } from './last-deed.tsx';
import { PlaceActions } from './place-actions.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import type { Deed } from './use-deed.ts';

type Done = { readonly done: (deed: Deed) => void };

export function AgenciesPage() {
  const organisation = useQuery(organisationQuery);
  const [last, setLast] = useState<Deed>();
  return (
    <AdministrationFrame
      on="/administration/agencies"
      title="Органы"
      lead="Кому система составляет уведомления; ищется орган своей территории, затем вышестоящей"
    >
      <QueryView query={organisation}>{(data) => <Groups data={data} done={setLast} />}</QueryView>
      <LastDeed deed={last} after={setLast} />
    </AdministrationFrame>
  );
}

/** Each territory is followed by those below it. */
function fromAbove(all: readonly Territory[], above: string | null = null): readonly Territory[] {
  return all
    .filter(({ parentId }) => parentId === above)
    .flatMap((territory) => [territory, ...fromAbove(all, territory.id)]);
}

function Groups({ data, done }: Done & { readonly data: Organisation }) {
  const groups = fromAbove(data.territories)
    .map((territory) => ({
      territory,
      agencies: data.agencies.filter(({ territoryId }) => territoryId === territory.id),
    }))
    .filter(({ territory, agencies }) => agencies.length > 0 || territory.mayChange);
  if (groups.length === 0) {
    return <EmptyState title="Органов пока нет">Их добавляет администратор территории.</EmptyState>;
  }
  return groups.map(({ territory, agencies }) => (
    <Group key={territory.id} territory={territory} agencies={agencies} done={done} />
  ));
}

function Group({ territory, agencies, done }: Done & { territory: Territory; agencies: readonly Agency[] }) {
  const [adding, setAdding] = useState(false);
  return (
    <section className="card" aria-label={territory.name}>
      <div className="place-tree__line">
        <h2>{territory.name}</h2>
        {territory.mayChange && (
          <Button
            size="m"
            view="outlined"
            aria-label={`Добавить орган: ${territory.name}`}
            onClick={() => setAdding(true)}
          >
            Добавить орган
          </Button>
        )}
      </div>
      {agencies.length === 0 ? (
        <p className="secondary">
          {territory.parentId === null
            ? 'Общих для региона органов нет: уведомления уходят в органы районов.'
            : 'Своих органов нет: уведомления уходят в органы вышестоящей территории.'}
        </p>
      ) : (
        <ul className="lines">
          {agencies.map((agency) => (
            <AgencyLine key={agency.id} agency={agency} done={done} />
          ))}
        </ul>
      )}
      {adding && (
        <PlaceDialog
          kind="agency"
          title="Добавить орган"
          above={territory}
          close={() => setAdding(false)}
          done={done}
        />
      )}
    </section>
  );
}

function AgencyLine({ agency, done }: Done & { readonly agency: Agency }) {
  const [asking, setAsking] = useState(false);
  const { id, name, closedOn, mayChange } = agency;
  const step = (closed: boolean) =>
    ({
      method: 'PUT',
      path: `/administration/agencies/${id}/closed`,
      body: { closed },
      said: closed ? `Орган закрыт: ${name}` : `Орган снова действует: ${name}`,
    }) as const;
  return (
    <li className="lines__item">
      <span>
        {name}
        <span className="secondary block">
          {nameOf(agencyKindNames, agency.kind)}
          {closedOn && `, закрыт ${russianDay(closedOn)}`}
        </span>
      </span>
      {mayChange && (
        <span className="place-actions">
          <PlaceActions place={{ kind: 'agency', id, name }} adds={[]} removable={false} done={done} />
          <Button
            size="m"
            view="flat"
            aria-label={`${closedOn ? 'Открыть' : 'Закрыть'}: ${name}`}
            onClick={() => setAsking(true)}
          >
            {closedOn ? 'Открыть снова' : 'Закрыть'}
          </Button>
        </span>
      )}
      {asking && (
        <ConfirmDialog
          title={closedOn ? 'Открыть орган снова?' : 'Закрыть орган?'}
          apply={closedOn ? 'Открыть' : 'Закрыть'}
          deed={{ ...step(!closedOn), undo: step(Boolean(closedOn)) }}
          close={() => setAsking(false)}
          done={done}
        >
          <p>
            {closedOn
              ? `${name} снова будет получать уведомления.`
              : `${name}: новых уведомлений этому органу не будет, прежние останутся.`}
          </p>
        </ConfirmDialog>
      )}
    </li>
  );
}
