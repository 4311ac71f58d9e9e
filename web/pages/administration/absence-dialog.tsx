/** A new absence: who, on which days, why, and who acts. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiSchemas } from '#generated/api-types.ts';
import { absenceKindNames } from '../../administration-labels.ts';
import { absenceStaffQuery } from '../../administration-queries.ts';
import { dayOfMoment, dayOfText } from '../../day-text.ts';
import { DayField } from '../../parts/day-field.tsx';
import { Field } from '../../parts/field.tsx';
import { NativeSelect } from '../../parts/native-select.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { russianDay } from '../../report-words.ts';
import { serverNow } from '../../server-clock.ts';
import { useMoments } from '../../use-session.ts';
import { type Deed, useDeed } from './use-deed.ts';

type Draft = Readonly<Record<'userId' | 'kind' | 'from' | 'to' | 'actingUserId', string>>;
type Errors = { readonly [Name in keyof Draft]?: string };
type Props = { readonly close: () => void; readonly done: (deed: Deed) => void };
const kinds = Object.entries(absenceKindNames).map(([value, title]) => ({ value, title }));

export function AbsenceDialog({ close, done }: Props) {
  const { draft, wrong, edit, apply, request } = useAbsence(close, done);
  const staff = useQuery(absenceStaffQuery).data?.items ?? [];
  const named = (items: typeof staff) => items.map(({ id, name, post }) => ({ value: id, title: `${name}, ${post}` }));
  return (
    <FormDialog
      title="Записать отсутствие"
      apply="Записать"
      cancel="Не записывать"
      busy={request.isPending}
      problem={request.error}
      onApply={apply}
      onClose={close}
    >
      <Field id="absence-who" label="Кто отсутствует" required error={wrong.userId}>
        <NativeSelect
          id="absence-who"
          value={draft.userId}
          placeholder="Выберите сотрудника"
          wrong={Boolean(wrong.userId)}
          choices={named(staff.filter(({ mayBeAbsent }) => mayBeAbsent))}
          onChange={(userId) => edit({ userId })}
        />
      </Field>
      <Field id="absence-kind" label="Причина">
        <NativeSelect id="absence-kind" value={draft.kind} choices={kinds} onChange={(kind) => edit({ kind })} />
      </Field>
      <Days draft={draft} wrong={wrong} edit={edit} />
      <Field
        id="absence-acting"
        label="Кто замещает"
        hint="На эти дни получит роли, случаи и задачи отсутствующего"
        error={wrong.actingUserId}
      >
        <NativeSelect
          id="absence-acting"
          value={draft.actingUserId}
          choices={[{ value: '', title: 'Никто' }, ...named(staff.filter(({ id }) => id !== draft.userId))]}
          onChange={(actingUserId) => edit({ actingUserId })}
        />
      </Field>
    </FormDialog>
  );
}

type DaysProps = { readonly draft: Draft; readonly wrong: Errors; readonly edit: (part: Partial<Draft>) => void };

function Days({ draft, wrong, edit }: DaysProps) {
  return (
    <div className="day-pair">
      <DayField
        id="absence-from"
        label="Первый день"
        required
        value={draft.from}
        error={wrong.from}
        onChange={(from) => edit({ from })}
      />
      <DayField
        id="absence-to"
        label="Последний день"
        required
        value={draft.to}
        error={wrong.to}
        onChange={(to) => edit({ to })}
      />
    </div>
  );
}

function useAbsence(close: () => void, done: (deed: Deed) => void) {
  const { zone } = useMoments();
  const today = russianDay(dayOfMoment(serverNow(), zone));
  const [draft, setDraft] = useState<Draft>({ userId: '', kind: 'VACATION', from: today, to: today, actingUserId: '' });
  const [checked, setChecked] = useState(false);
  const said = 'Отсутствие записано';
  const request = useDeed<ApiSchemas['CreatedAbsence']>((_deed, { id }) => {
    const undo = {
      method: 'PUT',
      path: `/absences/${id}`,
      body: { cancelled: true },
      said: 'Запись отменена',
    } as const;
    done({ path: '/absences', said, undo });
    close();
  });
  const wrong = absenceErrors(draft);
  const apply = () => {
    setChecked(true);
    if (request.isPending || Object.keys(wrong).length > 0) return;
    const { userId, kind, actingUserId } = draft;
    const days = { fromDay: dayOfText(draft.from), toDay: dayOfText(draft.to) };
    request.mutate({ path: '/absences', body: { userId, kind, ...days, actingUserId: actingUserId || null }, said });
  };
  return {
    draft,
    wrong: checked ? wrong : {},
    edit: (part: Partial<Draft>) => setDraft({ ...draft, ...part }),
    apply,
    request,
  };
}

function absenceErrors({ userId, from, to, actingUserId }: Draft): Errors {
  const [first, last] = [dayOfText(from), dayOfText(to)];
  const wrongDay = 'Проверьте дату: день.месяц.год';
  return {
    ...(userId ? {} : { userId: 'Выберите сотрудника' }),
    ...(first === undefined ? { from: wrongDay } : {}),
    ...(last === undefined ? { to: wrongDay } : {}),
    ...(first !== undefined && last !== undefined && last < first ? { to: 'Раньше первого дня' } : {}),
    ...(actingUserId && actingUserId === userId ? { actingUserId: 'Выберите другого сотрудника' } : {}),
  };
}
