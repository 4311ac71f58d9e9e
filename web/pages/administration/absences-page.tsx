/** Who of the staff is away or will be, and who acts; written by the head of the unit or an administrator. */
import { Button } from '@gravity-ui/uikit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { absenceKindNames } from '../../administration-labels.ts';
import { absencesQuery, type StaffAbsence } from '../../administration-queries.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { QueryView } from '../../parts/query-view.tsx';
import { SwitchRow } from '../../parts/switch-row.tsx';
import { russianDay } from '../../report-words.ts';
import { AbsenceDialog } from './absence-dialog.tsx';
import { AdministrationFrame, useAccess } from './administration-frame.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { LastDeed } from './last-deed.tsx';
import type { Deed } from './use-deed.ts';

const stateNames: Readonly<Record<StaffAbsence['state'], string>> = {
  RUNNING: 'Сейчас',
  COMING: 'Будет',
  PAST: 'Прошло',
  CANCELLED: 'Отменено',
};

export function AbsencesPage() {
  const [past, setPast] = useState(false);
  const [adding, setAdding] = useState(false);
  const [last, setLast] = useState<Deed>();
  const absences = useQuery(absencesQuery(past ? 'PAST' : 'OPEN'));
  const mayAdd = useAccess().can('change', 'Absence');
  return (
    <AdministrationFrame
      on="/administration/absences"
      title="Отсутствия"
      lead="Замещающий получает роли отсутствующего на эти дни; в журнале остаются оба имени"
      actions={
        mayAdd && (
          <Button view="action" size="l" onClick={() => setAdding(true)}>
            Записать отсутствие
          </Button>
        )
      }
    >
      <SwitchRow on={past} label="Показать прошедшие и отменённые" onChange={setPast} />
      <QueryView query={absences}>
        {({ items }) =>
          items.length > 0 ? (
            <DataTable caption="Отсутствия" columns={columns(setLast)} rows={items} rowKey={({ id }) => id} />
          ) : (
            <EmptyState title={past ? 'Прошедших отсутствий нет' : 'Все на месте'}>
              {past ? 'Здесь будут записи, которые закончились.' : 'Отпуск, болезнь и командировку записывают заранее.'}
            </EmptyState>
          )
        }
      </QueryView>
      {adding && <AbsenceDialog close={() => setAdding(false)} done={setLast} />}
      <LastDeed deed={last} after={setLast} />
    </AdministrationFrame>
  );
}

function daysText({ fromDay, toDay }: StaffAbsence): string {
  return fromDay === toDay ? russianDay(fromDay) : `${russianDay(fromDay)} – ${russianDay(toDay)}`;
}

function columns(done: (deed: Deed) => void): readonly Column<StaffAbsence>[] {
  return [
    {
      title: 'Кто',
      className: 'col-main',
      cell: ({ person, kind }) => (
        <>
          {person.name}
          <span className="secondary block">{absenceKindNames[kind]}</span>
        </>
      ),
    },
    { title: 'Дни', cell: daysText },
    { title: 'Замещает', cell: ({ acting }) => acting?.name ?? 'не назначен' },
    {
      title: 'Состояние',
      cell: ({ state, enteredBy }) => (
        <>
          {stateNames[state]}
          <span className="secondary block">записал: {enteredBy}</span>
        </>
      ),
    },
    {
      title: 'Действие',
      className: 'col-action',
      cell: (row) => row.mayChange && <Cancelling row={row} done={done} />,
    },
  ];
}

function Cancelling({ row, done }: { readonly row: StaffAbsence; readonly done: (deed: Deed) => void }) {
  const [asking, setAsking] = useState(false);
  if (row.state === 'CANCELLED') return null;
  const step = (cancelled: boolean, said: string) =>
    ({ method: 'PUT', path: `/absences/${row.id}`, body: { cancelled }, said }) as const;
  return (
    <>
      <Button
        size="m"
        view="outlined"
        aria-label={`Отменить отсутствие: ${row.person.name}`}
        onClick={() => setAsking(true)}
      >
        Отменить
      </Button>
      {asking && (
        <ConfirmDialog
          title="Отменить отсутствие?"
          apply="Отменить отсутствие"
          deed={{ ...step(true, 'Отсутствие отменено'), undo: step(false, 'Отсутствие возвращено') }}
          close={() => setAsking(false)}
          done={done}
        >
          <p>
            {row.person.name}, {daysText(row)}.{row.acting && ` ${row.acting.name} больше не замещает.`}
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
