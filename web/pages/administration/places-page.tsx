/** The tree of territories with the centres on each and their parts; an administrator adds, renames and removes. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { unitKindNames } from '../../administration-labels.ts';
import { organisationQuery, type Centre, type Organisation, type Territory } from '../../administration-queries.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { counted } from '../../plural.ts';
import { AdministrationFrame } from './administration-frame.tsx';
import { CentreTimeLine } from './centre-time.tsx';
import { LastDeed } from './last-deed.tsx';
import { MoveTerritory } from './move-territory.tsx';
import type { NewPlaceKind } from './place.ts';
import { PlaceActions } from './place-actions.tsx';
import { ServedTerritories } from './served-territories.tsx';
import type { Deed } from './use-deed.ts';

type TreeProps = { readonly data: Organisation; readonly done: (deed: Deed) => void };

export function PlacesPage() {
  const organisation = useQuery(organisationQuery);
  const [last, setLast] = useState<Deed>();
  return (
    <AdministrationFrame
      on="/administration/places"
      title="Территории и центры"
      lead="Регион, районы, центры, их отделения и участки"
    >
      <QueryView query={organisation}>
        {(data) =>
          data.territories.length > 0 ? (
            <Branches data={data} parentId={null} done={setLast} />
          ) : (
            <EmptyState title="Территорий пока нет">Они появляются при первой настройке системы.</EmptyState>
          )
        }
      </QueryView>
      <LastDeed deed={last} after={setLast} />
    </AdministrationFrame>
  );
}

function Branches({ data, parentId, done }: TreeProps & { readonly parentId: string | null }) {
  const territories = data.territories.filter((territory) => territory.parentId === parentId);
  if (territories.length === 0) return null;
  return (
    <ul className="place-tree">
      {territories.map((territory) => (
        <Branch key={territory.id} territory={territory} data={data} done={done} />
      ))}
    </ul>
  );
}

function Branch({ territory, data, done }: TreeProps & { readonly territory: Territory }) {
  const { id, name, mayChange } = territory;
  const centres = data.centres.filter(({ territoryId }) => territoryId === id);
  const below = data.territories.some(({ parentId }) => parentId === id);
  const adds: readonly NewPlaceKind[] = ['territory', 'centre'];
  return (
    <li>
      <div className="place-tree__line">
        <strong>{name}</strong>
        {mayChange && (
          <span className="place-actions">
            <PlaceActions
              place={{ kind: 'territory', id, name }}
              adds={adds}
              removable={centres.length === 0 && !below && territory.parentId !== null}
              done={done}
            />
            <MoveTerritory territory={territory} data={data} done={done} />
          </span>
        )}
      </div>
      {centres.map((centre) => (
        <CentreCard key={centre.id} centre={centre} data={data} done={done} />
      ))}
      <Branches data={data} parentId={id} done={done} />
    </li>
  );
}

function CentreCard({ centre, data, done }: TreeProps & { readonly centre: Centre }) {
  const { id, name, units, people, mayChange } = centre;
  return (
    <section className="card place-tree__centre" aria-label={name}>
      <div className="place-tree__line">
        <span>
          {name}
          <span className="secondary block">
            {people > 0 ? counted(people, ['сотрудник', 'сотрудника', 'сотрудников']) : 'сотрудников пока нет'}
          </span>
        </span>
        {mayChange && (
          <PlaceActions
            place={{ kind: 'centre', id, name }}
            adds={['unit']}
            removable={people === 0 && units.length === 0}
            done={done}
          />
        )}
      </div>
      <CentreTimeLine centre={centre} done={done} />
      <ServedTerritories centre={centre} data={data} done={done} />
      {units.length > 0 && (
        <ul className="lines">
          {units.map((unit) => (
            <li key={unit.id} className="lines__item">
              <span>
                {unit.name} <span className="secondary">{unitKindNames[unit.kind].toLowerCase()}</span>
              </span>
              {mayChange && (
                <PlaceActions place={{ kind: 'unit', id: unit.id, name: unit.name }} adds={[]} removable done={done} />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
