/** Name and post in words, corrected in place: a married name, a new post. */
import { Button, TextInput } from '@gravity-ui/uikit';
import { useState, type FormEvent } from 'react';
import type { StaffPersonCard } from '../../administration-queries.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { type Deed, useDeed } from './use-deed.ts';

type Props = { readonly person: StaffPersonCard; readonly done: (deed: Deed) => void };
const shortest = 2;

export function PersonNames({ person, done }: Props) {
  const before = { fullName: person.fullName, post: person.post };
  const [names, setNames] = useState(before);
  const request = useDeed((deed) => done(deed));
  const path = `/administration/people/${person.id}`;
  const said = 'Имя и должность исправлены';
  const same = names.fullName.trim() === before.fullName && names.post.trim() === before.post;
  const short = Math.min(names.fullName.trim().length, names.post.trim().length) < shortest;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (same || short || request.isPending) return;
    const body = { fullName: names.fullName.trim(), post: names.post.trim() };
    request.mutate({
      method: 'PUT',
      path,
      body,
      said,
      undo: { method: 'PUT', path, body: before, said: 'Возвращено как было' },
    });
  };
  return (
    <form className="card" aria-label="Имя и должность" onSubmit={save}>
      <h2>Имя и должность</h2>
      <Field id="person-name" label="Фамилия, имя, отчество">
        <TextInput
          id="person-name"
          size="l"
          value={names.fullName}
          controlProps={{ maxLength: 200 }}
          onUpdate={(fullName) => setNames({ ...names, fullName })}
        />
      </Field>
      <Field id="person-post" label="Должность">
        <TextInput
          id="person-post"
          size="l"
          value={names.post}
          controlProps={{ maxLength: 200 }}
          onUpdate={(post) => setNames({ ...names, post })}
        />
      </Field>
      {request.error && <ProblemNotice problem={request.error} />}
      <Button type="submit" size="l" view="outlined" disabled={same || short} loading={request.isPending}>
        Сохранить
      </Button>
    </form>
  );
}
