/** Reading a case in an emergency: opened with a reason, told to the head of the unit, looked into by her. */
import * as z from 'zod';
import { caseIdParam, instant, orNull, person, uuid } from './common-schemas.ts';
import { operation } from './contract.ts';

const tag = 'Экстренный доступ';
const reason = z.string().trim().min(10).max(1000);
const opened = z.object({ caseId: uuid, until: instant }).meta({ id: 'GlassBroken' });

const glass = z
  .object({
    id: uuid,
    caseId: uuid,
    caseNumber: z.string(),
    openedBy: person,
    post: z.string(),
    reason: z.string(),
    openedAt: instant,
    until: instant,
    review: z.enum(['ACCEPTED', 'OBJECTED']).nullable(),
    reviewNote: z.string(),
    reviewedBy: orNull(person),
    reviewedAt: instant.nullable(),
    mayReview: z.boolean(),
  })
  .meta({ id: 'BrokenGlass' });

export const breakGlass = operation({
  id: 'breakGlass',
  method: 'post',
  path: '/cases/{caseId}/break-glass',
  summary: 'Открыть карту случая в экстренном порядке',
  tag,
  signedIn: true,
  params: caseIdParam,
  body: z.object({ reason }).meta({ id: 'GlassReason' }),
  success: { status: 201, schema: opened },
});
export const breakGlassByNumber = operation({
  id: 'breakGlassByNumber',
  method: 'post',
  path: '/break-glass',
  summary: 'Открыть карту случая в экстренном порядке по номеру',
  tag,
  signedIn: true,
  body: z.object({ caseNumber: z.string().trim().min(1).max(40), reason }).meta({ id: 'GlassByNumber' }),
  success: { status: 201, schema: opened },
  errors: [404],
});
export const listBreakGlass = operation({
  id: 'listBreakGlass',
  method: 'get',
  path: '/break-glass',
  summary: 'Карты, открытые в экстренном порядке',
  tag,
  signedIn: true,
  lists: 'breakGlass',
  success: { status: 200, schema: z.object({ items: z.array(glass) }).meta({ id: 'BrokenGlassList' }) },
});
export const reviewBreakGlass = operation({
  id: 'reviewBreakGlass',
  method: 'post',
  path: '/break-glass/{breakGlassId}/review',
  summary: 'Рассмотреть экстренное открытие карты',
  tag,
  signedIn: true,
  params: z.object({ breakGlassId: uuid }),
  body: z
    .object({ review: z.enum(['ACCEPTED', 'OBJECTED']), note: z.string().trim().max(1000).default('') })
    .meta({ id: 'GlassReview' }),
  success: { status: 204 },
});
