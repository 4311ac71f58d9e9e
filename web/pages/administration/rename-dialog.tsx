/** A new name for a place; papers issued before keep the old one. */
import { Dialog, TextInput } from '@gravity-ui/uikit';
import { useState } from 'react';
import { Field, describedBy } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { Place } from './place.ts';
import { type Deed, useDeed } from './use-deed.ts';

type Props = { readonly place: Place; readonly close: () => void; readonly done: (deed: Deed) => void };
const shortest = 2;

export function RenameDialog({ place, close, done }: Props) {
  const [name, setName] = useState(place.name);
  const request = useDeed((deed) => {
    done(deed);
    close();
  });
  const short = name.trim().length < shortest ? 'Запишите название' : undefined;
  const apply = () => {
    if (request.isPending || short) return;
    if (name.trim() === place.name) return close();
    const step = { method: 'PUT', path: `/administration/places/${place.kind}/${place.id}` } as const;
    request.mutate({
      ...step,
      body: { name: name.trim() },
      said: `Переименовано: ${name.trim()}`,
      undo: { ...step, body: { name: place.name }, said: `Возвращено название: ${place.name}` },
    });
  };
  return (
    <Dialog open onClose={close} maxWidth="s" fullWidth aria-label="Переименовать">
      <Dialog.Header caption="Переименовать" />
      <Dialog.Body className="dialog-body">
        <Field id="rename" label="Название" required error={short} hint="В выпущенных документах останется прежнее">
          <TextInput
            id="rename"
            size="l"
            autoFocus
            value={name}
            controlProps={{ maxLength: 200, 'aria-describedby': describedBy('rename') }}
            onUpdate={setName}
          />
        </Field>
        {request.error && <ProblemNotice problem={request.error} />}
      </Dialog.Body>
      <Dialog.Footer
        textButtonApply="Сохранить"
        textButtonCancel="Не менять"
        loading={request.isPending}
        onClickButtonApply={apply}
        onClickButtonCancel={close}
      />
    </Dialog>
  );
}
