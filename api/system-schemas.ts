/** Health for the launcher and the operator, live events for screens. */
import * as z from 'zod';
import { operation } from './contract.ts';

export const liveness = operation({
  id: 'liveness',
  method: 'get',
  path: '/health/live',
  summary: 'Процесс работает',
  tag: 'Состояние',
  signedIn: false,
  success: { status: 200, schema: z.object({ status: z.literal('ok') }).meta({ id: 'Liveness' }) },
});
export const readiness = operation({
  id: 'readiness',
  method: 'get',
  path: '/health/ready',
  summary: 'Готов принимать людей',
  tag: 'Состояние',
  signedIn: false,
  success: {
    status: 200,
    schema: z
      .object({ status: z.literal('ready'), engine: z.enum(['up', 'down']), release: z.int() })
      .meta({ id: 'Readiness' }),
  },
});
export const liveEvents = operation({
  id: 'liveEvents',
  method: 'get',
  path: '/events',
  summary:
    'Живые изменения (Server-Sent Events): changed — {"kinds":["tasks"]}; ended — сеанс кончился, поток закрывается',
  tag: 'Состояние',
  signedIn: true,
  success: { status: 200, contentType: 'text/event-stream' },
});
export const readOpenApi = operation({
  id: 'readOpenApi',
  method: 'get',
  path: '/openapi.json',
  summary: 'Описание этого API',
  tag: 'Состояние',
  signedIn: false,
  success: { status: 200, contentType: 'application/json' },
});
