/** The territories that a centre serves, chosen by marks; messages can be registered for these. */
import { Button, Checkbox } from '@gravity-ui/uikit';
import { useState } from 'react';
import type { Centre, Organisation } from '../../administration-queries.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { type Deed, useDeed } from './use-deed.ts';

type Props = { readonly centre: Centre; readonly data: Organisation; readonly done: (deed: Deed) => void };

export function ServedTerritories({ centre, data, done }: Props) {
  const [open, setOpen] = useState(false);
  const names = centre.serves.map((id) => data.territories.find((territory) => territory.id === id)?.name ?? id);
  return (
    <p>
      <span className="secondary">Обслуживает: </span>
      {names.join(', ')}
      {centre.mayChange && (
        <Button
          size="m"
          view="flat"
          aria-label={`Изменить обслуживаемые территории: ${centre.name}`}
          onClick={() => setOpen(true)}
        >
          Изменить
        </Button>
      )}
      {open && <ServedDialog centre={centre} data={data} done={done} close={() => setOpen(false)} />}
    </p>
  );
}

function ServedDialog({ centre, data, done, close }: Props & { readonly close: () => void }) {
  const [chosen, setChosen] = useState<readonly string[]>(centre.serves);
  const request = useDeed((deed) => {
    done(deed);
    close();
  });
  const mark = (id: string) => (on: boolean) =>
    setChosen(on ? [...chosen, id] : chosen.filter((other) => other !== id));
  const apply = () => {
    if (request.isPending || chosen.length === 0) return;
    const step = { method: 'PUT', path: `/administration/centres/${centre.id}/territories` } as const;
    request.mutate({
      ...step,
      body: { territoryIds: chosen },
      said: 'Обслуживаемые территории изменены',
      undo: { ...step, body: { territoryIds: centre.serves }, said: 'Возвращены прежние территории' },
    });
  };
  return (
    <FormDialog
      title="Обслуживаемые территории"
      caption={`Обслуживает: ${centre.name}`}
      apply="Сохранить"
      cancel="Не менять"
      busy={request.isPending}
      problem={request.error}
      onApply={apply}
      onClose={close}
    >
      <fieldset className="plain-list">
        <legend className="secondary">Сообщения регистрируют для отмеченных территорий</legend>
        {data.territories.map(({ id, name }) => (
          <div key={id}>
            <Checkbox size="l" checked={chosen.includes(id)} onUpdate={mark(id)}>
              {name}
            </Checkbox>
          </div>
        ))}
      </fieldset>
      {chosen.length === 0 && <p className="field__error">Отметьте хотя бы одну территорию</p>}
    </FormDialog>
  );
}
