/** A new name for a place; papers issued before keep the old one. */
import { TextInput } from '@gravity-ui/uikit';
import { useState } from 'react';
import { Field, describedBy } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
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
    <FormDialog
      title="Переименовать"
      apply="Сохранить"
      cancel="Не менять"
      busy={request.isPending}
      problem={request.error}
      onApply={apply}
      onClose={close}
    >
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
    </FormDialog>
  );
}
