/** A territory under another one: where to, and whose roles gain or lose which centres by it, before it is done. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '../../api-problem.ts';
import { type Organisation, type Territory, territoryMoveQuery } from '../../administration-queries.ts';
import { nameOf, roleNames } from '../../labels.ts';
import { Field } from '../../parts/field.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { isBelow } from './place-tree.ts';
import { type Deed, useDeed } from './use-deed.ts';

type Props = {
  readonly territory: Territory;
  readonly data: Organisation;
  readonly close: () => void;
  readonly done: (deed: Deed) => void;
};

export function MoveDialog({ territory, data, close, done }: Props) {
  const [parentId, setParentId] = useState('');
  const request = useDeed((deed) => {
    done(deed);
    close();
  });
  const places = data.territories.filter(
    ({ id, mayChange }) => mayChange && id !== territory.parentId && !isBelow(data.territories, id, territory.id),
  );
  const apply = () => {
    if (request.isPending || !parentId || !territory.parentId) return;
    const step = { method: 'PUT', path: `/administration/territories/${territory.id}/place` } as const;
    const undo = { ...step, body: { parentId: territory.parentId }, said: `Возвращено на место: ${territory.name}` };
    request.mutate({ ...step, body: { parentId }, said: `Перемещено: ${territory.name}`, undo });
  };
  return (
    <FormDialog
      title="Переместить территорию"
      caption={`Переместить: ${territory.name}`}
      apply="Переместить"
      cancel="Не перемещать"
      busy={request.isPending}
      disabled={!parentId}
      problem={request.error}
      onApply={apply}
      onClose={close}
    >
      {places.length === 0 && <p>Переместить некуда: других территорий, которые вы ведёте, нет.</p>}
      <Field id="move-to" label="Куда" required>
        <NativeSelect
          id="move-to"
          value={parentId}
          placeholder="Выберите территорию"
          choices={places.map(({ id, name }) => ({ value: id, title: name }))}
          onChange={setParentId}
        />
      </Field>
      {parentId && <Effect territoryId={territory.id} parentId={parentId} />}
    </FormDialog>
  );
}

function Effect({ territoryId, parentId }: { readonly territoryId: string; readonly parentId: string }) {
  const effect = useQuery(territoryMoveQuery(territoryId, parentId));
  if (effect.isError) return <ProblemNotice problem={toProblem(effect.error)} retry={() => void effect.refetch()} />;
  if (!effect.data) return <p role="status">Смотрим, чьи права изменятся…</p>;
  const { centres, posts } = effect.data;
  return (
    <div role="status">
      <p>
        {centres.length > 0 ? `Переместятся центры: ${centres.join('; ')}.` : 'Центров на этой территории нет.'} Органы,
        которым идут извещения, ищутся вверх по дереву и тоже могут смениться.
      </p>
      {posts.length === 0 && <p>Ничьи роли не изменятся.</p>}
      <ul className="rule-changes">
        {posts.map(({ name, role, territory, gains }) => (
          <li key={name + role + territory}>
            <strong>{gains ? 'Получит права' : 'Потеряет права'}</strong>: {name}, {nameOf(roleNames, role)} (
            {territory})
          </li>
        ))}
      </ul>
    </div>
  );
}
