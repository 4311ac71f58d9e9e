/** Absences of staff: who is away, till when, and who acts. */
import * as z from 'zod';
import { day, orNull, person, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Администрирование: отсутствия';
const kind = z.enum(['VACATION', 'SICK', 'TRIP', 'STUDY', 'OTHER']).meta({ id: 'AbsenceKind' });
const absenceParam = z.object({ absenceId: uuid });
const absence = z
  .object({
    id: uuid,
    person,
    acting: orNull(person),
    kind,
    fromDay: day,
    toDay: day.meta({ description: 'Последний день отсутствия' }),
    state: z.enum(['RUNNING', 'COMING', 'PAST', 'CANCELLED']),
    enteredBy: z.string(),
    mayChange: z.boolean(),
  })
  .meta({ id: 'StaffAbsence' });

export const listAbsences = operation({
  id: 'listAbsences',
  method: 'get',
  path: '/absences',
  summary: 'Отсутствия сотрудников и кто их замещает',
  tag,
  signedIn: true,
  query: z.object({ which: z.enum(['OPEN', 'PAST']).default('OPEN'), userId: uuid.optional() }),
  success: { status: 200, schema: z.object({ items: z.array(absence) }).meta({ id: 'AbsenceList' }) },
});
export const listAbsenceStaff = operation({
  id: 'listAbsenceStaff',
  method: 'get',
  path: '/absences/staff',
  summary: 'Сотрудники, чьё отсутствие можно записать, и кто может замещать',
  tag,
  signedIn: true,
  success: {
    status: 200,
    schema: z
      .object({
        items: z.array(z.object({ id: uuid, name: z.string(), post: z.string(), mayBeAbsent: z.boolean() })),
      })
      .meta({ id: 'AbsenceStaff' }),
  },
});
export const recordAbsence = operation({
  id: 'recordAbsence',
  method: 'post',
  path: '/absences',
  summary: 'Записать отсутствие; замещающий получает роли отсутствующего на эти дни',
  tag,
  signedIn: true,
  body: z
    .object({ userId: uuid, fromDay: day, toDay: day, kind, actingUserId: orNull(uuid).default(null) })
    .meta({ id: 'NewAbsence' }),
  success: { status: 201, schema: z.object({ id: uuid }).meta({ id: 'CreatedAbsence' }) },
});
export const reviseAbsence = operation({
  id: 'reviseAbsence',
  method: 'put',
  path: '/absences/{absenceId}',
  summary: 'Изменить последний день, отменить запись или вернуть отменённую',
  tag,
  signedIn: true,
  params: absenceParam,
  body: z
    .object({ toDay: day.optional(), cancelled: z.boolean().optional() })
    .refine(({ toDay, cancelled }) => toDay !== undefined || cancelled !== undefined, 'Укажите, что изменить')
    .meta({ id: 'AbsenceRevision' }),
  success: { status: 204 },
});
