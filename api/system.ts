/** Health and the description of the API: no sign-in, no personal data. */
import type { Response, Router } from 'express';
import { sendProblem } from './errors.ts';
import { openApiDocument } from './openapi.ts';
import { liveness, readiness, readOpenApi } from './system-schemas.ts';

export type SystemState = { readonly engine: 'up' | 'down'; readonly release: number | null };

export function systemRoutes(router: Router, parts: { readonly state: () => SystemState }): void {
  const description = openApiDocument('1');
  router.get(liveness.path, (_request, response) => void response.json({ status: 'ok' }));
  router.get(readiness.path, (_request, response) => sayReady(response, parts.state()));
  router.get(readOpenApi.path, (_request, response) => void response.json(description));
}

function sayReady(response: Response, { engine, release }: SystemState): void {
  if (release !== null) return void response.json({ status: 'ready', engine, release });
  sendProblem(response, { status: 503, code: 'STARTING', title: 'Система запускается: схемы ещё не опубликованы' });
}
