/** The way to put a territory under another one; a root stays where it is. */
import { Button } from '@gravity-ui/uikit';
import { useState } from 'react';
import type { Organisation, Territory } from '../../administration-queries.ts';
import { MoveDialog } from './move-dialog.tsx';
import type { Deed } from './use-deed.ts';

type Props = { readonly territory: Territory; readonly data: Organisation; readonly done: (deed: Deed) => void };

export function MoveTerritory({ territory, data, done }: Props) {
  const [open, setOpen] = useState(false);
  const above = data.territories.find(({ id }) => id === territory.parentId);
  if (!above?.mayChange) return null;
  return (
    <>
      <Button size="m" view="flat" aria-label={`Переместить: ${territory.name}`} onClick={() => setOpen(true)}>
        Переместить
      </Button>
      {open && <MoveDialog territory={territory} data={data} done={done} close={() => setOpen(false)} />}
    </>
  );
}
