/** Cases: the list, the card, a handed-in form, and the place of a case on its diagram. */
import type { Router } from 'express';
import { DomainError } from '#domain/error.ts';
import type { Transaction } from '#store/database.ts';
import type { SignedInPerson } from '#store/people-store.ts';
import { foundCases } from '#store/searches-store.ts';
import * as card from '#store/views/case-card-view.ts';
import * as diagram from '#store/views/case-diagram-view.ts';
import { type CaseFilter, caseListView } from '#store/views/case-list-view.ts';
import { resourceView } from '#store/views/release-view.ts';
import { readCard, titled } from './case-card-presenter.ts';
import { readingCase, requireCaseAccess } from './case-reading.ts';
import * as contract from './cases-schemas.ts';
import { operate, requireAccess, type Tools } from './operate.ts';
import { readRecord } from './record-presenter.ts';
import type { ReleaseForms } from './release-forms.ts';

const mostFound = 200;

async function listed(trx: Transaction, person: SignedInPerson, filter: CaseFilter, now: string) {
  requireAccess(person, 'read', 'CaseList');
  return { asOf: now, items: (await caseListView(trx, filter)).map(titled) };
}

export function caseRoutes(router: Router, tools: Tools & { readonly forms: ReleaseForms }): void {
  operate(router, tools, contract.listCases, ({ query, now, look }) =>
    look((trx, person) => listed(trx, person, query, now)),
  );

  operate(router, tools, contract.searchCases, ({ body, now, look }) =>
    look(async (trx, person) => {
      const { search, ...filter } = body;
      requireAccess(person, 'read', 'CaseList');
      const ids = await foundCases(trx, person.id, search);
      return listed(trx, person, { ...filter, ids, limit: mostFound }, now);
    }),
  );

  operate(router, tools, contract.readCase, ({ params, userId, now, look }) =>
    look(async (trx, person) => {
      await requireCaseAccess(trx, person, params.caseId);
      await readingCase(trx, { userId, ...params, action: 'READ_CASE' });
      return readCard(trx, person, params.caseId, now);
    }),
  );

  operate(router, tools, contract.readRecord, ({ params, userId, look }) =>
    look(async (trx, person) => {
      await requireCaseAccess(trx, person, params.caseId);
      const { caseId, submissionId } = params;
      const what = { action: 'READ_RECORD', subjectKind: 'submission', subjectId: submissionId };
      await readingCase(trx, { userId, caseId, ...what });
      return readRecord(trx, tools.forms, person, { caseId, submissionId });
    }),
  );

  diagramRoute(router, tools);
}

function diagramRoute(router: Router, tools: Tools): void {
  operate(router, tools, contract.readCaseDiagram, ({ params, query, userId, look }) =>
    look(async (trx, person) => {
      await requireCaseAccess(trx, person, params.caseId);
      await readingCase(trx, { userId, ...params, action: 'READ_CASE_DIAGRAM' });
      return readDiagram(trx, params.caseId, query.partId ?? null);
    }),
  );
}

async function readDiagram(trx: Transaction, caseId: string, partId: string | null) {
  const head = await card.caseHeadView(trx, caseId);
  const lines = await diagram.caseLinesView(trx, caseId);
  const line = lines.find((candidate) => candidate.partId === partId);
  const resource = line && (await resourceView(trx, line.release, `${line.processId}.bpmn`));
  if (!head || !line || !resource) throw new DomainError('NOT_FOUND');
  const { processId, release } = line;
  const tokens = await diagram.lineTokensView(trx, { caseId, partId, processId });
  const visited = await diagram.lineVisitedView(trx, { caseId, partId, processId });
  const reached = [...visited, ...tokens.map(({ elementId }) => elementId)];
  const flows = await diagram.flowsBetweenView(trx, line, reached);
  const name = `Случай ${head.item.number}`;
  return { processId, partId, name, release, xml: resource.content, tokens, visited, flows, lines: lines.map(shown) };
}

const shown = ({ partId, title, beside, state, startedAt, endedAt }: diagram.CaseLine) => {
  return { partId, title, beside, state, startedAt, endedAt };
};
