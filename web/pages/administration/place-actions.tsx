/** What can be done to a place: add below it, rename it, remove it while nothing is there. */
import { Button } from '@gravity-ui/uikit';
import { useState } from 'react';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { NewPlaceKind, Place } from './place.ts';
import { PlaceDialog } from './place-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import type { Deed } from './use-deed.ts';

type Props = {
  readonly place: Place;
  readonly adds: readonly NewPlaceKind[];
  readonly removable: boolean;
  readonly done: (deed: Deed) => void;
};
type Open = NewPlaceKind | 'RENAME' | 'REMOVE';

const addTitles: Readonly<Record<NewPlaceKind, string>> = {
  territory: 'Добавить район',
  centre: 'Добавить центр',
  unit: 'Добавить подразделение',
  agency: 'Добавить орган',
};

export function PlaceActions({ place, adds, removable, done }: Props) {
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const path = `/administration/places/${place.kind}/${place.id}`;
  return (
    <span className="place-actions">
      {adds.map((kind) => (
        <Action key={kind} title={addTitles[kind]} about={place.name} open={() => setOpen(kind)} />
      ))}
      <Action title="Переименовать" about={place.name} open={() => setOpen('RENAME')} />
      {removable && <Action title="Удалить" about={place.name} open={() => setOpen('REMOVE')} />}
      {open === 'RENAME' && <RenameDialog place={place} close={close} done={done} />}
      {open === 'REMOVE' && (
        <ConfirmDialog
          title={`Удалить: ${place.name}?`}
          apply="Удалить"
          deed={{ method: 'DELETE', path, said: `Удалено: ${place.name}` }}
          close={close}
          done={done}
        >
          <p>Удалить можно только то, чем ещё не пользовались. Записи в журнале останутся.</p>
        </ConfirmDialog>
      )}
      {open && open !== 'RENAME' && open !== 'REMOVE' && (
        <PlaceDialog kind={open} title={addTitles[open]} above={place} close={close} done={done} />
      )}
    </span>
  );
}

type ActionProps = { readonly title: string; readonly about: string; readonly open: () => void };

function Action({ title, about, open }: ActionProps) {
  return (
    <Button size="m" view="flat" aria-label={`${title}: ${about}`} onClick={open}>
      {title}
    </Button>
  );
}
