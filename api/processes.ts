/** Releases and what they hold, for the viewer of deployed diagrams. */
import type { Router } from 'express';
import { DomainError } from '#domain/error.ts';
import { activeByElementView, releaseListView, resourceView } from '#store/views/release-view.ts';
import { operate, requireAccess, type Tools } from './operate.ts';
import * as contract from './processes-schemas.ts';

export function processRoutes(router: Router, tools: Tools): void {
  operate(router, tools, contract.listReleases, ({ look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'Diagrams');
      return { items: await releaseListView(trx) };
    }),
  );

  operate(router, tools, contract.readResource, ({ params, look }) =>
    look(async (trx, person) => {
      requireAccess(person, 'read', 'Diagrams');
      const { releaseId, name } = params;
      const resource = await resourceView(trx, releaseId, name);
      if (!resource) throw new DomainError('NOT_FOUND');
      const { kind, content } = resource;
      const processId = name.replace(/\.bpmn$/, '');
      const activeByElement = kind === 'bpmn' ? await activeByElementView(trx, releaseId, processId) : {};
      return { name, kind, content, activeByElement };
    }),
  );
}
