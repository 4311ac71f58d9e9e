/**
 * The form of a register of families for one period, as `npm run scenario -- --file` reads it. seeds/register-schema.json is generated
 * from here; docs/register-format.md explains it to people. Codes of messages are those of the API in small letters.
 */
import * as z from 'zod';
import type { ApiSchemas } from '#generated/api-types.ts';

type Small<Code extends string> = readonly Lowercase<Code>[];

const sources = [
  'police',
  'education',
  'health',
  'public_council',
  'relative',
  'anonymous',
  'kdn',
  'guardianship',
  'child',
  'centre',
] as const satisfies Small<ApiSchemas['SignalSource']>;
const reasons = [
  'alcohol',
  'neglect',
  'unattended_child',
  'violence',
  'injury',
  'housing',
  'school',
  'other',
] as const satisfies Small<ApiSchemas['SignalReason']>;
const dangers = ['yes', 'no', 'unknown'] as const satisfies Small<ApiSchemas['Danger']>;
/** OVERCOME: closed with a result; the others without one (domain.md §3, the form of closing). */
const closings = [
  'OVERCOME',
  'AGE_18',
  'MOVED',
  'PARENT_DIED',
  'RIGHTS_DEPRIVED',
  'RIGHTS_RESTRICTED',
  'CHILD_PLACED',
  'PARENT_IMPRISONED',
  'CHILD_DIED',
  'REGISTERED_IN_ERROR',
  'CANCELLED_BY_COURT',
] as const;

const day = z.iso.date().meta({ description: 'Дата ГГГГ-ММ-ДД' });
const figure = z.int().min(0).optional();

const signal = z
  .strictObject({
    on: day.meta({ description: 'День, когда поступило сообщение' }),
    source: z.enum(sources).meta({ description: 'Откуда сообщение' }),
    reason: z.enum(reasons).meta({ description: 'Основная причина' }),
    dangerNow: z.enum(dangers).meta({ description: 'Опасность прямо сейчас' }),
  })
  .meta({ id: 'RegisterSignal', description: 'Сообщение, с которого начался случай' });

const family = z
  .strictObject({
    id: z.string().min(1).max(50).meta({ description: 'Свой знак семьи в этом файле, без имён' }),
    territory: z.string().min(1).meta({ description: 'Название территории из списка territories' }),
    children: z
      .array(z.strictObject({ birthYear: z.int().min(1990).max(2100).meta({ description: 'Год рождения' }) }))
      .min(1)
      .max(20),
    openedOn: day.nullable().meta({ description: 'День решения об открытии; null — решает ход работы по сообщению' }),
    signal: signal.nullable(),
    closedOn: day.nullable().meta({ description: 'День закрытия; null — случай остался открыт' }),
    closing: z.enum(closings).nullable().meta({ description: 'Чем закрыт: OVERCOME — с результатом' }),
  })
  .meta({ id: 'RegisterFamily' });

/** Figures that another report states; they are compared with the count, never used for it. */
const stated = z
  .strictObject({
    carriedOver: figure,
    carriedOverChildren: figure,
    opened: figure,
    openedChildren: figure,
    closed: figure,
    closedChildren: figure,
    left: figure,
    leftChildren: figure,
    signals: figure,
    visits: figure,
    contacts: figure,
  })
  .meta({ id: 'RegisterStated', description: 'Числа из другого отчёта: сверяются с подсчётом' });

export const registerSchema = z
  .strictObject({
    period: z.strictObject({ from: day, to: day }).meta({ description: 'Период отчёта, оба дня входят' }),
    territories: z.array(z.string().min(1)).min(1),
    families: z.array(family).min(1).max(1000),
    stated: stated.optional(),
  })
  .meta({ title: 'Реестр семей за период' });

export type Register = z.output<typeof registerSchema>;
export type RegisterFamily = Register['families'][number];
