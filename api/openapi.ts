/** OpenAPI 3.1 written from the very schemas that validate requests and answers. */
import {
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type ResponseConfig,
  extendZodWithOpenApi,
} from '@asteasolutions/zod-to-openapi';
import * as z from 'zod';
import { problem } from './common-schemas.ts';
import { changes, type Operation } from './contract.ts';
import { operations } from './operations.ts';

extendZodWithOpenApi(z);

const errorTitles: Record<number, string> = {
  400: 'Запрос составлен неверно',
  401: 'Нужно войти',
  403: 'Недостаточно прав',
  404: 'Не найдено',
  409: 'Состояние уже изменилось',
  413: 'Запрос слишком велик',
  415: 'Неподдерживаемый вид содержимого',
  422: 'Данные не приняты, ошибки по полям',
  428: 'Нужно указать цель чтения',
  429: 'Слишком много запросов',
  503: 'База данных временно недоступна',
};

/** The statuses with which an operation may refuse. */
function errorStatuses(declared: Operation): readonly number[] {
  const statuses = new Set<number>([429, 503, ...(declared.errors ?? [])]);
  const add = (when: boolean, ...refusals: number[]): void =>
    refusals.forEach((status) => when && statuses.add(status));
  add(Boolean(declared.params ?? declared.query ?? declared.body) || changes(declared), 400);
  add(declared.method !== 'get', 413, 415);
  add(declared.signedIn, 401, 403);
  add(Boolean(declared.params), 404);
  add(changes(declared), 409, 422);
  add(Boolean(declared.readsCase), 428);
  return [...statuses].sort((one, other) => one - other);
}

function responses(declared: Operation): Record<string, ResponseConfig> {
  const { status, schema, contentType } = declared.success;
  const content = schema
    ? { 'application/json': { schema } }
    : contentType
      ? {
          [contentType]: {
            schema:
              contentType === 'application/json'
                ? z.record(z.string(), z.unknown())
                : z.string().meta(declared.success.file ? { format: 'binary' } : {}),
          },
        }
      : undefined;
  const success: ResponseConfig = content
    ? { description: declared.summary, content }
    : { description: declared.summary };
  const refusals = errorStatuses(declared).map((code) => [
    String(code),
    { description: errorTitles[code] ?? 'Ошибка', content: { 'application/problem+json': { schema: problem } } },
  ]);
  return { [status]: success, ...Object.fromEntries(refusals) };
}

const idempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\w-]{8,100}$/)
    .meta({ description: 'Ключ повтора: повторный запрос с тем же ключом не делает дело второй раз' }),
});

/** The description of the whole API as a plain object. */
export function openApiDocument(version: string): Record<string, unknown> {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'seven.sid' });
  for (const declared of operations) {
    registry.registerPath({
      method: declared.method,
      path: `/api${declared.path}`,
      operationId: declared.id,
      summary: declared.summary,
      tags: [declared.tag],
      ...(declared.signedIn ? { security: [{ session: [] }] } : {}),
      request: {
        ...(declared.params ? { params: declared.params } : {}),
        ...(declared.query ? { query: declared.query } : {}),
        ...(changes(declared) ? { headers: idempotencyHeader } : {}),
        ...(declared.body
          ? { body: { required: true, content: { 'application/json': { schema: declared.body } } } }
          : {}),
      },
      responses: responses(declared),
    });
  }
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: '«Семь шагов»', version, description: 'Работа со случаем: сообщения, задачи, случаи, сроки.' },
    servers: [{ url: '/' }],
  });
  return document as unknown as Record<string, unknown>;
}
